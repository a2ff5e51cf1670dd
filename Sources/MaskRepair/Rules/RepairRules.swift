import SupportMasks

/// Which changes a repair may make.
public struct RepairRules: Sendable {
    public var mayAdd: Bool
    public var mayRemove: Bool
    /// Cells that stay as they are.
    public var kept: Set<MaskCell>
    /// Masks that stay as they are.
    public var keptMasks: Set<Int> = []
    /// Every mask keeps its number of entries.
    public var keepsDensity: Bool
    public var structure: Structure?
    /// The most changes.
    public var mostChanges: Int?

    /// A pattern that the masks have and keep.
    public enum Structure: Hashable, Sendable {
        /// In each row every group of `group` cells, one beside the other, has the number of entries that it has now, at
        /// most `kept`.
        case someOfMany(kept: Int, group: Int)
        /// The masks consist of blocks of so many rows and columns, each full or empty.
        case blocks(rows: Int, columns: Int)
    }

    public init(
        mayAdd: Bool = true, mayRemove: Bool = true, kept: Set<MaskCell> = [], keepsDensity: Bool = false,
        structure: Structure? = nil, mostChanges: Int? = nil
    ) {
        (self.mayAdd, self.mayRemove, self.kept, self.keepsDensity) = (mayAdd, mayRemove, kept, keepsDensity)
        (self.structure, self.mostChanges) = (structure, mostChanges)
    }

    /// Whether changes have to come in pairs.
    var isBalanced: Bool {
        if case .someOfMany = structure { return true }
        return keepsDensity
    }

    /// Whether a cell is free to change.
    func allows(_ cell: MaskCell) -> Bool { !keptMasks.contains(cell.mask) && !kept.contains(cell) }

    /// Whether this change is allowed by itself.
    func allows(_ cell: MaskCell, of given: RepairMasks) -> Bool {
        allows(cell) && (given[cell] ? mayRemove : mayAdd)
    }
}
