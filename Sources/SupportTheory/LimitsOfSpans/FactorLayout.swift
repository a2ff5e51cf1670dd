import FloatingProposals
import MaskedStates
import Membership
import Proofs

/// The entries of two factors on a small window as numbers, and the terms of X Yᵀ in its observed cells.
struct FactorLayout {
    let left: [BilinearFit.Entry]
    let right: [BilinearFit.Entry]
    let cells: [Cell]
    /// For each cell the numbers of the entries of its terms: in `left`, and in `right`.
    let terms: [[(x: Int, y: Int)]]

    init(_ window: SmallWindow) {
        left = (0..<window.rowCount).flatMap { row in
            Members(window.rowType(row)).map { .init(line: row, support: $0) }
        }
        right = (0..<window.columnCount).flatMap { column in
            Members(window.columnType(column)).map { .init(line: column, support: $0) }
        }
        let leftNumbers = Dictionary(uniqueKeysWithValues: left.enumerated().map { ($1, $0) })
        let rightNumbers = Dictionary(uniqueKeysWithValues: right.enumerated().map { ($1, $0) })
        cells = window.observedCells
        terms = cells.map { cell in
            Members(window.cover(cell.row, cell.column)).compactMap { support in
                guard let x = leftNumbers[.init(line: cell.row, support: support)],
                    let y = rightNumbers[.init(line: cell.column, support: support)]
                else { return nil }
                return (x, y)
            }
        }
    }
}
