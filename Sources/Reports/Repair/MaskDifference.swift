import MaskRepair
import SupportMasks

/// The changes of one mask as lines of text: `1` and `·` as they were, `+` what is added, `-` what is removed.
struct MaskDifference {
    let name: String
    let before: BitMatrix
    let after: BitMatrix

    /// Wider or higher masks are told by their cells alone.
    private static let mostRows = 40
    private static let mostColumns = 88

    var isDrawn: Bool { before.rowCount <= Self.mostRows && before.columnCount <= Self.mostColumns }

    var lines: [String] {
        let width = String(max(0, before.rowCount - 1)).count
        return (0..<before.rowCount).map { row in
            let label = String(row)
            let cells = (0..<before.columnCount).map { column -> Character in
                switch (before[row, column], after[row, column]) {
                case (true, true): "1"
                case (false, false): "·"
                case (false, true): "+"
                case (true, false): "-"
                }
            }
            return String(repeating: " ", count: width - label.count) + label + "  " + String(cells)
        }
    }
}
