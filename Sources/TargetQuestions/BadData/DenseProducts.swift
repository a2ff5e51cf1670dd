import ExactArithmetic
import MaskedStates
import Membership
import PolynomialAlgebra
import Proofs
import SupportTheory

/// Whether the products of a small state are almost all matrices on its observed cells: all but the zeros of a polynomial
/// that is not zero.
///
/// A matrix of independent indeterminates is eliminated: a cell is chosen, and its line is added to others so that their
/// cells there vanish, by maps that keep the set. What is left are again independent indeterminates. They are divided
/// among the supports as stars, or factors are found over the field of rational functions (SC163).
struct DenseProducts {
    private let window: SmallWindow
    private let additions: LineAdditions
    private let limits: SearchLimits

    /// Parameters of the cycles of what is left, above which no factors are looked for.
    private static let mostParameters = 8
    /// Orders of the cells that are tried.
    private static let attempts = 6

    /// Nil if the state is not small.
    init?(_ state: MaskedState, _ limits: SearchLimits) {
        guard let window = SmallWindow(state, limits.interruption) else { return nil }
        (self.window, self.limits) = (window, limits)
        additions = LineAdditions(window)
    }

    var isProved: Bool {
        var tried: Set<NormalFormTree.Pattern> = []
        for attempt in 0..<Self.attempts {
            guard let end = end(attempt) else { return false }
            guard tried.insert(end).inserted else { continue }
            if StarCover.find(end.cells, in: window) != nil || hasFactors(end) { return true }
        }
        return false
    }

    /// The cells that are left by the elimination; nil if it was cut.
    private func end(_ attempt: Int) -> NormalFormTree.Pattern? {
        let observed = (0..<window.rowCount).map(window.observed)
        let none = [UInt64](repeating: 0, count: observed.count)
        var rest = NormalFormTree.Pattern(decided: none, nonzero: none)
        let cells = ordered(window.observedCells, attempt)
        while true {
            var best: (cleared: Int, pattern: NormalFormTree.Pattern)?
            for cell in cells where rest.decided[cell.row] >> UInt64(cell.column) & 1 == 0 {
                if window.interruption.isDue { return nil }
                let (pattern, cleared) = afterPivot(rest, cell, observed)
                if cleared > best?.cleared ?? -1 { best = (cleared, pattern) }
            }
            guard let best else { return rest }
            rest = best.pattern
        }
    }

    /// Lines of small types first, which can be added to the most others; other attempts begin elsewhere.
    private func ordered(_ cells: [Cell], _ attempt: Int) -> [Cell] {
        let sorted = cells.enumerated().sorted { one, other in
            let (a, b) = (size(one.element), size(other.element))
            return (a, one.offset) < (b, other.offset)
        }.map(\.element)
        guard attempt > 0, !sorted.isEmpty else { return sorted }
        let shift = attempt * sorted.count / Self.attempts
        return attempt % 2 == 0
            ? Array(sorted[shift...] + sorted[..<shift])
            : Array(sorted[shift...].reversed() + sorted[..<shift].reversed())
    }

    private func size(_ cell: Cell) -> Int {
        window.rowType(cell.row).nonzeroBitCount + window.columnType(cell.column).nonzeroBitCount
    }

    /// Takes the cell as one that stays, and clears others by lines whose addition changes no cell that is decided.
    private func afterPivot(_ start: NormalFormTree.Pattern, _ cell: Cell, _ observed: [UInt64]) -> (
        NormalFormTree.Pattern, cleared: Int
    ) {
        var pattern = start
        let (row, column) = (cell.row, cell.column)
        let bit: UInt64 = 1 << UInt64(column)
        pattern.decided[row] |= bit
        pattern.nonzero[row] |= bit
        func left(_ row: Int) -> UInt64 { observed[row] & (~pattern.decided[row] | pattern.nonzero[row]) }
        var cleared = 0
        for other in Members(additions.rows[row])
        where (observed[other] & ~pattern.decided[other]) & bit != 0 && left(row) & pattern.decided[other] == 0 {
            pattern.decided[other] |= bit
            cleared += 1
        }
        for other in Members(additions.columns[column])
        where (observed[row] & ~pattern.decided[row]) >> UInt64(other) & 1 == 1 {
            let isHarmless = observed.indices.allSatisfy {
                left($0) & bit == 0 || pattern.decided[$0] >> UInt64(other) & 1 == 0
            }
            guard isHarmless else { continue }
            pattern.decided[row] |= 1 << UInt64(other)
            cleared += 1
        }
        return (pattern, cleared)
    }

    /// Whether factors of the matrix with ones on a forest of the cells and indeterminates at the others are found, and
    /// multiply out.
    private func hasFactors(_ end: NormalFormTree.Pattern) -> Bool {
        let chords = CycleSpace(end, rowCount: window.rowCount, columnCount: window.columnCount).chords
        guard chords.count <= Self.mostParameters else { return false }
        func entry(_ row: Int, _ column: Int) -> Fraction {
            guard end.isNonzero(row, column) else { return Fraction(0) }
            let chord = chords.firstIndex(of: Cell(row: row, column: column))
            return Fraction(chord.map { Polynomial.variable($0) } ?? 1)
        }
        let problem = window.membershipProblem(parameterCount: chords.count, limits: limits, entry: entry)
        var search = SystemSearch(limits: limits, nodeLimit: limits.candidateNodes)
        guard case .solution(let system) = search.search(problem.system),
            let values = SolutionValues(system, genericPolynomials: search.genericPolynomials, limits: limits)
        else { return false }
        let found = Dictionary(
            uniqueKeysWithValues: problem.unknowns.entries.enumerated().map { position, entry in
                (entry, values.values[chords.count + position])
            })
        return window.observedCells.allSatisfy { cell in
            if limits.interruption.isDue { return false }
            let product = window.paths(cell.row, cell.column).reduce(Fraction(0)) { sum, path in
                sum + path.reduce(Fraction(1)) { $0 * (found[$1] ?? Fraction(0)) }
            }
            return (product + Fraction(-1) * entry(cell.row, cell.column)).isZero
        }
    }
}
