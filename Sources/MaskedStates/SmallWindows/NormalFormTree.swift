import Proofs

/// The branching elimination on a matrix of unknowns: every element of the space becomes, under additions and scalings
/// of lines, one that
/// some leaf describes.
///
/// A cell is decided to be zero, or not zero; in the second case it clears the undecided cells below it and beside it,
/// wherever the addition of the line
/// leaves every decided cell as it is. A leaf knows which cells are zero and which are not.
package indirect enum NormalFormTree {
    case leaf(Pattern)
    /// All the observed cells of a line are zero: such elements belong to the set without the line.
    case zeroLine(Side, Int, Pattern)
    case branch(row: Int, column: Int, zero: NormalFormTree, cleared: [Cell], nonzero: NormalFormTree)

    /// The decided cells: sets of columns for each row.
    package struct Pattern: Hashable {
        package var decided: [UInt64]
        package var nonzero: [UInt64]

        package init(decided: [UInt64], nonzero: [UInt64]) {
            self.decided = decided
            self.nonzero = nonzero
        }

        package func isNonzero(_ row: Int, _ column: Int) -> Bool { nonzero[row] >> UInt64(column) & 1 == 1 }

        /// The cells that are not zero, in reading order.
        package var cells: [Cell] {
            nonzero.indices.flatMap { row in Members(nonzero[row]).map { Cell(row: row, column: $0) } }
        }
    }

    /// The leaves without a zero line, in the order of the tree.
    package var leaves: [Pattern] {
        switch self {
        case .leaf(let pattern): return [pattern]
        case .zeroLine: return []
        case .branch(_, _, let zero, _, let nonzero): return zero.leaves + nonzero.leaves
        }
    }
}

