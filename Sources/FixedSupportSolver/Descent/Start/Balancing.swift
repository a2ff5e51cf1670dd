import DenseNumerics
import Foundation

extension FactorChain where Scalar == Double {
    /// The same product, to the last bit unless a number leaves the range of floating point, with columns of each
    /// factor about as large as the rows of the next that they meet.
    ///
    /// Column k of F_l is multiplied by a power of two and row k of F_{l+1} divided by it, so that their norms differ
    /// at most by the factor two; lines whose partner is zero are left. Every change makes Σ ‖F_l‖_F² smaller; at most
    /// `sweeps` go through the chain. O(entries) a sweep.
    public func balanced(sweeps: Int = 100) -> FactorChain {
        var result = self
        for _ in 0..<sweeps {
            var isChanged = false
            for level in result.factors.indices.dropLast() where result.balance(level) { isChanged = true }
            if !isChanged { break }
        }
        return result
    }

    private mutating func balance(_ level: Int) -> Bool {
        var isChanged = false
        for unit in 0..<factors[level].columnCount {
            let column = (0..<factors[level].rowCount).map { factors[level][$0, unit] }
            let row = (0..<factors[level + 1].columnCount).map { factors[level + 1][unit, $0] }
            let (a, b) = (euclideanNorm(column), euclideanNorm(row))
            guard a > 0, b > 0, a.isFinite, b.isFinite else { continue }
            // The exponents move by half their difference, rounded to zero: once they differ by at most one, they stay.
            let shift = (Int(b.exponent) - Int(a.exponent)) / 2
            guard shift != 0 else { continue }
            isChanged = true
            for (index, value) in column.enumerated() { factors[level][index, unit] = scalbn(value, shift) }
            for (index, value) in row.enumerated() { factors[level + 1][unit, index] = scalbn(value, -shift) }
        }
        return isChanged
    }
}
