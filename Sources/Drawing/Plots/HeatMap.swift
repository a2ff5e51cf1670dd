/// A table of shares, each cell in a colour by its value and with the value in it: what it shows, not what it looks
/// like.
public struct HeatMap: Sendable, Hashable {
    public var title: String
    /// What is to be seen, in words, for readers who do not see it.
    public var caption: String
    /// The name of what changes from column to column.
    public var horizontal: String
    public var columnLabels: [String]
    public var rowLabels: [String]
    /// By row, then column: from 0 to 1; nil where nothing is known.
    public var shares: [[Double?]]

    public init(
        title: String, caption: String, horizontal: String, columnLabels: [String], rowLabels: [String],
        shares: [[Double?]]
    ) {
        (self.title, self.caption, self.horizontal) = (title, caption, horizontal)
        (self.columnLabels, self.rowLabels, self.shares) = (columnLabels, rowLabels, shares)
    }
}
