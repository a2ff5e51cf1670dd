/// The matrix A of a certificate that a set of products is not closed, and the check that it is the limit of X(t)
/// Y(t)ᵀ, or of W_N(t) ⋯ W_1(t), as t → 0⁺.
struct Witness: Sendable {
    let matrix: Matrix

    /// Reads WITNESS of a factorization. Rows and columns of A must lie in the window.
    init(_ value: JSONValue, masks: Masks, window: Window) throws(Rejection) {
        let fields = try value.fields("A", "X", "Y")
        matrix = try Matrix(fields[0], rows: masks.rows, columns: masks.columns, window: window)
        let left = try SparseMatrix(fields[1], mask: masks.left, read: Laurent.init)
        let right = try SparseMatrix(fields[2], mask: masks.right, isTransposed: true, read: Laurent.init)
        try checkLimit([right, left], at: value)
    }

    /// Reads WITNESS of a network, with an entry for each layer.
    init(_ value: JSONValue, layers masks: [BitMatrix], window: Window) throws(Rejection) {
        let fields = try value.fields("A", "layers")
        guard let input = masks.first, let output = masks.last else { throw value.rejection("there is no layer") }
        matrix = try Matrix(fields[0], rows: output.rows, columns: input.columns, window: window)
        var layers: [SparseMatrix<Laurent>] = []
        for (element, mask) in zip(
            try fields[1].tuple(masks.count, "an entry for each of the \(masks.count) layers"), masks)
        {
            layers.append(try SparseMatrix(element, mask: mask, read: Laurent.init))
        }
        try checkLimit(layers, at: value)
    }

    /// Expands the product: no cell of it may keep a negative exponent, and the coefficient of t⁰ must be the entry of
    /// A.
    private func checkLimit(_ layers: [SparseMatrix<Laurent>], at place: JSONValue) throws(Rejection) {
        var attained = 0
        try SparseProduct.visit(layers, as: LaurentSum.self, at: place) { row, column, sum throws(Rejection) in
            if let pole = sum.exponents.min(), pole < 0 {
                throw place.rejection("cell (\(row), \(column)) of the product keeps the power t^\(pole)")
            }
            let entry = matrix[row, column]
            guard sum[0] ?? Number(0) == entry ?? Number(0) else {
                throw place.rejection("cell (\(row), \(column)) of the product does not tend to the entry of A")
            }
            if entry != nil { attained += 1 }
        }
        // Every entry of A was met, or some cell of A is zero in the limit.
        guard attained == matrix.count else {
            throw place.rejection("an entry of A is not attained: its cell of the product tends to 0")
        }
    }
}

/// Rows × columns that the named cells must lie in.
struct Window: Sendable {
    private let rows: BitSet
    private let columns: BitSet

    init(_ value: JSONValue, rows count: Int, columns columnCount: Int) throws(Rejection) {
        let fields = try value.fields("rows", "columns")
        rows = BitSet(bound: count, try fields[0].increasingIndices(below: count, "row"))
        columns = BitSet(bound: columnCount, try fields[1].increasingIndices(below: columnCount, "column"))
        guard !rows.isEmpty else { throw fields[0].rejection("the window has no rows") }
        guard !columns.isEmpty else { throw fields[1].rejection("the window has no columns") }
    }

    func contains(_ row: Int, _ column: Int) -> Bool { rows.contains(row) && columns.contains(column) }
}
