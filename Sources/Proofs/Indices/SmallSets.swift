/// The members of a set of numbers below 64.
package struct Members: Sequence, IteratorProtocol {
    private var word: UInt64

    package init(_ word: UInt64) { self.word = word }

    package mutating func next() -> Int? {
        guard word != 0 else { return nil }
        defer { word &= word - 1 }
        return word.trailingZeroBitCount
    }
}

/// The sets of so many of the numbers below `count`, at most 64, in the order of the numbers that they are as words.
package struct SmallSubsets: Sequence, IteratorProtocol {
    private var word: UInt64?
    private let all: UInt64

    package init(size: Int, of count: Int) {
        all = count >= 64 ? .max : (1 << UInt64(count)) - 1
        word = size > count ? nil : size >= 64 ? .max : (1 << UInt64(size)) - 1
    }

    /// The next larger word with as many ones: its lowest run of ones moves the top one up, and the others to the
    /// bottom.
    package mutating func next() -> UInt64? {
        guard let current = word else { return nil }
        let lowest = current & (0 &- current)
        let (moved, isBeyond) = current.addingReportingOverflow(lowest)
        if lowest == 0 || isBeyond || moved & ~all != 0 {
            word = nil
        } else {
            word = moved | ((current ^ moved) >> 2) / lowest
        }
        return current
    }
}

/// Subsets of a given size, in lexicographic order.
package enum Combinations {
    package static func of(_ elements: [Int], size: Int) -> [[Int]] {
        if size == 0 { return [[]] }
        guard elements.count >= size else { return [] }
        return elements.indices.flatMap { index in
            of(Array(elements[(index + 1)...]), size: size - 1).map { [elements[index]] + $0 }
        }
    }
}

/// Perfect matchings that are unique: then a determinant is one product, whatever the other entries are.
package enum UniqueMatching {
    /// Whether the cells `possible(row)` of rows × columns have exactly one perfect matching, all of whose cells
    /// satisfy `isAllowed`. Peels rows with a single cell.
    package static func exists(
        rows: UInt64, columns: UInt64, possible: (Int) -> UInt64, isAllowed: (Int, Int) -> Bool = { _, _ in true }
    ) -> Bool {
        var rows = rows
        var columns = columns
        while rows != 0 {
            guard let row = Members(rows).first(where: { (possible($0) & columns).nonzeroBitCount == 1 }) else {
                return false
            }
            let column = (possible(row) & columns).trailingZeroBitCount
            guard isAllowed(row, column) else { return false }
            rows &= ~(1 << UInt64(row))
            columns &= ~(1 << UInt64(column))
        }
        return true
    }
}
