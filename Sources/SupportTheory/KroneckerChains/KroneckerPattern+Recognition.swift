import SupportMasks

extension KroneckerPattern {
    /// The pattern whose support is exactly this mask, or nil if there is none.
    ///
    /// The pattern is unique unless b = c = 1: then the mask is an identity, and (n, 1, 1, 1) is given. O(rows ×
    /// columns / 64 + ones).
    public init?(exactly mask: BitMatrix) {
        guard mask.rowCount > 0, mask.columnCount > 0 else { return nil }
        // The first row meets the columns 0, d, …, (c − 1)d, the first column the rows 0, d, …, (b − 1)d.
        let columns = mask.row(0).members
        let rows = (0..<mask.rowCount).filter { mask[$0, 0] }
        let (b, c) = (rows.count, columns.count)
        guard columns.first == 0, rows.first == 0 else { return nil }
        let d = c > 1 ? columns[1] : b > 1 ? rows[1] : 1
        guard mask.rowCount % (b * d) == 0 else { return nil }
        guard let pattern = KroneckerPattern(mask.rowCount / (b * d), b, c, d), pattern.isSupport(mask) else {
            return nil
        }
        self = pattern
    }

    /// Whether b = c = 1: the support is that of an identity matrix.
    public var isIdentity: Bool { b == 1 && c == 1 }

    /// Whether the mask is the support of this pattern.
    private func isSupport(_ mask: BitMatrix) -> Bool {
        guard mask.rowCount == rowCount, mask.columnCount == columnCount else { return false }
        return (0..<rowCount).allSatisfy { row in
            let first = row / (b * d) * c * d + row % d
            // c ones, and c cells that must be ones: there is no other.
            guard mask.setBitCount(ofRow: row) == c else { return false }
            return (0..<c).allSatisfy { mask[row, first + $0 * d] }
        }
    }
}

extension KroneckerPattern {
    /// A pattern (n, b, c, 1) whose support is this mask up to the order of its rows and columns: n blocks of b × c
    /// ones and nothing else. Nil if there is none.
    ///
    /// The support of (a, b, c, d) is one of (ad, b, c, 1) with its lines in another order, so no more can be said.
    /// O(rows × columns / 64 + ones).
    public init?(upToOrder mask: BitMatrix) {
        let groups = mask.equalRowGroups().groups
        guard let first = groups.first, mask.columnCount > 0 else { return nil }
        let columns = mask.row(first[0]).count
        var seen = BitSet(capacity: mask.columnCount)
        for group in groups {
            let row = mask.row(group[0])
            guard group.count == first.count, row.count == columns, row.isDisjoint(with: seen) else { return nil }
            seen.formUnion(row)
        }
        guard columns > 0, seen.count == mask.columnCount,
            let pattern = KroneckerPattern(groups.count, first.count, columns, 1)
        else { return nil }
        self = pattern
    }
}
