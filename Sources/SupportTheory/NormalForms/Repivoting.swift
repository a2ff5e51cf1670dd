import MaskedStates
import Proofs

/// Brings an end without evidence to other patterns: a line is added to another so that a cell becomes zero, although
/// decided cells change; these are decided again, and every way in which that may come out must have evidence.
///
/// What is found of a pattern is kept, as ends lead to the same ones.
struct Repivoting {
    typealias Pattern = NormalFormTree.Pattern

    private let window: SmallWindow
    private let observed: [UInt64]
    private let lines: LineAdditions
    private let limits: SearchLimits
    private let deepest: Int
    /// The evidence of patterns, or the depth to which there is none.
    private var known: [Pattern: Result] = [:]
    private var patternsLeft = 0

    private enum Result {
        case node(NormalFormNode)
        case none(depth: Int)
    }

    /// What the search asks for: evidence that a pattern gives at once, and the end for a zero line.
    typealias SimpleEnd = (Pattern) -> NormalFormNode?
    typealias ZeroLineEnd = (Side, Int) -> NormalFormNode?

    /// - Parameter depth: additions one after the other, at most.
    init(_ window: SmallWindow, depth: Int, limits: SearchLimits) {
        self.window = window
        deepest = depth
        self.limits = limits
        observed = (0..<window.rowCount).map(window.observed)
        lines = LineAdditions(window)
    }

    /// Evidence for a pattern that has none at once; nil if there is none within the limits.
    mutating func node(_ pattern: Pattern, simple: SimpleEnd, zeroLine: ZeroLineEnd) -> NormalFormNode? {
        patternsLeft = limits.additionPatterns
        if case .none(let depth)? = known[pattern], depth >= deepest { return nil }
        for depth in 1...max(1, deepest) {
            if let found = moved(pattern, depth, simple, zeroLine) {
                known[pattern] = .node(found)
                return found
            }
        }
        known[pattern] = .none(depth: deepest)
        return nil
    }

    /// Evidence for a decided pattern after at most so many additions.
    private mutating func end(_ pattern: Pattern, _ depth: Int, _ simple: SimpleEnd, _ zeroLine: ZeroLineEnd)
        -> NormalFormNode?
    {
        switch known[pattern] {
        case .node(let node)?: return node
        case .none(let tried)? where tried >= depth: return nil
        default: break
        }
        patternsLeft -= 1
        if patternsLeft < 0 || limits.interruption.isDue { return nil }
        var found: NormalFormNode?
        if known[pattern] == nil {
            found = self.zeroLine(pattern).flatMap { zeroLine($0.0, $0.1) } ?? simple(pattern)
        }
        if found == nil, depth > 0 { found = moved(pattern, depth, simple, zeroLine) }
        known[pattern] = found.map { .node($0) } ?? .none(depth: depth)
        return found
    }

    /// An addition after which every pattern has evidence with one addition less.
    private mutating func moved(_ pattern: Pattern, _ depth: Int, _ simple: SimpleEnd, _ zeroLine: ZeroLineEnd)
        -> NormalFormNode?
    {
        for move in moves(pattern) {
            if let node = decided(move.pattern, move.open[...], depth - 1, simple, zeroLine) {
                return named(move.kind, then: node)
            }
        }
        return nil
    }

    /// Evidence whatever the open cells are.
    private mutating func decided(
        _ pattern: Pattern, _ open: ArraySlice<Cell>, _ depth: Int, _ simple: SimpleEnd, _ zeroLine: ZeroLineEnd
    ) -> NormalFormNode? {
        guard let cell = open.first else { return end(pattern, depth, simple, zeroLine) }
        var (zero, nonzero) = (pattern, pattern)
        zero.decided[cell.row] |= 1 << UInt64(cell.column)
        nonzero.decided[cell.row] |= 1 << UInt64(cell.column)
        nonzero.nonzero[cell.row] |= 1 << UInt64(cell.column)
        guard let second = decided(nonzero, open.dropFirst(), depth, simple, zeroLine),
            let first = decided(zero, open.dropFirst(), depth, simple, zeroLine)
        else { return nil }
        return .branch(window.names.cell(cell), zero: first, cleared: [], nonzero: second)
    }

