import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// Refutes A = X Yᵀ by comparing ranks (SC411): in windows R × C whose live supports are at most one more than A has
/// rank there, kernel vectors of A make entries of the factors zero, until an entry of A is reached by no support, or a
/// window has more rank than supports.
package struct RankSplits {
    private let window: SmallWindow
    private let matrix: [[Rational]]
    private let choices: [(rows: UInt64, columns: UInt64)]
    private var nodesLeft: Int

    /// - Parameters:
    ///   - matrix: A in the window's own numbers; free cells are not looked at.
    ///   - nodeLimit: how many times the windows may be gone through.
    package init(_ window: SmallWindow, _ matrix: [[Rational]], nodeLimit: Int) {
        self.window = window
        self.matrix = matrix
        nodesLeft = nodeLimit
        choices = Self.windows(window)
    }

    /// Windows without free cells, large ones first.
    private static func windows(_ window: SmallWindow) -> [(rows: UInt64, columns: UInt64)] {
        let most = 6
        guard window.rowCount <= most, window.columnCount <= most else { return [] }
        let all = (1..<UInt64(1) << UInt64(window.rowCount)).flatMap { rows in
            (1..<UInt64(1) << UInt64(window.columnCount)).map { (rows: rows, columns: $0) }
        }
        return all.filter { choice in Members(choice.rows).allSatisfy { window.free[$0] & choice.columns == 0 } }
            .sorted {
                let (a, b) = (
                    $0.rows.nonzeroBitCount + $0.columns.nonzeroBitCount,
                    $1.rows.nonzeroBitCount + $1.columns.nonzeroBitCount
                )
                return (b, $0.rows, $0.columns) < (a, $1.rows, $1.columns)
            }
    }

    /// A refutation in the window's own numbers of rows, columns and supports; nil if there is none of this kind.
    package mutating func refutation() -> Refutation? {
        refute(LiveEntries(window), depth: 2)
    }

    private mutating func refute(_ live: LiveEntries, depth: Int) -> Refutation? {
        if let cell = unreached(live) { return .minor(rows: [cell.row], columns: [cell.column], supports: []) }
        nodesLeft -= 1
        guard depth > 0, nodesLeft >= 0 else { return nil }
        for choice in choices {
            if window.interruption.isDue { return nil }
            let supports = live.supports(reaching: choice.rows, choice.columns)
            let count = supports.nonzeroBitCount
            let most = min(choice.rows.nonzeroBitCount, choice.columns.nonzeroBitCount)
            guard count <= most + 1 else { continue }
            let ranks = RankWindow(matrix, rows: Array(Members(choice.rows)), columns: Array(Members(choice.columns)))
            guard count <= ranks.pivots.count + 1 else { continue }
            if let found = refute(live, ranks, supports, depth: depth) { return found }
        }
        return nil
    }

    /// A cell that is not zero, not free, and has no live term.
    private func unreached(_ live: LiveEntries) -> Cell? {
        for row in 0..<window.rowCount {
            for column in 0..<window.columnCount
            where !matrix[row][column].isZero && window.free[row] >> UInt64(column) & 1 == 0
                && live.supports(row, column) == 0
            {
                return Cell(row: row, column: column)
            }
        }
        return nil
    }

    private mutating func refute(_ live: LiveEntries, _ ranks: RankWindow, _ supports: UInt64, depth: Int)
        -> Refutation?
    {
        let excess = ranks.pivots.count - supports.nonzeroBitCount
        if excess > 0 { return .rank(ranks.comparison(left: [], right: [], [])) }
        // On the rows, and on the columns, what the kernel makes zero.
        var (onRows, onColumns) = (live, live)
        let left = onRows.force(ranks, supports, side: .rows)
        if excess == 0 {
            let right = onRows.force(ranks, supports, side: .columns)
            guard !left.isEmpty || !right.isEmpty, let inner = refute(onRows, depth: depth - 1) else { return nil }
            let zeros = (left + right).flatMap(\.zeros)
            return .rank(
                ranks.comparison(
                    left: left.map(\.vector), right: right.map(\.vector), [.init(zeros: zeros, refutation: inner)]))
        }
        let right = onColumns.force(ranks, supports, side: .columns)
        guard !left.isEmpty, !right.isEmpty, let first = refute(onRows, depth: depth - 1),
            let second = refute(onColumns, depth: depth - 1)
        else { return nil }
        return .rank(
            ranks.comparison(
                left: left.map(\.vector), right: right.map(\.vector),
                [
                    .init(zeros: left.flatMap(\.zeros), refutation: first),
                    .init(zeros: right.flatMap(\.zeros), refutation: second),
                ]))
    }
}

/// Which entries of the factors may be non-zero: for each support its rows and its columns.
private struct LiveEntries {
    private var rows: [UInt64]
    private var columns: [UInt64]