/// Builds the tree of a window; nil if it would have more ends, or take more steps, than allowed, or the search is cut. A
/// step is an undecided cell that is looked at.
package struct NormalFormBuilder {
    private let observed: [UInt64]
    private let additions: LineAdditions
    private let order: [Cell]
    private let columnCount: Int
    private var endsLeft: Int
    private let interruption: Interruption

    package init(_ window: some LineWindow, endLimit: Int, stepLimit: Int) {
        observed = (0..<window.rowCount).map(window.observed)
        additions = LineAdditions(window)
        columnCount = window.columnCount
        endsLeft = endLimit
        interruption = window.interruption.bounded(steps: stepLimit)
        // Small types first: their lines can be added to the most others, so their cells clear the most.
        let rows = (0..<window.rowCount).sorted {
            (window.rowType($0).nonzeroBitCount, $0) < (window.rowType($1).nonzeroBitCount, $1)
        }
        let columns = (0..<window.columnCount).sorted {
            (window.columnType($0).nonzeroBitCount, $0) < (window.columnType($1).nonzeroBitCount, $1)
        }
        let observed = self.observed
        order = rows.flatMap { row in
            columns.filter { observed[row] >> UInt64($0) & 1 == 1 }.map { Cell(row: row, column: $0) }
        }
    }

    package mutating func tree() -> NormalFormTree? {
        let empty = [UInt64](repeating: 0, count: observed.count)
        return build(NormalFormTree.Pattern(decided: empty, nonzero: empty))
    }

    private mutating func build(_ pattern: NormalFormTree.Pattern) -> NormalFormTree? {
        if let (side, line) = zeroLine(pattern) { return end(.zeroLine(side, line, pattern)) }
        let (choice, undecided) = nextCell(pattern)
        if interruption.isDue(after: 1 + undecided) { return nil }
        guard let next = choice else { return end(.leaf(pattern)) }
        var zero = pattern
        zero.decided[next.row] |= 1 << UInt64(next.column)
        guard let zeroTree = build(zero) else { return nil }
        let (nonzero, cleared) = afterPivot(pattern, next)
        guard let nonzeroTree = build(nonzero) else { return nil }
        return .branch(row: next.row, column: next.column, zero: zeroTree, cleared: cleared, nonzero: nonzeroTree)
    }

    private mutating func end(_ tree: NormalFormTree) -> NormalFormTree? {
        endsLeft -= 1
        return endsLeft < 0 ? nil : tree
    }

    /// The undecided cell that would clear the most, the first such in the order: pivots in fresh lines come before
    /// entries that clear nothing, as
    /// in the reduced echelon form, and fewer parameters are left.
    /// With the number of cells that were looked at.
    private func nextCell(_ pattern: NormalFormTree.Pattern) -> (cell: Cell?, undecided: Int) {
        var best: (count: Int, cell: Cell)?
        var undecided = 0
        for cell in order where pattern.decided[cell.row] >> UInt64(cell.column) & 1 == 0 {
            undecided += 1
            let count = afterPivot(pattern, cell).cleared.count
            if count > best?.count ?? -1 { best = (count, cell) }
        }
        return (best?.cell, undecided)
    }

    private func afterPivot(_ pattern: NormalFormTree.Pattern, _ cell: Cell) -> (
        NormalFormTree.Pattern, cleared: [Cell]
    ) {
        var pattern = pattern
        pattern.decided[cell.row] |= 1 << UInt64(cell.column)
        pattern.nonzero[cell.row] |= 1 << UInt64(cell.column)
        let cleared = clear(&pattern, cell.row, cell.column)
        return (pattern, cleared)
    }

    private func zeroLine(_ pattern: NormalFormTree.Pattern) -> (Side, Int)? {
        for row in observed.indices where observed[row] & ~pattern.decided[row] == 0 && pattern.nonzero[row] == 0 {
            return (.rows, row)
        }
        for column in 0..<columnCount {
            let bit: UInt64 = 1 << UInt64(column)
            let isZero = observed.indices.allSatisfy {
                observed[$0] & bit == 0 || (pattern.decided[$0] & bit != 0 && pattern.nonzero[$0] & bit == 0)
            }
            if isZero { return (.columns, column) }
        }
        return nil
    }

    /// Clears what the pivot (row, column) can: each cell by one addition of a line that changes no decided cell.
    private func clear(_ pattern: inout NormalFormTree.Pattern, _ row: Int, _ column: Int) -> [Cell] {
        var cleared: [Cell] = []
        for other in Members(additions.rows[row])
        where isUndecided(pattern, other, column) && rowAdditionIsHarmless(pattern, row, other) {
            pattern.decided[other] |= 1 << UInt64(column)
            cleared.append(Cell(row: other, column: column))
        }
        for other in Members(additions.columns[column])
        where isUndecided(pattern, row, other) && columnAdditionIsHarmless(pattern, column, other) {
            pattern.decided[row] |= 1 << UInt64(other)
            cleared.append(Cell(row: row, column: other))
        }
        return cleared
    }

    private func isUndecided(_ pattern: NormalFormTree.Pattern, _ row: Int, _ column: Int) -> Bool {
        (observed[row] & ~pattern.decided[row]) >> UInt64(column) & 1 == 1
    }

    /// The cells of a row that are observed and may be something else than zero.
    private func mayBeNonzero(_ pattern: NormalFormTree.Pattern, _ row: Int) -> UInt64 {
        observed[row] & (~pattern.decided[row] | pattern.nonzero[row])
    }

    private func rowAdditionIsHarmless(_ pattern: NormalFormTree.Pattern, _ row: Int, _ other: Int) -> Bool {
        mayBeNonzero(pattern, row) & pattern.decided[other] == 0
    }

    private func columnAdditionIsHarmless(_ pattern: NormalFormTree.Pattern, _ column: Int, _ other: Int) -> Bool {
        observed.indices.allSatisfy { row in
            mayBeNonzero(pattern, row) >> UInt64(column) & 1 == 0 || pattern.decided[row] >> UInt64(other) & 1 == 0
        }
    }
}

/// The cells of a pattern as edges between rows and columns: a spanning forest, and the chords that close cycles.
package struct CycleSpace {
    package private(set) var chords: [Cell] = []

    package init(_ pattern: NormalFormTree.Pattern, rowCount: Int, columnCount: Int) {
        var parent = Array(0..<(rowCount + columnCount))
        func root(_ node: Int) -> Int {
            var node = node
            while parent[node] != node { node = parent[node] }
            return node
        }
        for cell in pattern.cells {
            let (a, b) = (root(cell.row), root(rowCount + cell.column))
            if a == b { chords.append(cell) } else { parent[a] = b }
        }
    }
}
