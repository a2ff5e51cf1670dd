/// A matrix whose rows are multiples of elements and whose columns are monomials, largest first.
///
/// Only the places of the entries are kept: the entries of a row are the coefficients of its element, over Z or modulo
/// a prime.
struct F4Matrix {
    struct Row {
        let element: Int
        /// The columns of the element's terms, increasing.
        let columns: [Int32]
    }

    /// The monomials of the columns.
    let columns: [Monomial]
    /// Rows with distinct first columns.
    let reducers: [Row]
    /// For each column the reducer that begins there, -1 if none does.
    let reducerOfColumn: [Int32]
    /// Rows to be reduced.
    let rows: [Row]
    /// The columns of all reducers in one list, and where each begins in it; the last start is the end of the list.
    let reducerColumns: [Int32]
    let reducerStarts: [Int]

    init(columns: [Monomial], reducers: [Row], rows: [Row]) {
        self.columns = columns
        self.reducers = reducers
        self.rows = rows
        var reducerOfColumn = [Int32](repeating: -1, count: columns.count)
        for (index, row) in reducers.enumerated() { reducerOfColumn[Int(row.columns[0])] = Int32(index) }
        self.reducerOfColumn = reducerOfColumn
        reducerColumns = reducers.flatMap(\.columns)
        reducerStarts = reducers.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.columns.count) }
    }
}

/// Symbolic preprocessing (Faugère, "A new efficient algorithm for computing Gröbner bases (F4)", 1999): to the rows of
/// the critical pairs are added, for each
/// monomial that occurs and that a leading monomial of the basis divides, a multiple of that element, until nothing new
/// occurs.
struct SymbolicPreprocessing {
    struct Multiple {
        let element: Int
        let factor: Monomial
    }

    private let elements: [F4Element]
    private let order: MonomialOrder
    private var table = MonomialTable()
    /// For each monomial of the table whether a reducer begins with it, or none is wanted.
    private var isSettled: [Bool] = []
    private var reducers: [F4Matrix.Row] = []
    private var rows: [F4Matrix.Row] = []

    init(_ elements: [F4Element], _ order: MonomialOrder) {
        self.elements = elements
        self.order = order
    }

    /// The matrix of the `reducers`, which have distinct leading monomials, the `rows`, and the further reducers that
    /// `basis` gives. The leading monomials of
    /// the rows get no further reducer if `keepsLeading`.
    mutating func matrix(reducers given: [Multiple], rows wanted: [Multiple], basis: [Int], keepsLeading: Bool)
        -> F4Matrix
    {
        for multiple in given { addReducer(multiple) }
        for multiple in wanted {
            let row = row(multiple)
            rows.append(row)
            if keepsLeading { isSettled[Int(row.columns[0])] = true }
        }
        let byLength = basis.sorted { (elements[$0].monomials.count, $0) < (elements[$1].monomials.count, $1) }
        let leading = byLength.map { elements[$0].leading }
        var next = 0
        while next < table.monomials.count {
            if !isSettled[next], let place = leading.firstIndex(where: { $0.divides(table.monomials[next]) }) {
                addReducer(
                    Multiple(element: byLength[place], factor: table.monomials[next].exactQuotient(by: leading[place])))
            }
            next += 1
        }
        return sorted()
    }

    private mutating func addReducer(_ multiple: Multiple) {
        let row = row(multiple)
        reducers.append(row)
        isSettled[Int(row.columns[0])] = true
    }

    /// The row of a multiple, its columns numbered as in the table.
    private mutating func row(_ multiple: Multiple) -> F4Matrix.Row {
        let monomials = elements[multiple.element].monomials
        var columns: [Int32] = []
        columns.reserveCapacity(monomials.count)
        for monomial in monomials { columns.append(Int32(table.index(monomial * multiple.factor))) }
        while isSettled.count < table.monomials.count { isSettled.append(false) }
        return F4Matrix.Row(element: multiple.element, columns: columns)
    }

    /// The matrix with its columns by decreasing monomial.
    private func sorted() -> F4Matrix {
        let monomials = table.monomials
        let permutation = monomials.indices.sorted { order.isLess(monomials[$1], monomials[$0]) }
        var place = [Int32](repeating: 0, count: monomials.count)
        for (column, index) in permutation.enumerated() { place[index] = Int32(column) }
        func moved(_ row: F4Matrix.Row) -> F4Matrix.Row {
            F4Matrix.Row(element: row.element, columns: row.columns.map { place[Int($0)] })
        }
        return F4Matrix(
            columns: permutation.map { monomials[$0] }, reducers: reducers.map(moved), rows: rows.map(moved))
    }
}
