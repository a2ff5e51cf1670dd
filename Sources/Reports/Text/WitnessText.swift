import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import SupportTheory

/// A proof that P is not closed, laid out so that it can be followed by hand.
struct WitnessText {
    let proof: NonClosedness
    let supports: RankOneSupports

    /// Tables with more lines than this are replaced by lists of entries.
    private static let mostLines = 24
    private static let mostEntries = 60

    init(_ proof: NonClosedness, _ supports: RankOneSupports) {
        self.proof = proof
        self.supports = supports
    }

    var sections: [ReportSection] {
        [
            ReportSection(title: "Where", passages: place, isPlaceOfPicture: true),
            ReportSection(title: "A is a limit of products", passages: limit),
            ReportSection(title: "A is not a product", passages: RefutationText(proof, supports).passages),
        ]
    }

    private var place: [Passage] {
        [
            .paragraph(
                "\(named("row", proof.rows)); \(named("column", proof.columns)); outside of this window A is zero"),
            .space,
            .tables(isDrawn ? [cover, matrix] : [matrix]),
        ] + (isDrawn ? [.space, .paragraph("supports: those that cover the cell (· none, #n: n of them)")] : [])
    }

    private var isDrawn: Bool { proof.rows.count <= Self.mostLines && proof.columns.count <= Self.mostLines }

    private var cover: Grid {
        table("supports", proof.rows, proof.columns) { row, column in
            let cover = supports.cover(row: row, column: column).members
            if cover.isEmpty { return "·" }
            return cover.count <= 3 ? cover.map(String.init).joined(separator: ",") : "#\(cover.count)"
        }
    }

    private var matrix: Grid {
        table("A", proof.rows, proof.columns) { (proof.limit[Cell(row: $0, column: $1)] ?? 0).description }
    }

    private func table(_ title: String, _ rows: [Int], _ columns: [Int], _ cell: (Int, Int) -> String) -> Grid {
        Grid(
            title: title, columnLabels: columns.map(String.init),
            rows: rows.map { row in (String(row), columns.map { cell(row, $0) }) })
    }

    private var limit: [Passage] {
        let curve = proof.curve
        let rows = Set(curve.left.keys.map(\.line)).union(proof.rows).sorted()
        let columns = Set(curve.right.keys.map(\.line)).union(proof.columns).sorted()
        let used = Set(curve.left.keys.map(\.support)).intersection(curve.right.keys.map(\.support)).sorted()
        guard max(rows.count, columns.count, used.count) <= Self.mostLines else { return entries }
        let (x, y) = (byCell(curve.left), byCell(curve.right))
        let left = table("X(t)", rows, used) { row, support in
            supports.masks.left[row, support] ? (x[Cell(row: row, column: support)] ?? 0).description : "·"
        }
        let right = table("Y(t)", columns, used) { column, support in
            supports.masks.right[column, support] ? (y[Cell(row: column, column: support)] ?? 0).description : "·"
        }
        let values = curve.product()
        let product = table("X(t) Y(t)ᵀ", rows, columns) { (values[Cell(row: $0, column: $1)] ?? 0).description }
        let introduction =
            "As t → 0 the products X(t) Y(t)ᵀ of these factors tend to A. A row of X is a row of A, a row of Y is a column of A, their columns are the "
            + "\(named("support", used)) (· is outside the supports); all other entries are zero."
        return [.paragraph(introduction), .space, .tables([left, right]), .space, .tables([product])]
    }

    /// The entries of a factor by their row and column in it.
    private func byCell(_ entries: [Curve.Position: LaurentPolynomial]) -> [Cell: LaurentPolynomial] {
        var result: [Cell: LaurentPolynomial] = [:]
        for (position, value) in entries { result[Cell(row: position.line, column: position.support)] = value }
        return result
    }

    /// The entries of a large curve, one a line.
    private var entries: [Passage] {
        func list(_ factor: String, _ entries: [Curve.Position: LaurentPolynomial]) -> [Passage] {
            let shown = entries.sorted { $0.key < $1.key }.prefix(Self.mostEntries)
                .map { Passage.formula("\(factor)[\($0.key.line),\($0.key.support)] = \($0.value)") }
            let more = entries.count - Self.mostEntries
            return shown
                + (more > 0
                    ? [.paragraph("… and \(more) more entries of \(factor.uppercased()) (all of them: --format json)")]
                    : [])
        }
        let introduction =
            "As t → 0 the products X(t) Y(t)ᵀ tend to A for the factors with these entries and zeros elsewhere (x[i,k]: row i, support k; y[j,k]: column j, support k):"
        return [.paragraph(introduction)] + list("x", proof.curve.left) + list("y", proof.curve.right)
    }
}
