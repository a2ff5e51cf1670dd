import ExactArithmetic

/// What the ranks of two factors X, Y of A say in a window R × C that q neurons reach (SC411).
///
/// By Sylvester rank X + rank Y ≤ rank A + q, so where A has rank q both factors have that rank, and where it has rank
/// q − 1 one of them has. A factor of A's rank has A's kernel, and an equation of the kernel with a single unknown makes
/// it zero. An alternative says what is zero, and why A is not a product then, by an inner refutation.
public struct RankComparison<Inner: Hashable & Sendable>: Hashable, Sendable {
    public var rows: [Int]
    public var columns: [Int]
    /// Cells in different lines at which an elimination finds non-zero entries, in this order: they bound the rank.
    public var pivots: [Cell]
    /// Vectors u on the rows with uᵀA = 0 in the window.
    public var left: [KernelVector]
    /// Vectors v on the columns with A v = 0 in the window.
    public var right: [KernelVector]
    /// None if the rank is above q; one if it is q; for q − 1 that of X before that of Y.
    public var alternatives: [Alternative]

    /// The entries that are not zero, by row or column.
    public typealias KernelVector = [Entry]

    public struct Entry: Hashable, Sendable {
        public var line: Int
        public var value: Rational

        package init(line: Int, value: Rational) {
            (self.line, self.value) = (line, value)
        }
    }

    public struct Alternative: Hashable, Sendable {
        /// The entries that the kernel vectors make zero.
        public var zeros: [FactorEntry]
        public var refutation: Inner

        package init(zeros: [FactorEntry], refutation: Inner) {
            (self.zeros, self.refutation) = (zeros, refutation)
        }
    }

    package init(
        rows: [Int], columns: [Int], pivots: [Cell], left: [KernelVector], right: [KernelVector],
        alternatives: [Alternative]
    ) {
        (self.rows, self.columns, self.pivots) = (rows, columns, pivots)
        (self.left, self.right, self.alternatives) = (left, right, alternatives)
    }

    /// The same with other names for cells and entries; `isTurned` says that `cell` swaps rows and columns.
    func renamed(
        cell: (Cell) -> Cell, isTurned: Bool, entry: (FactorEntry) -> FactorEntry,
        refutation: (Inner) -> Inner
    ) -> RankComparison {
        // A line's name is that of a cell in it.
        let (someRow, someColumn) = (rows[0], columns[0])
        func name(row: Int) -> Int {
            let named = cell(Cell(row: row, column: someColumn))
            return isTurned ? named.column : named.row
        }
        func name(column: Int) -> Int {
            let named = cell(Cell(row: someRow, column: column))
            return isTurned ? named.row : named.column
        }
        func vectors(_ vectors: [KernelVector], _ name: (Int) -> Int) -> [KernelVector] {
            vectors.map { $0.map { Entry(line: name($0.line), value: $0.value) }.sorted { $0.line < $1.line } }
        }
        let lines = (rows.map(name(row:)).sorted(), columns.map(name(column:)).sorted())
        let kernels = (vectors(left, name(row:)), vectors(right, name(column:)))
        let named = alternatives.map {
            Alternative(zeros: $0.zeros.map(entry), refutation: refutation($0.refutation))
        }
        return RankComparison(
            rows: isTurned ? lines.1 : lines.0, columns: isTurned ? lines.0 : lines.1, pivots: pivots.map(cell),
            left: isTurned ? kernels.1 : kernels.0, right: isTurned ? kernels.0 : kernels.1,
            // That of the rows comes first.
            alternatives: isTurned ? named.reversed() : named)
    }
}
