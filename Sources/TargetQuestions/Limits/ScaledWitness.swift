import ExactArithmetic
import Proofs

/// `SC162`: a matrix that is the witness up to scales of its rows and columns.
enum ScaledWitness {
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