    private func zeroLine(_ pattern: Pattern) -> (Side, Int)? {
        if let row = observed.indices.first(where: { pattern.nonzero[$0] == 0 }) { return (.rows, row) }
        let columns = pattern.nonzero.reduce(0, |)
        return (0..<window.columnCount).first { columns >> UInt64($0) & 1 == 0 }.map { (.columns, $0) }
    }

    // MARK: Additions

    private struct Move {
        enum Kind {
            case clearing(pivot: Cell, target: Cell)
            case generic(Side, line: Int, to: Int)
        }

        var kind: Kind
        var pattern: Pattern
        /// The cells of which nothing is known now.
        var open: [Cell]
    }

    private func named(_ kind: Move.Kind, then node: NormalFormNode) -> NormalFormNode {
        let names = window.names
        switch kind {
        case .clearing(let pivot, let target):
            return .addition(pivot: names.cell(pivot), target: names.cell(target), then: node)
        case .generic(let side, let line, let other):
            let name = side == .rows ? names.row : names.column
            return .genericAddition(side, line: name(line), to: name(other), then: node)
        }
    }

    /// All additions that clear a cell which is not zero, those that leave the least open first; then those of which
    /// nothing is asked.
    private func moves(_ pattern: Pattern) -> [Move] {
        var moves: [Move] = []
        for pivot in pattern.cells {
            for row in Members(lines.rows[pivot.row]) where pattern.isNonzero(row, pivot.column) {
                moves.append(move(pattern, pivot, Cell(row: row, column: pivot.column)))
            }
            for column in Members(lines.columns[pivot.column]) where pattern.isNonzero(pivot.row, column) {
                moves.append(move(pattern, pivot, Cell(row: pivot.row, column: column)))
            }
        }
        return moves.enumerated().sorted { ($0.element.open.count, $0.offset) < ($1.element.open.count, $1.offset) }
            .map(\.element) + genericMoves(pattern)
    }

    /// A multiple of a line may be such that no sum is zero.
    private func genericMoves(_ pattern: Pattern) -> [Move] {
        var moves: [Move] = []
        for row in observed.indices {
            for other in Members(lines.rows[row]) {
                var changed = pattern
                changed.nonzero[other] |= pattern.nonzero[row] & observed[other]
                if changed != pattern {
                    moves.append(Move(kind: .generic(.rows, line: row, to: other), pattern: changed, open: []))
                }
            }
        }
        for column in 0..<window.columnCount {
            for other in Members(lines.columns[column]) {
                var changed = pattern
                for row in observed.indices where pattern.isNonzero(row, column) {
                    changed.nonzero[row] |= 1 << UInt64(other) & observed[row]
                }
                if changed != pattern {
                    moves.append(Move(kind: .generic(.columns, line: column, to: other), pattern: changed, open: []))
                }
            }
        }
        return moves
    }

    private func move(_ start: Pattern, _ pivot: Cell, _ target: Cell) -> Move {
        var (pattern, open) = (start, [Cell]())
        let isRow = pivot.column == target.column
        for line in 0..<(isRow ? window.columnCount : window.rowCount) {
            let source = isRow ? Cell(row: pivot.row, column: line) : Cell(row: line, column: pivot.column)
            let changed = isRow ? Cell(row: target.row, column: line) : Cell(row: line, column: target.column)
            guard start.isNonzero(source.row, source.column), observed[changed.row] >> UInt64(changed.column) & 1 == 1
            else { continue }
            let bit: UInt64 = 1 << UInt64(changed.column)
            if changed == target {
                pattern.nonzero[changed.row] &= ~bit
            } else if start.isNonzero(changed.row, changed.column) {
                pattern.nonzero[changed.row] &= ~bit
                pattern.decided[changed.row] &= ~bit
                open.append(changed)
            } else {
                pattern.nonzero[changed.row] |= bit
            }
        }
        return Move(kind: .clearing(pivot: pivot, target: target), pattern: pattern, open: open)
    }
}
