/// A matrix of bits.
///
/// It is held in one of two forms: *packed*, row-major, one bit a cell, each row padded with zeros to whole 64-bit words,
/// or *listed*, with the columns of the set cells of each row (`RowLists`). Packed for 16,384 × 16,384 cells: 32 MiB;
/// listed: four bytes a set cell and a row. The form shows in nothing but cost (Sparse.md): matrices with equal cells are
/// equal, and what is made of a listed matrix (rows, columns, its transpose) is listed.
public struct BitMatrix: Sendable {
    /// The number of rows.
    public let rowCount: Int
    /// The number of columns.
    public let columnCount: Int
    /// The number of 64-bit words of a row: `columnCount / 64`, rounded up.
    public let wordsPerRow: Int
    private var words: [UInt64]
    /// The rows of the listed form; nil in the packed one.
    package private(set) var lists: RowLists?

    /// The most rows, and the most columns, of a listed matrix.
    public static let mostLines = 1 << 31

    /// The zero matrix, packed.
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

    /// The matrix with the given rows, each a set of `columnCount` possible members; listed where a row is listed and
    /// that takes less memory.
    public init(rows: [BitSet], columnCount: Int) {
        if rows.contains(where: \.isListed),
            rows.reduce(0, { $0 + $1.count }) <= Self.listedCells(rows.count, columnCount)
        {
            self.init(listing: rows, columnCount: columnCount)
            return
        }
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

    /// The matrix with rows that are already listed, columns below `columnCount`.
    init(lists: RowLists, columnCount: Int) {
        precondition(max(lists.rowCount, columnCount) <= Self.mostLines, "indices have 32 bits")
        rowCount = lists.rowCount
        self.columnCount = columnCount
        wordsPerRow = wordCount(forBits: columnCount)
        words = []
        self.lists = lists
    }

    /// Whether the matrix is held as lists.
    public var isListed: Bool { lists != nil }

    /// The cell (row, column). Listed: O(log of the row's cells) to read, the row's cells to set.
    public subscript(row: Int, column: Int) -> Bool {
        get {
            checkCell(row, column)
            if let lists {
                return lists.withRow(row) { columns in
                    let place = columns.partitionPoint(of: UInt32(truncatingIfNeeded: column))
                    return place < columns.count && Int(columns[place]) == column
                }
            }
            return words[row &* wordsPerRow &+ column &>> 6] &>> UInt64(column & 63) & 1 == 1
        }
        set {
            checkCell(row, column)
            if lists != nil {
                var changed = self.row(row)
                changed[column] = newValue
                return setRow(row, changed)
            }
            let index = row &* wordsPerRow &+ column &>> 6
            let bit: UInt64 = 1 &<< UInt64(column & 63)
            if newValue { words[index] |= bit } else { words[index] &= ~bit }
        }
    }

    /// Row i as a set of columns. O(columns / 64); listed: the row's cells, listed where that takes less memory.
    public func row(_ i: Int) -> BitSet {
        precondition(i >= 0 && i < rowCount, "the row exists")
        if let lists {
            return lists.withRow(i) { BitSet(capacity: columnCount, ascending: $0.map(UInt64.init)) }.packedIfLarge()
        }
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
        if lists != nil {
            lists?.setRow(i, set.map { UInt32(truncatingIfNeeded: $0) })
            return
        }
        let start = i * wordsPerRow
        if set.isListed {
            for offset in 0..<wordsPerRow { words[start + offset] = 0 }
            for member in set.storage { words[start + Int(member &>> 6)] |= 1 &<< (member & 63) }
            return
        }
        for (offset, word) in set.storage.enumerated() { words[start + offset] = word }
    }

    /// Calls `body` with the words of row i; those of a listed matrix are made for the call.
    public func withRowWords<R>(_ i: Int, _ body: (UnsafeBufferPointer<UInt64>) throws -> R) rethrows -> R {
        precondition(i >= 0 && i < rowCount, "the row exists")
        if lists != nil { return try row(i).words.withUnsafeBufferPointer(body) }
        return try words.withUnsafeBufferPointer { words in
            try body(UnsafeBufferPointer(rebasing: words[i * wordsPerRow..<(i + 1) * wordsPerRow]))
        }
    }

    /// Calls `body` with the words of all rows, `wordsPerRow` apart. A listed matrix is packed for the call, which takes
    /// a bit a cell: large ones have to be gone through by `lists`.
    public func withWords<R>(_ body: (UnsafeBufferPointer<UInt64>) throws -> R) rethrows -> R {
        if lists != nil { return try packed().withWords(body) }
        return try words.withUnsafeBufferPointer(body)
    }

    /// Calls `body` with the words of all rows, `wordsPerRow` apart, to be changed in place. A listed matrix becomes a
    /// packed one.
    ///
    /// Padding bits that `body` leaves set are cleared afterwards, so that equal cells always mean equal matrices.
    public mutating func withMutableWords<R>(_ body: (UnsafeMutableBufferPointer<UInt64>) throws -> R) rethrows -> R {
        if lists != nil { self = packed() }
        defer { clearPadding() }
        return try words.withUnsafeMutableBufferPointer { try body($0) }
    }

    /// The rows as strings of "0" and "1".
    public var rowStrings: [String] {
        (0..<rowCount).map { i in
            var cells = [UInt8](repeating: UInt8(ascii: "0"), count: columnCount)
            for column in row(i) { cells[column] = UInt8(ascii: "1") }
            return String(decoding: cells, as: UTF8.self)
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

extension BitMatrix: Hashable {
    public static func == (a: BitMatrix, b: BitMatrix) -> Bool {
        guard a.rowCount == b.rowCount, a.columnCount == b.columnCount else { return false }
        switch (a.lists, b.lists) {
        case (nil, nil): return a.words == b.words
        case (let first?, let second?): return first == second
        default: return (0..<a.rowCount).allSatisfy { a.row($0) == b.row($0) }
        }
    }

    /// By the words that are not zero, in either form.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rowCount)
        hasher.combine(columnCount)
        guard let lists else {
            for (index, word) in words.enumerated() where word != 0 {
                hasher.combine(index)
                hasher.combine(word)
            }
            return
        }
        for row in 0..<rowCount {
            lists.withRow(row) { columns in
                var word: UInt64 = 0
                for (place, column) in columns.enumerated() {
                    word |= 1 &<< UInt64(column & 63)
                    if place + 1 < columns.count, columns[place + 1] >> 6 == column >> 6 { continue }
                    hasher.combine(row * wordsPerRow + Int(column >> 6))
                    hasher.combine(word)
                    word = 0
                }
            }
        }
    }
}

extension BitMatrix: CustomStringConvertible {
    /// The rows of "0" and "1", one a line.
    public var description: String { rowStrings.joined(separator: "\n") }
}
