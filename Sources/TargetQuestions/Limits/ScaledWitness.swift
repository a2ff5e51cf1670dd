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
        let ratios = Dictionary(
            uniqueKeysWithValues: witness.limit.map { cell, value in (cell, (matrix[cell] ?? 0) / value) })
        let scales = LineScales(alongForestOf: ratios)
        // What closes a cycle has to fit.
        guard ratios.allSatisfy({ scales.value($0.key) == $0.value }) else { return nil }
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
