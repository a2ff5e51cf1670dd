import CertificateChecker

/// A mask as strings of 0 and 1, outputs × inputs.
typealias LayerMask = [String]

func networkCertificate(_ layers: [LayerMask], _ proof: String) -> String {
    // The description of a long list of long strings takes seconds.
    let masks = layers.map { "[\($0.map { "\"" + $0 + "\"" }.joined(separator: ", "))]" }.joined(separator: ", ")
    return
        "{\"format\": \"supportcheck.certificate/2\", \"instance\": {\"name\": \"n\", \"layers\": [\(masks)]}, \"verdict\": \"closed\", \"proof\": \(proof)}"
}

/// Where the proof is rejected; nil if it is accepted.
func networkPlace(_ layers: [LayerMask], _ proof: String) throws -> String? {
    try verify(networkCertificate(layers, proof)).place
}

/// A certificate that a network is not closed.
struct NetworkWitness {
    var layers: [LayerMask]
    var window = "{\"rows\": [0, 1], \"columns\": [0, 1]}"
    var matrix: String
    var curve: [String]
    var blocks: String
    var refutation: String

    var text: String {
        """
        {"format": "supportcheck.certificate/2", "instance": {"name": "n", "layers": \(layers)}, "verdict": "not-closed", "window": \(window),
         "witness": {"A": \(matrix), "layers": [\(curve.joined(separator: ", "))]}, "blocks": \(blocks), "refutation": \(refutation)}
        """
    }
    var place: String? { get throws { try verify(text).place } }
}

let lowerMask = ["10", "11"]
let upperMask = ["11", "01"]
let unitMask = ["10", "01"]
let fullMask = ["11", "11"]

/// The parts of proofs.
enum Proof {
    static func peeled(_ peel: [String], _ inner: String? = nil) -> String {
        "{\"rule\": \"SC502\", \"peel\": [\(peel.map { "\"\($0)\"" }.joined(separator: ", "))]\(inner.map { ", \"proof\": \($0)" } ?? "")}"
    }
    static func components(_ parts: [String]) -> String {
        "{\"rule\": \"SC503\", \"parts\": [\(parts.joined(separator: ", "))]}"
    }
    /// The paths of a column are units of the levels 1, …, c, those of a row of the levels 0, …, c − 1.
    static func line(_ side: String, _ line: Int, _ paths: [[Int]]) -> String {
        "{\"side\": \"\(side)\", \"line\": \(line), \"paths\": \(paths)}"
    }
    /// `range` holds the first layer and the number of layers.
    static func fullBlock(_ range: [Int], _ lines: [String], _ inner: String = peeled([])) -> String {
        "{\"rule\": \"SC504\", \"layers\": \(range), \"links\": [\(lines.joined(separator: ", "))], \"proof\": \(inner)}"
    }
    static func fullPair(_ layer: Int, _ lines: [String], _ inner: String = peeled([])) -> String {
        fullBlock([layer, 2], lines, inner)
    }
    static func equalEnds(_ side: String, _ delete: [Int], _ inner: String) -> String {
        "{\"rule\": \"SC505\", \"side\": \"\(side)\", \"delete\": \(delete), \"proof\": \(inner)}"
    }
    static func twoLayers(_ steps: [String]) -> String {
        "{\"rule\": \"SC506\", \"proof\": [\(steps.joined(separator: ", "))]}"
    }
    static func normalForms(_ deletions: [String], _ tree: String) -> String {
        "{\"rule\": \"SC507\", \"deletions\": [\(deletions.joined(separator: ", "))], \"tree\": \(tree)}"
    }

    // MARK: Trees of normal forms

    static func deletion(_ side: String, _ line: Int, _ inner: String) -> String {
        "{\"side\": \"\(side)\", \"line\": \(line), \"proof\": \(inner)}"
    }
    static func zeroLine(_ side: String, _ line: Int) -> String {
        "{\"zeroLine\": {\"side\": \"\(side)\", \"line\": \(line)}}"
    }
    static func branch(_ cell: [Int], zero: String, cleared: [[Int]] = [], nonzero: String) -> String {
        "{\"cell\": \(cell), \"zero\": \(zero), \"cleared\": \(cleared), \"nonzero\": \(nonzero)}"
    }
    static func cases(_ parameters: [[Int]] = [], _ tree: String) -> String {
        "{\"parameters\": \(parameters), \"cases\": \(tree)}"
    }
    static func denominator(_ exponents: [Int] = [], factors: [[Int]] = [], constant: String = "1") -> String {
        "{\"constant\": \"\(constant)\", \"exponents\": \(exponents), \"factors\": \(factors)}"
    }
    static func cases(_ tree: String) -> String { cases([], tree) }
    /// Each support's cells.
    static func stars(_ list: [(Int, [[Int]])]) -> String {
        "{\"stars\": [\(list.map { "[\($0.0), \($0.1)]" }.joined(separator: ", "))]}"
    }
    /// Constant entries: output, input and number, by layers; there are `s` parameters.
    static func factors(_ layers: [[(Int, Int, Int)]], _ denominator: String = denominator(), s: Int = 0) -> String {
        let exponents = Array(repeating: 0, count: s)
        let texts = layers.map {
            "[\($0.map { "[\($0.0), \($0.1), [[\"\($0.2)\", \(exponents)]]]" }.joined(separator: ", "))]"
        }
        return "{\"factors\": [\(texts.joined(separator: ", "))], \"denominator\": \(denominator)}"
    }
    static func rank(
        rows: [Int] = [0, 1], columns: [Int] = [0, 1], cutRows: [Int] = [], cutColumns: [Int] = [], neurons: [[Int]],
        determinant: String = denominator()
    ) -> String {
        "{\"rank\": {\"rows\": \(rows), \"columns\": \(columns), \"cutRows\": \(cutRows), \"cutColumns\": \(cutColumns), \"neurons\": \(neurons), \"determinant\": \(determinant)}}"
    }
}

