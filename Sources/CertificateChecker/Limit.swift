import CheckerInput

/// WITNESS: A is the limit of W_N(t) ⋯ W_1(t) as t → 0⁺. In every cell the expanded product keeps no negative exponent,
/// and the coefficient of t⁰ is the entry of A.
enum Limit {
    /// - Returns: A.
    static func check(_ value: JSONValue, of layers: [BitMatrix], window: Window) throws(Rejection) -> Matrix {
        let fields = try value.fields("A", "layers")
        guard let input = layers.first, let output = layers.last else { throw value.rejection("there is no layer") }
        let matrix = try Matrix(fields[0], rows: output.rows, columns: input.columns, window: window)
        let curve = try SparseLayers(fields[1], masks: layers) { entry throws(Rejection) in try entry.laurent() }
        try matrix.check(curve, at: value) { cell, sum, entry throws(Rejection) in
            if let pole = sum.terms.lazy.map({ $0.monomial.exponent(of: 0) }).min(), pole < 0 {
                throw value.rejection("cell (\(cell.row), \(cell.column)) of the product keeps the power t^\(pole)")
            }
            let constant = sum.terms.first { $0.monomial == .one }
            return constant?.coefficient ?? Number(0) == entry
        }
        return matrix
    }
}
