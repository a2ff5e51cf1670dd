import Proofs
import SupportMasks

/// A class of a masked state: the sum of `supports.count` rank-one terms on the rectangle `rows` × `columns`.
///
/// `supports` names columns of the original factors. After a split, several classes of a state share them; their rows
/// are
/// then disjoint, and so are their columns, so that no two of them share an entry of a factor.
public struct ObservedClass: Hashable, Sendable {
    public var rows: BitSet
    public var columns: BitSet
    public var supports: [Int]

    public init(rows: BitSet, columns: BitSet, supports: [Int]) {
        self.rows = rows
        self.columns = columns
        self.supports = supports
    }

    /// The largest rank that the class can reach before its rectangle bounds it.
    public var multiplicity: Int { supports.count }

    /// Equal supports on a rectangle with so few rows or columns are every matrix on it.
    public var isComplete: Bool { multiplicity >= min(rows.count, columns.count) }

    func transposed() -> ObservedClass {
        ObservedClass(rows: columns, columns: rows, supports: supports)
    }
}
