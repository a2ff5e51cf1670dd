import ExactArithmetic
import MaskedStates
import Proofs

/// Refutes A = X Yᵀ from the zero pattern of A alone, by case distinctions on which entries of the factors are zero.
///
/// A term x_{i,k} y_{j,k} is *live* unless one of its entries is known to be zero. A branch ends when a determinant
/// contradicts (SC410, on live terms), or when a zero
/// cell has a single live term whose entries are both non-zero. Cells with one live term force their entries; only then
/// an entry is guessed. The search refutes everything that
/// these two endings can refute: with every entry decided, no other order of splits would end earlier.
package struct ZeroSplits {
    private let window: SmallWindow
    private let nonzero: [UInt64]
    private let known: [UInt64]
    private var nodesLeft: Int
    /// Steps that the searches for matchings may still take.
    private var matchingsLeft: Int

    /// `pattern` tells the non-zero cells of A; free cells are unknown.
    ///
    /// - Parameter matchingSteps: of all searches for matchings, whose number is a factorial where A has few zeros.
    package init(_ window: SmallWindow, _ pattern: NormalFormTree.Pattern, nodeLimit: Int, matchingSteps: Int) {
        self.window = window
        matchingsLeft = matchingSteps
        nonzero = pattern.nonzero
        let all: UInt64 = window.columnCount == 64 ? .max : (1 << UInt64(window.columnCount)) - 1
        known = window.free.map { all & ~$0 }
        nodesLeft = nodeLimit
    }

    /// A refutation in the window's own numbers of rows, columns and supports (positions); nil if there is none of this
    /// kind, or the limit is reached.
    package mutating func refutation() -> Refutation? {
        refute(Assignment(supportCount: window.supports.count))
    }

    /// What is known of the entries: per support, sets of rows (x) and columns (y).
    private struct Assignment {
        var zeroX: [UInt64], nonzeroX: [UInt64], zeroY: [UInt64], nonzeroY: [UInt64]

        init(supportCount: Int) {
            zeroX = Array(repeating: 0, count: supportCount)
            nonzeroX = zeroX
            zeroY = zeroX
            nonzeroY = zeroX
        }

        mutating func set(_ entry: FactorEntry, zero: Bool) {
            if entry.layer == 1 {
                let bit: UInt64 = 1 << UInt64(entry.output)
                if zero { zeroX[entry.input] |= bit } else { nonzeroX[entry.input] |= bit }
            } else {
                let bit: UInt64 = 1 << UInt64(entry.input)
                if zero { zeroY[entry.output] |= bit } else { nonzeroY[entry.output] |= bit }
            }
        }

        func isNonzero(_ entry: FactorEntry) -> Bool {
            entry.layer == 1
                ? nonzeroX[entry.input] >> UInt64(entry.output) & 1 == 1
                : nonzeroY[entry.output] >> UInt64(entry.input) & 1 == 1
        }
    }

    private mutating func refute(_ assignment: Assignment) -> Refutation? {
        nodesLeft -= 1
        guard nodesLeft >= 0, !window.interruption.isDue else { return nil }
        let terms = LiveTerms(window, zeroX: assignment.zeroX, zeroY: assignment.zeroY)
        if let leaf = minor(terms, maxSupports: 0) ?? oneTermCell(terms, assignment) { return leaf }
        if let forced = forcedEntry(terms, assignment) { return split(forced, assignment) }
        if let leaf = minor(terms, maxSupports: window.supports.count) { return leaf }
        guard let guess = entryToGuess(terms, assignment) else { return nil }
        return split(guess, assignment)
    }

    private mutating func split(_ entry: FactorEntry, _ assignment: Assignment) -> Refutation? {
        var (zero, nonzero) = (assignment, assignment)
        zero.set(entry, zero: true)
        nonzero.set(entry, zero: false)
        guard let first = refute(zero), let second = refute(nonzero) else { return nil }
        return .split(entry, zero: first, nonzero: second)
    }

    /// A zero cell with a single live term, both of whose entries are not zero.
    private func oneTermCell(_ terms: LiveTerms, _ assignment: Assignment) -> Refutation? {
        for row in known.indices {
            for column in Members(known[row] & ~nonzero[row] & terms.columns(row)) {
                guard let (x, y) = onlyTerm(terms, row, column), assignment.isNonzero(x), assignment.isNonzero(y) else {
                    continue
                }
                let equation = Refutation.Multiplier(row: row, column: column, polynomial: [PolynomialTerm(1, [])])
                return .identity(Refutation.Identity(multipliers: [equation], constant: 1, monomial: [x, y]))
            }
        }
        return nil
    }

    private func onlyTerm(_ terms: LiveTerms, _ row: Int, _ column: Int) -> (FactorEntry, FactorEntry)? {
        let live = terms.supports(row, column)
        guard live.nonzeroBitCount == 1 else { return nil }
        let k = live.trailingZeroBitCount
        return (FactorEntry.x(row, k), FactorEntry.y(column, k))
    }

    /// An entry that one branch settles at once: of the only term of a non-zero cell, or the partner of a non-zero
    /// entry in the only term of a zero cell.
    private func forcedEntry(_ terms: LiveTerms, _ assignment: Assignment) -> FactorEntry? {
        for row in known.indices {
            for column in Members(known[row] & terms.columns(row)) {
                guard let (x, y) = onlyTerm(terms, row, column) else { continue }
                let (hasX, hasY) = (assignment.isNonzero(x), assignment.isNonzero(y))
                if nonzero[row] >> UInt64(column) & 1 == 1 {
                    if !hasX { return x }
                    if !hasY { return y }
                } else if hasX != hasY {
                    return hasX ? y : x
                }
            }
        }
        return nil
    }

    /// An undecided entry of a cell with few live terms, zero cells first.
    private func entryToGuess(_ terms: LiveTerms, _ assignment: Assignment) -> FactorEntry? {
        var best: (score: Int, entry: FactorEntry)?
        for row in known.indices {
            for column in Members(known[row] & terms.columns(row)) {
                let live = terms.supports(row, column)
                let score = live.nonzeroBitCount * 2 + (nonzero[row] >> UInt64(column) & 1 == 1 ? 1 : 0)
                if let best, best.score <= score { continue }
                let entries = Members(live).flatMap { [FactorEntry.x(row, $0), FactorEntry.y(column, $0)] }
                if let open = entries.first(where: { !assignment.isNonzero($0) }) { best = (score, open) }
            }
        }
        return best?.entry
    }

    /// A determinant that contradicts, with at most `maxSupports` supports.
    private mutating func minor(_ terms: LiveTerms, maxSupports: Int) -> Refutation? {
        let most = min(maxSupports, window.rowCount - 1, window.columnCount - 1)
        for size in 0...max(0, most) {
            for chosen in SmallSubsets(size: size, of: window.supports.count) {
                if window.interruption.isDue { return nil }
                let reached = known.indices.map { row in
                    Members(known[row]).reduce(UInt64(0)) {
                        terms.supports(row, $1) & ~chosen == 0 ? $0 | 1 << UInt64($1) : $0
                    }
                }
                if let cells = matching(reached, size: size + 1, from: 0, chosen: []) {
                    return .minor(
                        rows: cells.map(\.row).sorted(), columns: cells.map(\.column).sorted(),
                        supports: Array(Members(chosen)))
                }
            }
        }
        return nil
    }

    /// Cells inside `reached`, not zero, in different lines, that are the only perfect matching of the possible cells
    /// of their window.
    private mutating func matching(_ reached: [UInt64], size: Int, from row: Int, chosen: [Cell]) -> [Cell]? {
        matchingsLeft -= 1
        // The clock is asked now and then: a question is a step of the whole search.
        guard matchingsLeft >= 0, matchingsLeft & 0x3FFF != 0 || !window.interruption.isDue else { return nil }
        if chosen.count == size {
            let rows = chosen.reduce(UInt64(0)) { $0 | 1 << UInt64($1.row) }
            let columns = chosen.reduce(UInt64(0)) { $0 | 1 << UInt64($1.column) }
            let isUnique = UniqueMatching.exists(
                rows: rows, columns: columns, possible: { ~reached[$0] | nonzero[$0] },
                isAllowed: { reached[$0] >> UInt64($1) & 1 == 1 })
            return isUnique ? chosen : nil
        }
        guard window.rowCount - row >= size - chosen.count else { return nil }
        for next in row..<window.rowCount {
            for column in Members(reached[next] & nonzero[next]) where !chosen.contains(where: { $0.column == column })
            {
                if let found = matching(
                    reached, size: size, from: next + 1, chosen: chosen + [Cell(row: next, column: column)])
                {
                    return found
                }
            }
        }
        return nil
    }
}

/// The live terms of each cell.
private struct LiveTerms {
    private let rowSupports: [UInt64]
    private let columnSupports: [UInt64]
    private let rowColumns: [UInt64]

    init(_ window: SmallWindow, zeroX: [UInt64], zeroY: [UInt64]) {
        var rows = [UInt64](repeating: 0, count: window.rowCount)
        var columns = [UInt64](repeating: 0, count: window.columnCount)
        var reached = rows
        for (k, support) in window.supports.enumerated() {
            let liveColumns = support.columns & ~zeroY[k]
            for row in Members(support.rows & ~zeroX[k]) {
                rows[row] |= 1 << UInt64(k)
                reached[row] |= liveColumns
            }
            for column in Members(liveColumns) { columns[column] |= 1 << UInt64(k) }
        }
        rowSupports = rows
        columnSupports = columns
        rowColumns = reached
    }

    func supports(_ row: Int, _ column: Int) -> UInt64 { rowSupports[row] & columnSupports[column] }

    /// The columns with a live term in the row.
    func columns(_ row: Int) -> UInt64 { rowColumns[row] }
}
