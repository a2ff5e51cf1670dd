import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import SupportTheory

/// A proof that a set of products is not closed, laid out so that it can be followed by hand.
struct WitnessText {
    private let proof: NonClosedness
    /// The supports of two factors; nil for a network of layers.
    private let supports: RankOneSupports?
    /// The names of a network's layers.
    private let layerNames: [String]
    private let names: LineNames

    private static let mostEntries = 60

    init(_ proof: NonClosedness, _ analysis: InstanceAnalysis, _ names: LineNames) {
        self.proof = proof
        supports = analysis.factorization?.supports
        layerNames = analysis.instance.layers?.map(\.name) ?? []
        self.names = names
    }

    var sections: [ReportSection] {
        [
            ReportSection(title: "Where", passages: place, isPlaceOfPicture: true),
            ReportSection(
                title: "A is a limit of products", passages: supports.map(factorCurve) ?? layerCurve),
            ReportSection(
                title: "A is not a product",
                passages: supports.map { RefutationText(proof, $0, names).passages } ?? [countedRefutation]),
        ]
    }

    /// Tables with more lines than this are replaced by lists of entries.
    private var mostLines: Int { supports == nil ? 16 : 24 }

    // MARK: Where

    private var place: [Passage] {
        guard let supports else {
            let window = "\(named("output", proof.rows)) (rows); \(named("input", proof.columns)) (columns)"
            return [.paragraph("\(window); outside of this window A is zero"), .space]
                + matrix(proof.limit, title: "A", rows: proof.rows, columns: proof.columns)
        }
        let introduction = Passage.paragraph(
            "\(names.rows(proof.rows)); \(names.columns(proof.columns)); outside of this window A is zero")
        guard max(proof.rows.count, proof.columns.count) <= mostLines else {
            return [introduction, .space]
                + matrix(proof.limit, title: "A", rows: proof.rows, columns: proof.columns)
        }
        let cover = grid("\(names.supports.noun)s", proof.rows, proof.columns, (names.rows, names.columns)) {
            row, column in
            let cover = supports.cover(row: row, column: column).members
            if cover.isEmpty { return "·" }
            return cover.count <= 3 ? cover.map { names.supports[$0] }.joined(separator: ",") : "#\(cover.count)"
        }
        let values = grid("A", proof.rows, proof.columns, proof.limit, (names.rows, names.columns))
        return [
            introduction, .space, .tables([cover, values]), .space,
            .paragraph("\(names.supports.noun)s: those that cover the cell (· none, #n: n of them)"),
        ]
    }

    // MARK: The curve of two factors

    private func factorCurve(_ supports: RankOneSupports) -> [Passage] {
        let (lower, upper) = (proof.curve.layers[0], proof.curve.layers[1])
        let rows = Set(upper.keys.map(\.row)).union(proof.rows).sorted()
        let columns = Set(lower.keys.map(\.column)).union(proof.columns).sorted()
        let used = Set(upper.keys.map(\.column)).intersection(lower.keys.map(\.row)).sorted()
        guard max(rows.count, columns.count, used.count) <= mostLines else { return factorEntries }
        let left = grid("X(t)", rows, used, (names.rows, names.supports)) { row, support in
            supports.masks.left[row, support] ? value(upper, row, support) : "·"
        }
        let right = grid("Y(t)", columns, used, (names.columns, names.supports)) { column, support in
            supports.masks.right[column, support] ? value(lower, support, column) : "·"
        }
        let introduction =
            "As t → 0 the products X(t) Y(t)ᵀ of these factors tend to A. A row of X is a row of A, a row of Y is a column of A, their columns are the "
            + "\(names.supports(used)) (· is outside the supports); all other entries are zero."
        return [
            .paragraph(introduction), .space, .tables([left, right]), .space,
            .tables([grid("X(t) Y(t)ᵀ", rows, columns, proof.curve.product(), (names.rows, names.columns))]),
        ]
    }

    /// The entries of a large curve, one a line.
    private var factorEntries: [Passage] {
        func list(
            _ factor: String, _ lines: LineNames.Lines, _ entries: [(line: Int, support: Int, value: LaurentPolynomial)]
        ) -> [Passage] {
            let shown = entries.sorted { ($0.line, $0.support) < ($1.line, $1.support) }.prefix(Self.mostEntries)
                .map { Passage.formula("\(factor)[\(lines[$0.line]),\(names.supports[$0.support])] = \($0.value)") }
            let more = entries.count - Self.mostEntries
            return shown
                + (more > 0
                    ? [.paragraph("… and \(more) more entries of \(factor.uppercased()) (all of them: --format json)")]
                    : [])
        }
        let introduction =
            "As t → 0 the products X(t) Y(t)ᵀ tend to A for the factors with these entries and zeros elsewhere (x[i,k]: row i, support k; y[j,k]: column j, support k):"
        return [.paragraph(introduction)]
            + list("x", names.rows, proof.curve.layers[1].map { ($0.key.row, $0.key.column, $0.value) })
            + list("y", names.columns, proof.curve.layers[0].map { ($0.key.column, $0.key.row, $0.value) })
    }

