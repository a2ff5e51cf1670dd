import Proofs
import SupportMasks

/// The rank-one supports S_k = A_k × B_k of a pair of masks I (m × r) and J (n × r): A_k is column k of I, B_k is
/// column k of J.
///
/// Equal supports form a class; a class of p equal supports is every matrix of rank ≤ p on its rectangle. Supports with
/// no row or no
/// column reach nothing and belong to no class.
public struct RankOneSupports: Sendable {
    public let masks: FactorSupports
    /// Iᵀ: row k is A_k.
    public let rowSets: BitMatrix
    /// Jᵀ: row k is B_k.
    public let columnSets: BitMatrix
    /// The members of each class, ascending; classes in the order of their first member.
    public let classes: [[Int]]

    /// Groups the supports; linear in the size of the masks, and in the number of their cells where they are sparse.
    ///
    /// - Parameter isFormKept: whether masks stay packed or listed as they are; else they take the form that suits them.
    public init(_ masks: FactorSupports, isFormKept: Bool = false) {
        let masks =
            isFormKept
            ? masks : FactorSupports(left: masks.left.inSuitableForm(), right: masks.right.inSuitableForm())
        self.masks = masks
        let rowSets = masks.left.transposed()
        let columnSets = masks.right.transposed()
        self.rowSets = rowSets
        self.columnSets = columnSets
        classes = BitMatrix.equalRowGroups(rowSets, columnSets).groups.filter { members in
            !rowSets.isRowEmpty(members[0]) && !columnSets.isRowEmpty(members[0])
        }
    }

    public var rowCount: Int { masks.rowCount }
    public var columnCount: Int { masks.columnCount }
    public var width: Int { masks.width }
    /// Whether a mask is listed, so that words of rows are no way to go through it.
    package var isListed: Bool { masks.left.isListed || masks.right.isListed }

    /// A_k, the rows that support k reaches.
    public func rows(of support: Int) -> BitSet { rowSets.row(support) }
    /// B_k, the columns that support k reaches.
    public func columns(of support: Int) -> BitSet { columnSets.row(support) }

    /// Whether p supports on a rectangle with at most p rows or at most p columns: the class is every matrix on it.
    public func isComplete(_ members: [Int]) -> Bool {
        members.count >= min(rowSets.setBitCount(ofRow: members[0]), columnSets.setBitCount(ofRow: members[0]))
    }

    /// The supports that contain a cell.
    public func cover(row: Int, column: Int) -> BitSet {
        masks.left.row(row).intersection(masks.right.row(column))
    }

    /// The same supports for the transposed product.
    public func transposed() -> RankOneSupports {
        RankOneSupports(
            masks: FactorSupports(left: masks.right, right: masks.left), rowSets: columnSets, columnSets: rowSets,
            classes: classes)
    }

    private init(masks: FactorSupports, rowSets: BitMatrix, columnSets: BitMatrix, classes: [[Int]]) {
        self.masks = masks
        self.rowSets = rowSets
        self.columnSets = columnSets
        self.classes = classes
    }
}

extension RankOneSupports {
    /// The window `rows` × `columns` as factors of its own; `names` tells which supports its columns are.
    ///
    /// Supports that do not meet the window are left out.
    package func restricted(rows: [Int], columns: [Int]) -> (supports: RankOneSupports, names: [Int]) {
        var left = BitSet(capacity: width)
        var right = BitSet(capacity: width)
        for row in rows { left.formUnion(masks.left.row(row)) }
        for column in columns { right.formUnion(masks.right.row(column)) }
        let names = left.intersection(right).members
        let part = FactorSupports(
            left: BitMatrix(rowCount: rows.count, columnCount: names.count) { masks.left[rows[$0], names[$1]] },
            right: BitMatrix(rowCount: columns.count, columnCount: names.count) { masks.right[columns[$0], names[$1]] })
        return (RankOneSupports(part), names)
    }
}
