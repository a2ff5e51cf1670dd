/// A cell of one of the masks that a repair may change.
public struct MaskCell: Hashable, Comparable, Sendable {
    /// The mask: of a pair 0 is I and 1 is J, of a network the layer, input side first.
    public var mask: Int
    public var row: Int
    public var column: Int

    public init(mask: Int, row: Int, column: Int) {
        (self.mask, self.row, self.column) = (mask, row, column)
    }

    public static func < (a: MaskCell, b: MaskCell) -> Bool {
        (a.mask, a.row, a.column) < (b.mask, b.row, b.column)
    }
}