    // MARK: The curve of layers

    private var layerCurve: [Passage] {
        let layers = proof.curve.layers
        var passages: [Passage] = [
            .paragraph(
                "As t → 0 the products W_\(layers.count)(t) ⋯ W_1(t) of these weights tend to A; all other weights are zero."
            )
        ]
        // The middle of a deep network is left to the JSON report.
        let shown = layers.count > MasksText.mostLevels ? MasksText.mostLevels - 1 : layers.count
        for (layer, entries) in layers.enumerated() where layer < shown || layer == layers.count - 1 {
            if layer >= shown {
                passages.append(.paragraph("… \(counted(layer - shown, "layer")) more (all of them: --format json)"))
            }
            let (rows, columns) = (Set(entries.keys.map(\.row)).sorted(), Set(entries.keys.map(\.column)).sorted())
            let title =
                layer < layerNames.count
                ? "\(layerNames[layer]): W_\(layer + 1)(t), outputs × inputs" : "W_\(layer + 1)(t)"
            passages += [.space] + matrix(entries, title: title, rows: rows, columns: columns)
        }
        return passages + [.space]
            + matrix(proof.curve.product(), title: "their product", rows: proof.rows, columns: proof.columns)
    }

    /// Cases with single entries help few readers of a network: their number, and where the whole is.
    private var countedRefutation: Passage {
        let blocks =
            proof.blocks.count == proof.curve.layers.count
            ? "the layers"
            : "the layers taken together in blocks of \(proof.blocks.map(String.init).joined(separator: ", ")) from the input side, each as any matrix on the product of its masks"
        return .paragraph(
            "The equations W_N ⋯ W_1 = A, for \(blocks), have no real solution: \(counted(proof.refutation.leafCount, "case")), each with an identity or a determinant that a solution would contradict. "
                + "They are in the certificate, and the checker multiplies them out.")
    }

    // MARK: Tables

    private func value<Value: CustomStringConvertible>(_ entries: [Cell: Value], _ row: Int, _ column: Int) -> String {
        entries[Cell(row: row, column: column)]?.description ?? "0"
    }

    private typealias Axes = (rows: LineNames.Lines, columns: LineNames.Lines)

    /// Lines by their numbers.
    private static let plainAxes: Axes = (LineNames.numbers.rows, LineNames.numbers.columns)

    private func grid(
        _ title: String, _ rows: [Int], _ columns: [Int], _ axes: Axes = Self.plainAxes, _ cell: (Int, Int) -> String
    ) -> Grid {
        Grid(
            title: title, columnLabels: columns.map { axes.columns[$0] },
            rows: rows.map { row in (axes.rows[row], columns.map { cell(row, $0) }) })
    }

    private func grid<Value: CustomStringConvertible>(
        _ title: String, _ rows: [Int], _ columns: [Int], _ entries: [Cell: Value], _ axes: Axes = Self.plainAxes
    ) -> Grid {
        grid(title, rows, columns, axes) { value(entries, $0, $1) }
    }

    /// A table, or the entries one a line if it were too large.
    private func matrix<Value: CustomStringConvertible>(
        _ entries: [Cell: Value], title: String, rows: [Int], columns: [Int]
    ) -> [Passage] {
        guard max(rows.count, columns.count) > mostLines else {
            return [.tables([grid(title, rows, columns, entries)])]
        }
        let shown = entries.sorted { $0.key < $1.key }.prefix(Self.mostEntries).map {
            Passage.formula("[\($0.key.row),\($0.key.column)] = \($0.value)")
        }
        let more = entries.count - Self.mostEntries
        return [.paragraph("\(title):")] + shown
            + (more > 0 ? [.paragraph("… and \(more) more (all of them: --format json)")] : [])
    }
}

extension Refutation {
    fileprivate var leafCount: Int {
        switch self {
        case .minor, .identity: 1
        case .split(_, let zero, let nonzero), .splitPolynomial(_, let zero, let nonzero):
            zero.leafCount + nonzero.leafCount
        case .rank(let comparison):
            max(1, comparison.alternatives.reduce(0) { $0 + $1.refutation.leafCount })
        }
    }
}
