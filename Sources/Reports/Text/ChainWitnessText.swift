import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import SupportTheory

/// A proof that the products of the layers of a network form no closed set, laid out so that it can be followed by
/// hand.
struct ChainWitnessText {
    private let proof: ChainNonClosedness
    private let names: [String]

    /// Tables with more lines than this are replaced by lists of entries.
    private static let mostLines = 16
    private static let mostEntries = 60

    init(_ proof: ChainNonClosedness, _ instance: MaskInstance) {
        self.proof = proof
        if case .network(let layers) = instance.masks { names = layers.map(\.name) } else { names = [] }
    }

    var sections: [ReportSection] {
        [
            ReportSection(title: "Where", passages: place, isPlaceOfPicture: true),
            ReportSection(title: "A is a limit of products", passages: curve),
            ReportSection(title: "A is not a product", passages: refutation),
        ]
    }

    private var place: [Passage] {
        [
            .paragraph(
                "\(named("output", proof.rows)) (rows); \(named("input", proof.columns)) (columns); outside of this window A is zero"
            ), .space,
        ]
            + matrix(proof.limit.mapValues(\.description), title: "A", rows: proof.rows, columns: proof.columns)
    }

    private var curve: [Passage] {
        var passages: [Passage] = [
            .paragraph(
                "As t → 0 the products W_\(proof.layers.count)(t) ⋯ W_1(t) of these weights tend to A; all other weights are zero."
            )
        ]
        // The middle of a deep network is left to the JSON report.
        let shown = proof.layers.count > MasksText.mostLevels ? MasksText.mostLevels - 1 : proof.layers.count
        for (layer, entries) in proof.layers.enumerated() where layer < shown || layer == proof.layers.count - 1 {
            if layer >= shown {
                passages.append(.paragraph("… \(counted(layer - shown, "layer")) more (all of them: --format json)"))
            }
            let (rows, columns) = (Set(entries.keys.map(\.row)).sorted(), Set(entries.keys.map(\.column)).sorted())
            let title =
                layer < names.count ? "\(names[layer]): W_\(layer + 1)(t), outputs × inputs" : "W_\(layer + 1)(t)"
            passages += [.space] + matrix(entries.mapValues(\.description), title: title, rows: rows, columns: columns)
        }
        let product = ChainNonClosedness.product(proof.layers).mapValues(\.description)
        return passages + [.space] + matrix(product, title: "their product", rows: proof.rows, columns: proof.columns)
    }

    private func matrix(_ entries: [Cell: String], title: String, rows: [Int], columns: [Int]) -> [Passage] {
        guard max(rows.count, columns.count) <= Self.mostLines else {
            let shown = entries.sorted { $0.key < $1.key }.prefix(Self.mostEntries).map {
                Passage.formula("[\($0.key.row),\($0.key.column)] = \($0.value)")
            }
            return [.paragraph("\(title):")] + shown
                + (entries.count > Self.mostEntries
                    ? [.paragraph("… and \(entries.count - Self.mostEntries) more (all of them: --format json)")] : [])
        }
        let grid = Grid(
            title: title, columnLabels: columns.map(String.init),
            rows: rows.map { row in (String(row), columns.map { entries[Cell(row: row, column: $0)] ?? "0" }) })
        return [.tables([grid])]
    }

    /// Cases with single entries help few readers: their number, and where the whole is.
    private var refutation: [Passage] {
        let blocks =
            proof.blocks.count == proof.layers.count
            ? "the layers"
            : "the layers taken together in blocks of \(proof.blocks.map(String.init).joined(separator: ", ")) from the input side, each as any matrix on the product of its masks"
        return [
            .paragraph(
                "The equations W_N ⋯ W_1 = A, for \(blocks), have no real solution: \(counted(Self.leafCount(proof.refutation), "case")), each with an identity or a determinant that a solution would contradict. "
                    + "They are in the certificate, and the checker multiplies them out.")
        ]
    }

    private static func leafCount(_ refutation: Refutation) -> Int {
        switch refutation {
        case .minor, .identity: return 1
        case .split(_, let zero, let nonzero), .splitPolynomial(_, let zero, let nonzero):
            return leafCount(zero) + leafCount(nonzero)
        }
    }
}
