/// The matrix A of a certificate that P is not closed, and the check that it is the limit of X(t) Y(t)ᵀ as t → 0⁺.
struct Witness: Sendable {
    let matrix: Matrix

    /// Reads WITNESS and expands the product: no cell of the m × n matrix may keep a negative exponent, and the
    /// coefficient of t⁰ must be the entry of A. Rows and columns of A must lie in the window.
    init(_ value: JSONValue, masks: Masks, window: Window, budget: inout Budget) throws(Rejection) {
        let fields = try value.fields("A", "X", "Y")
        matrix = try Matrix(fields[0], masks: masks, window: window)
        let left = try Witness.factor(fields[1], mask: masks.left)
        let right = try Witness.factor(fields[2], mask: masks.right)
        try expand(left, right, masks: masks, at: value, budget: &budget)
    }

    private struct FactorEntry {
        let row: Int
        let support: Int
        let value: Laurent
    }

    private static func factor(_ value: JSONValue, mask: BitMatrix) throws(Rejection) -> [FactorEntry] {
        var entries: [FactorEntry] = []
        var cells: Set<Int> = []
        for element in try value.elements() {
            let triple = try element.tuple(3, "[row, support, Laurent polynomial]")
            let row = try triple[0].index(below: mask.rows, "row")
            let support = try triple[1].index(below: mask.columns, "support")
            guard mask[row, support] else { throw element.rejection("the entry is outside the mask") }
            guard cells.insert(row * mask.columns + support).inserted else { throw element.rejection("the entry is listed twice") }
            entries.append(FactorEntry(row: row, support: support, value: try Laurent(triple[2])))
        }
        return entries
    }

    /// Row by row: row i of the product is Σ_k x_{i,k} · (column k of Y).
    private func expand(_ left: [FactorEntry], _ right: [FactorEntry], masks: Masks, at place: JSONValue, budget: inout Budget) throws(Rejection) {
        let columnsOfRight = Dictionary(grouping: right, by: \.support)
        let rowsOfLeft = Dictionary(grouping: left, by: \.row)
        var attained = 0
        for (row, terms) in rowsOfLeft.sorted(by: { $0.key < $1.key }) {
            var product: [Int: LaurentSum] = [:]
            for x in terms {
                for y in columnsOfRight[x.support] ?? [] {
                    try product[y.row, default: LaurentSum()].add(x.value, y.value, at: place, budget: &budget)
                }
            }
            for (column, sums) in product.sorted(by: { $0.key < $1.key }) {
                attained += try compare(sums, row: row, column: column, columns: masks.columns, at: place)
            }
        }
        // Every entry of A was met, or some cell of A is zero in the limit.
        guard attained == matrix.entries.count else { throw place.rejection("an entry of A is not attained: its cell of the product tends to 0") }
    }

    /// Checks one cell; 1 if it is an entry of A, else 0.
    private func compare(_ sums: LaurentSum, row: Int, column: Int, columns: Int, at place: JSONValue) throws(Rejection) -> Int {
        if let pole = sums.exponents.min(), pole < 0 {
            throw place.rejection("cell (\(row), \(column)) of X(t) Y(t)ᵀ keeps the power t^\(pole)")
        }
        let limit = sums[0] ?? Number(0)
        let entry = matrix.entries[row * columns + column]
        guard limit == entry ?? Number(0) else {
            throw place.rejection("cell (\(row), \(column)) of X(t) Y(t)ᵀ does not tend to the entry of A")
        }
        return entry == nil ? 0 : 1
    }
}

/// Rows × columns that the named cells must lie in.
struct Window: Sendable {
    private let rows: BitSet
    private let columns: BitSet

    init(_ value: JSONValue, masks: Masks) throws(Rejection) {
        let fields = try value.fields("rows", "columns")
        rows = BitSet(bound: masks.rows, try fields[0].increasingIndices(below: masks.rows, "row"))
        columns = BitSet(bound: masks.columns, try fields[1].increasingIndices(below: masks.columns, "column"))
        guard !rows.isEmpty else { throw fields[0].rejection("the window has no rows") }
        guard !columns.isEmpty else { throw fields[1].rejection("the window has no columns") }
    }

    func contains(_ row: Int, _ column: Int) -> Bool { rows.contains(row) && columns.contains(column) }
}
