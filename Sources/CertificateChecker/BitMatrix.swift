import CheckerInput

/// A boolean matrix; bits beyond the last column are 0. What it holds and every operation but that on one bit is
/// charged. A mask that was read as lists stays one: its bits are looked up, it is not changed, and what is made of it but
/// its transpose is packed, and charged for.
struct BitMatrix: Sendable {
    let rows: Int
    let columns: Int
    let budget: Budget
    private let stride: Int
    private var words: [UInt64]
    /// The ones of a mask that was read as lists.
    let lists: ListedCells?

    /// All bits are 0.
    init(rows: Int, columns: Int, _ budget: Budget) throws(Rejection) {
        let stride = PackedMask.words(for: columns)
        try budget.spend(Budget.word * (1 + rows * stride))
        self.init(rows: rows, columns: columns, words: Array(repeating: 0, count: rows * stride), budget)
    }

    /// A mask that was read, which paid for it.
    init(_ mask: PackedMask, _ budget: Budget) {
        self.init(rows: mask.rows, columns: mask.columns, words: mask.words, lists: mask.lists, budget)
    }

    private init(rows: Int, columns: Int, words: [UInt64], lists: ListedCells? = nil, _ budget: Budget) {
        self.lists = lists
        self.rows = rows
        self.columns = columns
        self.budget = budget
        stride = PackedMask.words(for: columns)
        self.words = words
    }

    /// A copy that will be changed.
    func copied() throws(Rejection) -> BitMatrix {
        if lists != nil { return try packed() }
        try budget.spend(Budget.word * (1 + words.count))
        return self
    }

    /// The same bits in words.
    private func packed() throws(Rejection) -> BitMatrix {
        guard lists != nil else { return self }
        var result = try BitMatrix(rows: rows, columns: columns, budget)
        for line in try budget.each(rows) { try result.setRow(line, try row(line)) }
        return result
    }

    /// Whether the bits are equal.
    func equals(_ other: BitMatrix) throws(Rejection) -> Bool {
        guard rows == other.rows, columns == other.columns else { return false }
        if let lists, let others = other.lists {
            try budget.spend(lists.columns.count)
            return lists == others
        }
        if lists == nil, other.lists == nil {
            try budget.spend(words.count)
            return words == other.words
        }
        for line in try budget.each(rows) where try row(line) != other.row(line) { return false }
        return true
    }

    subscript(row: Int, column: Int) -> Bool {
        get {
            if let lists { return BitMatrix.contains(UInt32(column), lists[row]) }
            return words[row * stride + column >> 6] >> UInt64(column & 63) & 1 == 1
        }
        set {
            precondition(lists == nil, "a mask that was read is not changed")
            let bit: UInt64 = 1 << UInt64(column & 63)
            if newValue { words[row * stride + column >> 6] |= bit } else { words[row * stride + column >> 6] &= ~bit }
        }
    }

    /// In an ascending list.
    private static func contains(_ column: UInt32, _ list: ArraySlice<UInt32>) -> Bool {
        var (low, high) = (list.startIndex, list.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < column { low = middle + 1 } else { high = middle }
        }
        return low < list.endIndex && list[low] == column
    }

    func row(_ row: Int) throws(Rejection) -> BitSet {
        if let lists {
            try budget.spend(10 * lists[row].count)
            return try BitSet(bound: columns, lists[row].lazy.map { Int($0) }, budget)
        }
        try budget.spend(30 + 2 * stride)
        return BitSet(words: Array(words[row * stride..<(row + 1) * stride]), budget)
    }

    mutating func setRow(_ row: Int, _ set: BitSet) throws(Rejection) {
        precondition(lists == nil, "a mask that was read is not changed")
        try budget.spend(20 + 2 * stride)
        for index in 0..<stride { words[row * stride + index] = set.words[index] }
    }

    /// Whether a row and a set have a common member.
    func row(_ row: Int, intersects set: BitSet) throws(Rejection) -> Bool {
        if lists != nil { return try self.row(row).intersects(set) }
        try budget.spend(5 + 2 * stride)
        for index in 0..<stride where words[row * stride + index] & set.words[index] != 0 { return true }
        return false
    }

    /// The union of some rows.
    func union(of lines: [Int]) throws(Rejection) -> BitSet {
        try budget.spend(30 + stride + (8 + 2 * stride) * lines.count)
        var union = [UInt64](repeating: 0, count: stride)
        if let lists {
            for row in lines {
                try budget.spend(10 * lists[row].count)
                for column in lists[row] { union[Int(column >> 6)] |= 1 << UInt64(column & 63) }
            }
            return BitSet(words: union, budget)
        }
        for row in lines { for index in 0..<stride { union[index] |= words[row * stride + index] } }
        return BitSet(words: union, budget)
    }

