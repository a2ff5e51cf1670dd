/// A matrix of bits, row-major, one bit a cell; each row is padded with zeros to whole 64-bit words.
///
/// Made for 16,384 × 16,384 cells: 32 MiB.
public struct BitMatrix: Hashable, Sendable {
    /// The number of rows.
    public let rowCount: Int
    /// The number of columns.
    public let columnCount: Int
    /// The number of 64-bit words of a row: `columnCount / 64`, rounded up.
    public let wordsPerRow: Int
    private var words: [UInt64]

    /// The zero matrix.
    public init(rowCount: Int, columnCount: Int) {
        precondition(rowCount >= 0 && columnCount >= 0, "sizes are not negative")
        self.rowCount = rowCount
        self.columnCount = columnCount
        wordsPerRow = wordCount(forBits: columnCount)
        words = [UInt64](repeating: 0, count: rowCount * wordsPerRow)
    }

    /// The matrix whose cell (i, j) is set when `isSet(i, j)`; cells are asked row by row.
    public init(rowCount: Int, columnCount: Int, isSet: (Int, Int) -> Bool) {
        self.init(rowCount: rowCount, columnCount: columnCount)
        for i in 0..<rowCount {
            for j in 0..<columnCount where isSet(i, j) { self[i, j] = true }
        }
    }

    /// The matrix with the given rows, each a set of `columnCount` possible members.
    public init(rows: [BitSet], columnCount: Int) {
        self.init(rowCount: rows.count, columnCount: columnCount)
        for (i, row) in rows.enumerated() { setRow(i, row) }
    }

    /// The matrix with rows of the characters "0" and "1"; nil if rows differ in length or hold another character.
    public init?(_ rows: [String]) {
        let cells = rows.map { Array($0.utf8) }
        let columnCount = cells.first?.count ?? 0
        let zero = UInt8(ascii: "0")
        let one = UInt8(ascii: "1")
        guard cells.allSatisfy({ $0.count == columnCount && $0.allSatisfy { $0 == zero || $0 == one } }) else {
            return nil
        }
        self.init(rowCount: rows.count, columnCount: columnCount) { cells[$0][$1] == one }
    }

    /// The matrix with rows that are already packed.
    ///
    /// - Parameter words: `rowCount` × the words of a row; padding bits must be 0.
    init(rowCount: Int, columnCount: Int, packedWords words: [UInt64]) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        wordsPerRow = wordCount(forBits: columnCount)
        precondition(words.count == rowCount * wordsPerRow, "as many words as the shape needs")
        self.words = words
    }

    /// The cell (row, column).
    public subscript(row: Int, column: Int) -> Bool {
        get {
            checkCell(row, column)
            return words[row &* wordsPerRow &+ column &>> 6] &>> UInt64(column & 63) & 1 == 1
        }
        set {
            checkCell(row, column)
            let index = row &* wordsPerRow &+ column &>> 6
            let bit: UInt64 = 1 &<< UInt64(column & 63)
            if newValue { words[index] |= bit } else { words[index] &= ~bit }
        }
    }

    /// Row i as a set of columns.
    public func row(_ i: Int) -> BitSet {
        precondition(i >= 0 && i < rowCount, "the row exists")
        return BitSet(capacity: columnCount, words: Array(words[i * wordsPerRow..<(i + 1) * wordsPerRow]))
    }

    /// Column j as a set of rows. O(rows); for many columns transpose first.
    public func column(_ j: Int) -> BitSet {
        precondition(j >= 0 && j < columnCount, "the column exists")
        var result = BitSet(capacity: rowCount)
        for i in 0..<rowCount where self[i, j] { result.insert(i) }
        return result
    }

    /// Makes row i the given set of columns, whose capacity is the number of columns.
    public mutating func setRow(_ i: Int, _ set: BitSet) {
        precondition(i >= 0 && i < rowCount, "the row exists")
        precondition(set.capacity == columnCount, "a row is a set of columns")
        let start = i * wordsPerRow
        for (offset, word) in set.words.enumerated() { words[start + offset] = word }
    }

    /// The number of set cells. O(rows × columns / 64).
    public var setBitCount: Int { withWords(bitCount) }

    /// Whether no cell of row i is set.
    public func isRowEmpty(_ i: Int) -> Bool {
        withRowWords(i) { words in
            for word in words where word != 0 { return false }
            return true
        }
    }

    /// The rows with a set cell. O(rows × columns / 64).
    public var nonemptyRows: BitSet {
        BitSet(capacity: rowCount, members: (0..<rowCount).lazy.filter { !isRowEmpty($0) })
    }

    /// Calls `body` with the words of row i.
    public func withRowWords<R>(_ i: Int, _ body: (UnsafeBufferPointer<UInt64>) throws -> R) rethrows -> R {
        precondition(i >= 0 && i < rowCount, "the row exists")
        return try words.withUnsafeBufferPointer { words in
            try body(UnsafeBufferPointer(rebasing: words[i * wordsPerRow..<(i + 1) * wordsPerRow]))
        }
    }

    /// Calls `body` with the words of all rows, `wordsPerRow` apart.
    public func withWords<R>(_ body: (UnsafeBufferPointer<UInt64>) throws -> R) rethrows -> R {
        try words.withUnsafeBufferPointer(body)
    }

    /// Calls `body` with the words of all rows, `wordsPerRow` apart, to be changed in place.
    ///
    /// Padding bits that `body` leaves set are cleared afterwards, so that equal cells always mean equal matrices.
    public mutating func withMutableWords<R>(_ body: (UnsafeMutableBufferPointer<UInt64>) throws -> R) rethrows -> R {
        defer { clearPadding() }
        return try words.withUnsafeMutableBufferPointer { try body($0) }
    }

    /// The rows as strings of "0" and "1".
    public var rowStrings: [String] {
        (0..<rowCount).map { i in
            String(
                decoding: (0..<columnCount).map { self[i, $0] ? UInt8(ascii: "1") : UInt8(ascii: "0") }, as: UTF8.self)
        }
    }

    private mutating func clearPadding() {
        let mask = lastWordMask(forBits: columnCount)
        guard mask != .max else { return }
        var index = wordsPerRow - 1
        while index < words.count {
            words[index] &= mask
            index += wordsPerRow
        }
    }

    private func checkCell(_ row: Int, _ column: Int) {
        precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "the cell exists")
    }
}

extension BitMatrix: CustomStringConvertible {
    /// The rows of "0" and "1", one a line.
    public var description: String { rowStrings.joined(separator: "\n") }
}
