/// How large the masks of a file may be.
public struct MaskLimits: Hashable, Sendable {
    /// The most rows of a mask.
    public var maxRows: Int
    /// The most columns of a mask.
    public var maxColumns: Int
    /// The most cells of a mask.
    public var maxCells: Int
    /// The most cells of all masks of a file together. A few `kron` lines can name large masks.
    public var maxTotalCells: Int
    /// The most rows, and the most columns, of a mask whose entries are listed with their places: its cells do not count.
    /// 0: such a mask is held to the limits of all others.
    public var maxSparseLines: Int
    /// The most entries of such a mask.
    public var maxEntries: Int
    /// The most bytes that are read from what is not a regular file: standard input, a pipe.
    public var maxStreamBytes: Int

    /// Limits; those left out are the standard ones.
    public init(
        maxRows: Int = 65_536, maxColumns: Int = 65_536, maxCells: Int = 1 << 31, maxTotalCells: Int = 1 << 33,
        maxSparseLines: Int = 0, maxEntries: Int = 1 << 28, maxStreamBytes: Int = 1 << 32
    ) {
        self.maxRows = maxRows
        self.maxColumns = maxColumns
        self.maxCells = maxCells
        self.maxTotalCells = maxTotalCells
        self.maxSparseLines = maxSparseLines
        self.maxEntries = maxEntries
        self.maxStreamBytes = maxStreamBytes
    }

    /// The most rows, and the most columns, of a layer that is held as its Kronecker pattern.
    static let patternLines = 1 << 22
    /// A layer given by `kron` with more cells than this is held as its pattern.
    static let writtenOutCells = 1 << 26

    /// Whether a layer with this pattern is held as the pattern.
    public static func keepsPattern(_ pattern: KroneckerPattern) -> Bool {
        let (rows, columns) = (pattern.rowCount, pattern.columnCount)
        return max(rows, columns) <= patternLines && rows * columns > writtenOutCells
    }

    /// 65,536 rows, 65,536 columns and 2³¹ cells a mask, 2³³ cells a file, 4 GiB from a pipe; layers held as their
    /// Kronecker patterns may have 2²² rows and columns, and count for nothing.
    public static let standard = MaskLimits()

    /// The same with sparse masks of 2²² lines, as many as the checker reads, and 2²⁸ entries, for what takes time and
    /// memory by entries.
    public static let sparse = MaskLimits(maxSparseLines: 1 << 22)

    /// What is wrong with a mask of the given size, or nil when it is within the limits for one mask.
    ///
    /// - Parameters:
    ///   - rows: the number of rows, nil if it does not fit an `Int`.
    ///   - columns: the number of columns, nil if it does not fit an `Int`.
    func complaint(rows: Int?, columns: Int?) -> String? {
        guard let rows, rows <= maxRows else {
            return "expected at most \(maxRows) rows, found \(rows.map(String.init) ?? "more than \(Int.max)")"
        }
        guard let columns, columns <= maxColumns else {
            return "expected at most \(maxColumns) columns, found \(columns.map(String.init) ?? "more than \(Int.max)")"
        }
        guard let cells = checkedProduct([rows, columns]), cells <= maxCells else {
            return "expected at most \(maxCells) cells in a mask, found \(rows) × \(columns)"
        }
        return nil
    }
}