    /// In squares of 64 × 64 bits; of lists as lists.
    func transposed() throws(Rejection) -> BitMatrix {
        if let lists {
            try budget.spend(Budget.word * (1 + columns) + 60 * lists.columns.count)
            return BitMatrix(rows: columns, columns: rows, words: [], lists: lists.transposed(columns: columns), budget)
        }
        try budget.spend(10 * words.count + Budget.word * rows / 64)
        var result = try BitMatrix(rows: columns, columns: rows, budget)
        var square = [UInt64](repeating: 0, count: 64)
        for top in Swift.stride(from: 0, to: rows, by: 64) {
            for word in 0..<stride {
                let height = min(64, rows - top)
                for line in 0..<64 { square[line] = line < height ? words[(top + line) * stride + word] : 0 }
                BitMatrix.transpose(&square)
                for line in 0..<min(64, columns - word * 64) {
                    result.words[(word * 64 + line) * result.stride + top / 64] = square[line]
                }
            }
        }
        return result
    }

    /// Swaps ever smaller off-diagonal blocks.
    private static func transpose(_ square: inout [UInt64]) {
        var size = 32
        var mask: UInt64 = 0x0000_0000_FFFF_FFFF
        while size > 0 {
            for line in 0..<64 where line & size == 0 {
                let swapped = (square[line] >> UInt64(size) ^ square[line + size]) & mask
                square[line] ^= swapped << UInt64(size)
                square[line + size] ^= swapped
            }
            size >>= 1
            mask ^= mask << UInt64(size)
        }
    }

    /// The boolean product: a one where the product of matrices with positive entries on the masks is not zero.
    func product(_ right: BitMatrix) throws(Rejection) -> BitMatrix {
        var result = try BitMatrix(rows: rows, columns: right.columns, budget)
        for line in try budget.each(rows) { try result.setRow(line, try right.union(of: try row(line).members)) }
        return result
    }

    /// The boolean product of some layers, input side first; there is at least one.
    static func product(of layers: some BidirectionalCollection<BitMatrix>, at place: JSONValue) throws(Rejection)
        -> BitMatrix
    {
        guard var product = layers.first else { throw place.rejection("there is no layer") }
        for layer in layers.dropFirst() { product = try layer.product(product) }
        return product
    }

    /// The rows that are listed, with the cells of `kept` columns only; column k becomes `numbers[k]`, below `count`.
    func restricted(toRows lines: [Int], columns kept: BitSet, numbers: [Int], count: Int) throws(Rejection)
        -> BitMatrix
    {
        var result = try BitMatrix(rows: lines.count, columns: count, budget)
        for (position, line) in lines.enumerated() {
            for column in try row(line).intersection(kept).members { result[position, numbers[column]] = true }
        }
        return result
    }

    /// Without some rows.
    func deleting(rows deleted: BitSet) throws(Rejection) -> BitMatrix {
        let kept = try budget.each(rows).filter { !deleted.contains($0) }
        var result = try BitMatrix(rows: kept.count, columns: columns, budget)
        for (position, line) in kept.enumerated() { try result.setRow(position, try row(line)) }
        return result
    }

    /// Without some columns.
    func deleting(columns deleted: BitSet) throws(Rejection) -> BitMatrix {
        let kept = try budget.each(columns).filter { !deleted.contains($0) }
        var numbers = try budget.zeros(columns)
        for (number, column) in kept.enumerated() { numbers[column] = number }
        return try restricted(
            toRows: Array(0..<rows), columns: try BitSet(bound: columns, kept, budget), numbers: numbers,
            count: kept.count)
    }

    /// The column of every row in the only perfect matching of a square bipartite graph; nil if there is none or more
    /// than one. Takes rows with one possible column left, until none remains: a graph with exactly one perfect
    /// matching always has such a row.
    func uniquePerfectMatching() throws(Rejection) -> [Int]? {
        guard rows == columns else { return nil }
        let rowsOfColumn = try transposed()
        var left = try BitSet(bound: rows, 0..<rows, budget)
        var counts: [Int] = []
        for line in 0..<rows { counts.append(try row(line).count) }
        var ready = (0..<rows).filter { counts[$0] == 1 }
        var matching = [Int](repeating: -1, count: rows)
        var peeled = 0
        while let row = ready.popLast() {
            guard counts[row] == 1, let column = try self.row(row).intersection(left).first else { return nil }
            matching[row] = column
            left.remove(column)
            peeled += 1
            for other in try rowsOfColumn.row(column).members {
                counts[other] -= 1
                if counts[other] == 1 { ready.append(other) }
            }
        }
        return peeled == rows ? matching : nil
    }
}
