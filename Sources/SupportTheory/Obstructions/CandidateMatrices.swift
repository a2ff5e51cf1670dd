import ExactArithmetic
import MaskedStates
import Membership
import PolynomialAlgebra
import Proofs

/// Matrices with the pattern of an end of a normal form tree that may be limits: ones on a forest, small numbers at the
/// chords, and a rank that the supports allow.
struct CandidateMatrices {
    private let window: SmallWindow
    /// The largest rank of products.
    private let rank: Int

    init(_ window: SmallWindow) {
        self.window = window
        let all = { (count: Int) in count == 64 ? UInt64.max : (1 << UInt64(count)) - 1 }
        rank = window.smallestCut(rows: all(window.rowCount), columns: all(window.columnCount)).size
    }

    /// A few matrices with the pattern, simple ones first.
    func matrices(_ pattern: NormalFormTree.Pattern) -> [[Cell: Rational]] {
        let chords = CycleSpace(pattern, rowCount: window.rowCount, columnCount: window.columnCount).chords
        let ones = Dictionary(uniqueKeysWithValues: pattern.cells.map { ($0, Rational(1)) })
        guard !chords.isEmpty else { return hasRank(ones) ? [ones] : [] }
        let mixed: [Rational] = [2, 3, -1, Rational(1) / 2, -2, 5, Rational(1) / 3, -3]
        let values: [(Int) -> Rational] = [{ _ in 1 }, { mixed[$0 % mixed.count] }, { _ in -1 }, { _ in 2 }]
        var result: [[Cell: Rational]] = []
        for value in values {
            let matrix = chords.enumerated().reduce(into: ones) { $0[$1.element] = value($1.offset) }
            let found = hasRank(matrix) ? [matrix] : chords.compactMap { solved(matrix, for: $0) }
            for matrix in found where !result.contains(matrix) { result.append(matrix) }
        }
        return result
    }

    private func hasRank(_ matrix: [Cell: Rational]) -> Bool {
        min(window.rowCount, window.columnCount) <= rank || RationalMatrix(rows(matrix)).rank <= rank
    }

    /// The matrix with another value at a chord that makes its determinant zero, where that is all that it needs.
    private func solved(_ matrix: [Cell: Rational], for chord: Cell) -> [Cell: Rational]? {
        guard window.rowCount == rank + 1, window.columnCount == rank + 1 else { return nil }
        var changed = matrix
        func determinant(_ value: Rational) -> Rational {
            changed[chord] = value
            return Polynomial.determinantByExpansion(rows(changed).map { $0.map { Polynomial($0) } }).constantValue ?? 0
        }
        let constant = determinant(0)
        let slope = determinant(1) - constant
        guard !slope.isZero, !constant.isZero else { return nil }
        changed[chord] = -constant / slope
        return hasRank(changed) ? changed : nil
    }

    private func rows(_ matrix: [Cell: Rational]) -> [[Rational]] {
        (0..<window.rowCount).map { row in
            (0..<window.columnCount).map { matrix[Cell(row: row, column: $0)] ?? 0 }
        }
    }
}
