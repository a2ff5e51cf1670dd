import SupportMasks

/// A pair of multisets of row types and column types, up to permutation of rows, columns and supports and
/// transposition.
///
/// A type is the non-empty set of supports that meet a line, as a bit mask; it occurs at most as often as it has
/// members, since more equal lines change nothing
/// (rule SC203). Every support meets a row and a column. For a fixed width there are finitely many kernels, and whether
/// P(I, J) is closed depends on
/// the kernel of (I, J) only.
///
/// The value is the canonical form: no more rows than columns; among all orientations with that and all permutations of
/// supports the one whose ascending list of row
/// types, then of column types, is lexicographically least. So equal values are equal kernels.
public struct Kernel: Sendable, Hashable {
    /// The number of supports.
    public let width: Int
    /// The types of the rows, ascending as numbers.
    public let rowTypes: [UInt32]
    /// The types of the columns, ascending as numbers.
    public let columnTypes: [UInt32]

    /// The largest width that canonical forms are computed for.
    public static let widest = SupportPermutations.widest

    /// For lists that are canonical already.
    init(width: Int, rowTypes: [UInt32], columnTypes: [UInt32]) {
        self.width = width
        self.rowTypes = rowTypes
        self.columnTypes = columnTypes
    }

    /// The number of rows and columns together.
    public var lineCount: Int { rowTypes.count + columnTypes.count }

    /// The members of each row's type, ascending.
    public var rowMembers: [[Int]] { rowTypes.map(Self.members) }

    /// The members of each column's type, ascending.
    public var columnMembers: [[Int]] { columnTypes.map(Self.members) }

    /// A short name that tells the types: the members as digits, a dot between lines, `_` between rows and columns.
    public var name: String {
        [rowMembers, columnMembers]
            .map { side in side.map { $0.map(String.init).joined() }.joined(separator: ".") }
            .joined(separator: "_")
    }

    /// The masks I and J whose rows are the types.
    public var supports: FactorSupports {
        func mask(_ types: [UInt32]) -> BitMatrix {
            BitMatrix(rowCount: types.count, columnCount: width) { types[$0] >> UInt32($1) & 1 == 1 }
        }
        return FactorSupports(left: mask(rowTypes), right: mask(columnTypes))
    }

    /// Whether along every chain of row types, and of column types, the multiplicities add up to at most the size of
    /// the largest type.
    ///
    /// Only such kernels need a decision of their own: in any other one a witness has a line that additions of others
    /// make zero, so it is not closed only
    /// if one of its deletions is not.
    public var isReduced: Bool { Self.isReduced(rowTypes) && Self.isReduced(columnTypes) }

    static func isReduced(_ types: [UInt32]) -> Bool {
        // The heaviest chain that ends in each type; smaller types come first as numbers.
        var heaviest: [(type: UInt32, weight: Int)] = []
        for (type, count) in TypeCounts(types).entries {
            let below = heaviest.filter { $0.type & ~type == 0 }.map(\.weight).max() ?? 0
            if below + count > type.nonzeroBitCount { return false }
            heaviest.append((type, below + count))
        }
        return true
    }

    private static func members(_ type: UInt32) -> [Int] {
        (0..<32).filter { type >> UInt32($0) & 1 == 1 }
    }
}

/// By number of lines, then width, then number of rows, then lexicographically.
extension Kernel: Comparable {
    public static func < (a: Kernel, b: Kernel) -> Bool {
        if a.lineCount != b.lineCount { return a.lineCount < b.lineCount }
        if a.width != b.width { return a.width < b.width }
        if a.rowTypes.count != b.rowTypes.count { return a.rowTypes.count < b.rowTypes.count }
        if a.rowTypes != b.rowTypes { return a.rowTypes.lexicographicallyPrecedes(b.rowTypes) }
        return a.columnTypes.lexicographicallyPrecedes(b.columnTypes)
    }
}
