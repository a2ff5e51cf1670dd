import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// Factors found by fixing one of them at small numbers and solving linear equations for the other: most products have
/// many factorisations, and then this finds one.
struct LinearSolution {
    let window: SmallWindow
    let matrix: [[Rational]]
    let limits: SearchLimits

    func find() -> FactorValues? {
        for attempt in 0..<limits.linearAttempts {
            if window.interruption.isDue { return nil }
            let y = fixed(lines: window.columnCount, attempt) { window.supports[$1].columns >> UInt64($0) & 1 == 1 }
            if let x = solved(rows: matrix, fixed: y, types: (0..<window.rowCount).map(window.rowType)) {
                return FactorValues(x: x, y: y, window)
            }
            let x = fixed(lines: window.rowCount, attempt) { window.supports[$1].rows >> UInt64($0) & 1 == 1 }
            let transposed = (0..<window.columnCount).map { column in matrix.map { $0[column] } }
            if let y = solved(rows: transposed, fixed: x, types: (0..<window.columnCount).map(window.columnType)) {
                return FactorValues(x: x, y: y, window)
            }
        }
        return nil
    }

    private func fixed(lines: Int, _ attempt: Int, isInside: (Int, Int) -> Bool) -> [[Rational]] {
        (0..<lines).map { line in
            window.supports.indices.map { support in
                guard isInside(line, support) else { return 0 }
                let mixed =
                    (line &* 104_729 &+ support &* 7_919 &+ (attempt &+ 1) &* (line &* 31 &+ support &* 17 &+ 5)) % 7
                return Rational(mixed == 3 ? 4 : mixed - 3)
            }
        }
    }

    /// Row by row the combination of the fixed lines that is the row of the matrix.
    private func solved(rows: [[Rational]], fixed: [[Rational]], types: [UInt64]) -> [[Rational]]? {
        var result: [[Rational]] = []
        for (row, type) in zip(rows, types) {
            let members = Array(Members(type))
            guard
                let values = RationalMatrix(fixed.map { line in members.map { line[$0] } }, columnCount: members.count)
                    .solution(row)
            else { return nil }
            var full = [Rational](repeating: 0, count: window.supports.count)
            for (member, value) in zip(members, values) { full[member] = value }
            result.append(full)
        }
        return result
    }
}
