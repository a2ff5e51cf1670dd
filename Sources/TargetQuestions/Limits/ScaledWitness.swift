import ExactArithmetic
import Proofs

/// `SC162`: a matrix that is the witness up to scales of its rows and columns.
enum ScaledWitness {
    /// Whether the refutation speaks of the cells of the window alone, so that it holds whatever stands elsewhere.
    static func isOfWindow(_ witness: NonClosedness) -> Bool {
        let (rows, columns) = (Set(witness.rows), Set(witness.columns))
        return witness.refutation.lines.allSatisfy {
            rows.isSuperset(of: $0.rows) && columns.isSuperset(of: $0.columns)
        }
    }

    /// The scales with A = D A₀ D' on the window of the witness A₀; nil if there are none. Numbers of lines that are zero
    /// in A₀ are one.
    static func scales(of matrix: [Cell: Rational], to witness: NonClosedness) -> LineScales? {
        for row in witness.rows {
            for column in witness.columns {
                let cell = Cell(row: row, column: column)
                if (matrix[cell] == nil) != (witness.limit[cell] == nil) { return nil }
            }
        }
        let cells = witness.limit.keys.sorted()
        var scales = LineScales(rows: [:], columns: [:])
        // Line by line along each tree of cells; what closes a cycle has to fit.
        while let first = cells.first(where: { scales.rows[$0.row] == nil }) {
            scales.rows[first.row] = 1
            var hasGrown = true
            while hasGrown {
                hasGrown = false
                for cell in cells {
                    guard let value = matrix[cell], let original = witness.limit[cell] else { continue }
                    let ratio = value / original
                    switch (scales.rows[cell.row], scales.columns[cell.column]) {
                    case (let row?, let column?): if row * column != ratio { return nil }
                    case (let row?, nil):
                        scales.columns[cell.column] = ratio / row
                        hasGrown = true
                    case (nil, let column?):
                        scales.rows[cell.row] = ratio / column
                        hasGrown = true
                    case (nil, nil): continue
                    }
                }
            }
        }
        return scales
    }
}

extension Refutation {
    /// The rows and columns of the cells that the refutation speaks of.
    fileprivate var lines: [(rows: [Int], columns: [Int])] {
        switch self {
        case .minor(let rows, let columns, _): [(rows, columns)]
        case .identity(let identity): [(identity.multipliers.map(\.row), identity.multipliers.map(\.column))]
        case .split(_, let zero, let nonzero), .splitPolynomial(_, let zero, let nonzero): zero.lines + nonzero.lines
        case .rank(let comparison):
            [(comparison.rows, comparison.columns)] + comparison.alternatives.flatMap(\.refutation.lines)
        }
    }
}