    init(_ window: SmallWindow) {
        rows = window.supports.map(\.rows)
        columns = window.supports.map(\.columns)
    }

    func supports(_ row: Int, _ column: Int) -> UInt64 { supports(reaching: 1 << UInt64(row), 1 << UInt64(column)) }

    func supports(reaching rows: UInt64, _ columns: UInt64) -> UInt64 {
        self.rows.indices.reduce(0) {
            self.rows[$1] & rows != 0 && self.columns[$1] & columns != 0 ? $0 | 1 << UInt64($1) : $0
        }
    }

    /// A kernel vector and the entries that it makes zero.
    struct Forced {
        var vector: RankComparison<Refutation>.KernelVector
        var zeros: [FactorEntry]
    }

    /// Takes away what equations of the kernel with one live term make zero, until nothing more follows.
    mutating func force(_ ranks: RankWindow, _ supports: UInt64, side: Side) -> [Forced] {
        let lines = side == .rows ? ranks.rows : ranks.columns
        let kernel = side == .rows ? ranks.leftKernel : ranks.rightKernel
        guard !kernel.isEmpty else { return [] }
        var result: [Forced] = []
        var isChanged = true
        while isChanged {
            isChanged = false
            for support in Members(supports) {
                for (position, line) in lines.enumerated() where isLive(line, support, side) {
                    let others = lines.indices.filter { $0 != position && isLive(lines[$0], support, side) }
                    guard let vector = Self.vector(in: kernel, at: position, vanishingAt: others) else { continue }
                    let entries = lines.indices.filter { !vector[$0].isZero }
                    result.append(
                        Forced(
                            vector: entries.map { .init(line: lines[$0], value: vector[$0]) },
                            zeros: force(entries.map { lines[$0] }, supports, side)))
                    isChanged = true
                }
            }
        }
        return result
    }

    /// All that the vector with entries at some lines makes zero.
    private mutating func force(_ lines: [Int], _ supports: UInt64, _ side: Side) -> [FactorEntry] {
        var zeros: [FactorEntry] = []
        for support in Members(supports) {
            let live = lines.filter { isLive($0, support, side) }
            guard live.count == 1 else { continue }
            if side == .rows {
                rows[support] &= ~(1 << UInt64(live[0]))
                zeros.append(.x(live[0], support))
            } else {
                columns[support] &= ~(1 << UInt64(live[0]))
                zeros.append(.y(live[0], support))
            }
        }
        return zeros
    }

    private func isLive(_ line: Int, _ support: Int, _ side: Side) -> Bool {
        (side == .rows ? rows : columns)[support] >> UInt64(line) & 1 == 1
    }

    /// A combination of the kernel's vectors with 1 at a position and 0 at others; nil if there is none.
    private static func vector(in kernel: [[Rational]], at position: Int, vanishingAt others: [Int]) -> [Rational]? {
        let places = others + [position]
        let system = RationalMatrix(places.map { place in kernel.map { $0[place] } }, columnCount: kernel.count)
        guard let combination = system.solution(others.map { _ in 0 } + [1]) else { return nil }
        return kernel[0].indices.map { place in
            zip(kernel, combination).reduce(0) { $0 + $1.0[place] * $1.1 }
        }
    }
}

/// A window of A with its rank and its kernels.
private struct RankWindow {
    let rows: [Int]
    let columns: [Int]
    private(set) var pivots: [Cell] = []
    private let entries: [[Rational]]

    init(_ matrix: [[Rational]], rows: [Int], columns: [Int]) {
        (self.rows, self.columns) = (rows, columns)
        entries = rows.map { row in columns.map { matrix[row][$0] } }
        var rest = entries
        var left = Array(rows.indices)
        for column in columns.indices {
            guard let index = left.firstIndex(where: { !rest[$0][column].isZero }) else { continue }
            let row = left.remove(at: index)
            pivots.append(Cell(row: rows[row], column: columns[column]))
            for other in left where !rest[other][column].isZero {
                let factor = rest[other][column] / rest[row][column]
                for place in columns.indices { rest[other][place] -= factor * rest[row][place] }
            }
        }
    }

    /// A basis of the u with uᵀA = 0.
    var leftKernel: [[Rational]] {
        RationalMatrix(columns.indices.map { column in entries.map { $0[column] } }, columnCount: rows.count).kernel
    }

    /// A basis of the v with A v = 0.
    var rightKernel: [[Rational]] { RationalMatrix(entries, columnCount: columns.count).kernel }

    func comparison(
        left: [RankComparison<Refutation>.KernelVector], right: [RankComparison<Refutation>.KernelVector],
        _ alternatives: [RankComparison<Refutation>.Alternative]
    ) -> RankComparison<Refutation> {
        RankComparison(
            rows: rows, columns: columns, pivots: pivots, left: left, right: right, alternatives: alternatives)
    }
}
