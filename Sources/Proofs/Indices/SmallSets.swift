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
