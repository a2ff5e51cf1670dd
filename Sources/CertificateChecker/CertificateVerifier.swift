import CheckerInput
import Foundation

/// Checks certificates of the format `supportcheck.certificate/2`.
public enum CertificateVerifier {
    private static let family = "supportcheck.certificate/"

    /// The rejection of a certificate of the format before.
    package static let oldFormat = Rejection(
        place: "format",
        reason:
            "this certificate has format 1; this checker reads format 2: make it anew with supportcheck analyze MASKS --certificate FILE"
    )

    /// Checks the bytes of a certificate.
    ///
    /// - Parameters:
    ///   - certificate: the JSON text.
    ///   - maskFile: the bytes and the name (for messages) of a `masks.txt`; required if the certificate does not hold
    ///     its masks, and otherwise compared with them.
    /// - Throws: `CheckerInputError` if the mask file is not a mask file. A malformed certificate is rejected, not
    ///   thrown.
    /// - Complexity: bounded by `limits.work`.
    public static func verify(
        certificate: Data, maskFile: (bytes: Data, name: String)? = nil, limits: Limits = Limits()
    ) throws(CheckerInputError) -> Verification {
        var masks: MaskFile?
        if let maskFile { masks = try MaskFile(maskFile.bytes, name: maskFile.name) }
        return meter(certificate, masks: masks, limits: limits).result
    }

    /// Checks the bytes of a certificate, and says what was charged.
    package static func meter(_ certificate: Data, masks: MaskFile? = nil, limits: Limits = Limits()) -> (
        result: Verification, work: Int
    ) {
        let budget = Budget(limits)
        guard certificate.count <= limits.certificateBytes else {
            let reason = "the certificate is larger than \(limits.certificateBytes) bytes"
            return (.rejected(Rejection(place: "1:1", reason: reason)), 0)
        }
        do throws(Rejection) {
            let document = try JSONDocument(certificate, budget)
            do throws(Rejection) {
                return (.verified(try check(JSONValue(root: document), masks: masks)), budget.spent)
            } catch  where error.place.isEmpty {
                // What ends at the limit has no place of its own.
                throw JSONValue(lastReadOf: document).rejection(error.reason)
            }
        } catch {
            return (.rejected(error), budget.spent)
        }
    }

    private static func check(_ root: JSONValue, masks file: MaskFile?) throws(Rejection) -> Statement {
        if let format = try root.member("format"), try format.string() == family + "1" { throw oldFormat }
        guard let value = try root.member("verdict") else { throw root.rejection("the key \"verdict\" is missing") }
        guard let verdict = Statement.Verdict(rawValue: try value.string()) else {
            throw value.rejection("expected \"closed\", \"not-closed\", \"member\" or \"not-member\"")
        }
        let keys =
            switch verdict {
            case .closed: ["proof"]
            case .notClosed where try root.member("proof") != nil: ["proof"]
            case .notClosed: ["window", "witness", "blocks", "refutation"]
            case .member: ["matrix", "factors"]
            case .notMember: ["matrix", "refutation"]
            }
        let fields = try root.fields(["format", "instance", "verdict"] + keys, optional: []).required
        try fields[0].require(try fields[0].string() == family + "2", "expected \"\(family)2\"")
        let instance = try Instance(fields[1], file: file)
        if verdict == .closed {
            return instance.statement(.closed, rule: try NetworkProof.check(fields[3], of: instance))
        }
        guard case .masks(let layers) = instance.layers else {
            throw fields[1].rejection("only closedness can be stated of a network that is given by patterns")
        }
        if keys == ["proof"] {
            try RuleSC512.check(fields[3], layers)
            return instance.statement(.notClosed, rule: "SC512")
        }
        if verdict == .notClosed {
            try checkNotClosed(fields, instance, layers)
            return instance.statement(.notClosed)
        }
        try fields[1].require(layers.count >= 2, "a product has at least two layers")
        let matrix = try Matrix(fields[3], rows: instance.outputs, columns: instance.inputs)
        if verdict == .member {
            try Membership.check(fields[4], of: matrix, layers: layers)
        } else {
            try refute(matrix, by: fields[4], factors: layers, window: nil)
        }
        return instance.statement(verdict, matrix: matrix)
    }

    /// A is a limit of products, and no product of matrices on the boolean products of blocks of the masks. The layers
    /// of a block have a product on that mask, so A is no product of the layers either.
    private static func checkNotClosed(_ fields: [JSONValue], _ instance: Instance, _ layers: [BitMatrix])
        throws(Rejection)
    {
        let window = try Window(fields[3], rows: instance.outputs, columns: instance.inputs)
        let matrix = try Limit.check(fields[4], of: layers, window: window)
        var blocks: [BitMatrix] = []
        var start = 0
        for element in try fields[5].elements() {
            try element.require(start < layers.count, "the blocks before this one hold all layers")
            let size = try element.integer(in: 1...layers.count - start, "a number of layers")
            blocks.append(try BitMatrix.product(of: layers[start..<start + size], at: element))
            start += size
        }
        try fields[5].require(start == layers.count, "the blocks hold \(start) of \(layers.count) layers")
        try fields[5].require(blocks.count >= 2, "expected at least two blocks")
        try refute(matrix, by: fields[6], factors: blocks, window: window)
    }

    private static func refute(_ matrix: Matrix, by value: JSONValue, factors: [BitMatrix], window: Window?)
        throws(Rejection)
    {
        let chain = try FactorChain(factors, at: value)
        var refutation = Refutation(RefutationPath(chain: chain, matrix: matrix, window: window))
        try refutation.check(value)
    }
}
