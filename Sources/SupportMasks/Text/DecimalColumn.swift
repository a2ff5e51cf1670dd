/// Whether the rows of a block are one column of decimal numbers: each row one token of the digits 0 and 1 with a
/// point.
///
/// `numpy.savetxt` writes a mask of one column so, and every such row is a row of cells as well. A block that writes
/// outside cells
/// with points alone, as `1.` and `.1`, is a mask; one that has 0 beside the point is taken for numbers.
struct DecimalColumn {
    private var rowCount = 0
    private var hasZero = false

    /// Looks at a row, after `earlier` rows of the block. O(bytes), O(1) after a row that is no number.
    mutating func take(_ line: MaskTextLine, after earlier: Int, _ source: MaskTextSource) {
        guard rowCount == earlier else { return }
        var points = 0
        var zeros = 0
        for offset in line.content {
            switch source.bytes[offset] {
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: "0"): zeros += 1
            case UInt8(ascii: "1"): break
            default: return
            }
        }
        guard points == 1, line.content.count > 1 else { return }
        rowCount += 1
        if zeros > 0 { hasZero = true }
    }

    /// Whether all rows of a block of `count` rows are numbers of a column.
    func isWhole(_ count: Int) -> Bool { hasZero && rowCount == count }
}