/// Networks as sets of paths.
enum NetworkFacts {
    static func has(_ mask: LayerMask, _ output: Int, _ input: Int) -> Bool { Array(mask[output].utf8)[input] == 49 }
    static func columns(_ mask: LayerMask) -> Int { mask.first?.utf8.count ?? 0 }

    static func product(_ left: LayerMask, _ right: LayerMask) -> LayerMask {
        left.indices.map { i in
            String(
                (0..<columns(right)).map { j in
                    right.indices.contains { has(left, i, $0) && has(right, $0, j) } ? "1" : "0"
                })
        }
    }

    /// Inputs, then the outputs of each layer.
    static func sizes(_ layers: [LayerMask]) -> [Int] { layers.prefix(1).map(columns) + layers.map(\.count) }

    /// The mask with one more cell.
    static func setting(_ mask: LayerMask, _ output: Int, _ input: Int) -> LayerMask {
        mask.indices.map { i in
            String((0..<columns(mask)).map { i == output && $0 == input || has(mask, i, $0) ? "1" : "0" })
        }
    }

    /// Whether each line of the mask has at most one cell: then a neighbour takes the layer in.
    static func isSubpermutation(_ mask: LayerMask) -> Bool {
        mask.indices.allSatisfy { i in (0..<columns(mask)).filter { has(mask, i, $0) }.count <= 1 }
            && (0..<columns(mask)).allSatisfy { j in mask.indices.filter { has(mask, $0, j) }.count <= 1 }
    }

    /// Whether a network of hidden places of two neurons is not closed, where this is known: some layers are taken in
    /// by others until two are left, or one.
    static func isNotClosed(_ layers: [LayerMask]) -> Bool? {
        if layers.count == 1 { return false }
        guard layers.count > 2 else {
            let (first, second) = (layers[0], layers[1])
            let right = (0..<columns(first)).map { j in String(first.indices.map { has(first, $0, j) ? "1" : "0" }) }
            return KnownAnswers.widthTwoIsNotClosed(TestMasks(left: second, right: right))
        }
        guard let index = layers.firstIndex(where: isSubpermutation) else { return nil }
        var rest = layers
        let pair = index + 1 < layers.count ? index : index - 1
        rest.replaceSubrange(pair...(pair + 1), with: [product(layers[pair + 1], layers[pair])])
        return isNotClosed(rest)
    }

    /// Every mask of two rows and two columns.
    static let squares: [LayerMask] = (0..<16).map { bits in
        (0..<2).map { row in String((0..<2).map { bits >> (2 * row + $0) & 1 == 1 ? "1" : "0" }) }
    }
}
