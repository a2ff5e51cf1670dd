import Foundation

/// Checks certificates of the format `supportcheck.certificate/1`.
public enum CertificateVerifier {
    static let format = "supportcheck.certificate/1"

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
        certificate: Data, maskFile: (bytes: Data, name: String)? = nil,
        limits: Limits = Limits()
    ) throws(CheckerInputError) -> Verification {
        var masks: MaskFile?
        if let maskFile { masks = try MaskFile(maskFile.bytes, name: maskFile.name) }
        return verify(certificate, masks: masks, limits: limits).result
    }

    /// Checks the bytes of a certificate, and says what was charged.
    package static func meter(_ certificate: Data, limits: Limits = Limits()) -> (result: Verification, work: Int) {
        verify(certificate, masks: nil, limits: limits)
    }

    /// Checks a file; `-` is standard input.
    ///
    /// - Throws: `CheckerInputError` if a file cannot be opened or is too large, or the mask file is not a mask file.
    public static func verify(path: String, inputPath: String? = nil, limits: Limits = Limits())
        throws(CheckerInputError) -> Verification
    {
        var masks: MaskFile?
        if let inputPath { masks = try readMasks(inputPath, limits: limits) }
        return try verify(path: path, masks: masks, limits: limits)
    }

    static func readMasks(_ path: String, limits: Limits) throws(CheckerInputError) -> MaskFile {
        try MaskFile(try FileBytes.read(path, limit: limits.maskBytes), name: path)
    }

    static func verify(path: String, masks: MaskFile?, limits: Limits) throws(CheckerInputError) -> Verification {
        verify(try FileBytes.read(path, limit: limits.certificateBytes), masks: masks, limits: limits).result
    }

    private static func verify(_ certificate: Data, masks: MaskFile?, limits: Limits) -> (
        result: Verification, work: Int
    ) {
        let budget = Budget(limits)
        do throws(Rejection) {
            guard certificate.count <= limits.certificateBytes else {
                throw Rejection(place: "1:1", reason: "the certificate is larger than \(limits.certificateBytes) bytes")
            }
            return (.verified(try check(try JSONDocument(certificate, budget).root, masks: masks)), budget.spent)
        } catch {
            return (.rejected(error), budget.spent)
        }
    }

    private static func check(_ root: JSONValue, masks file: MaskFile?) throws(Rejection) -> Statement {
        guard let value = try root.member("verdict") else { throw root.rejection("the key \"verdict\" is missing") }
        guard let verdict = Statement.Verdict(rawValue: try value.string()) else {
            throw value.rejection("expected \"closed\", \"not-closed\", \"member\" or \"not-member\"")
        }
        if verdict == .notClosed, try root.member("witness")?.member("layers") != nil {
            return try NetworkNonClosedness.check(root, file: file)
        }
        let fields =
            switch verdict {
            case .closed: try root.fields("format", "instance", "verdict", "proof")
            case .notClosed: try root.fields("format", "instance", "verdict", "window", "witness", "refutation")
            case .member: try root.fields("format", "instance", "verdict", "matrix", "factors")
            case .notMember: try root.fields("format", "instance", "verdict", "matrix", "refutation")
            }
        try requireFormat(fields[0])
        if verdict == .closed, !fields[3].isArray {
            let network = try Network(fields[1], file: file)
            return Statement(network: network, verdict: .closed, rule: try NetworkProof.check(fields[3], of: network))
        }
        let instance = try Instance(fields[1], file: file)
        let masks = instance.masks
        var subject: Matrix?
        switch verdict {
        case .closed:
            let state = try State(masks, at: fields[3])
            try ClosedProof.check(fields[3], of: state, depth: 0)
        case .notClosed:
            let window = try Window(fields[3], rows: masks.rows, columns: masks.columns)
            let witness = try Witness(fields[4], masks: masks, window: window)
            var refutation = Refutation(chain: FactorChain(masks), matrix: witness.matrix, window: window)
            try refutation.check(fields[5])
        case .member:
            let matrix = try Matrix(fields[3], rows: masks.rows, columns: masks.columns, window: nil)
            try Factors.check(fields[4], of: matrix, masks: masks)
            subject = matrix
        case .notMember:
            let matrix = try Matrix(fields[3], rows: masks.rows, columns: masks.columns, window: nil)
            var refutation = Refutation(chain: FactorChain(masks), matrix: matrix, window: nil)
            try refutation.check(fields[4])
            subject = matrix
        }
        return Statement(
            instance: instance.name, rows: masks.rows, columns: masks.columns, width: masks.width, verdict: verdict,
            matrix: subject?.listed, network: nil)
    }

    static func requireFormat(_ value: JSONValue) throws(Rejection) {
        guard try value.string() == format else { throw value.rejection("expected \"\(format)\"") }
    }
}
