/// Levenberg–Marquardt for small dense problems: what it finds is a proposal, never a proof.
///
/// The same start gives the same point on every run. A step solves (JᵀJ + λ)d = −Jᵀr, or (JJᵀ + λ)w = −r with d = Jᵀw
/// where there are fewer residuals than unknowns, by Cholesky's method; the damping λ follows Nielsen's rule.
/// Time: O(min(m, n)² · max(m, n)) a step for m residuals and n unknowns.
package struct LeastSquares: Sendable {
    /// Evaluations of the residuals.
    package var maximumSteps = 200
    /// A squared residual that is as good as zero.
    package var sufficientResidual = 1e-26
    /// Ends when ten steps together improve the squared residual by less than this part of it.
    package var leastProgress = 1e-3

    package init() {}

    /// - Parameters:
    ///   - start: the unknowns to begin with, n of them.
    ///   - residualCount: the number m of residuals.
    ///   - evaluate: sets the residuals and their derivatives at a point, row by row (m × n; all entries are kept from
    ///     the last call, zero at first).
    /// - Returns: the best point that was met.
    package func minimise(
        _ start: [Double], residualCount: Int,
        evaluate: (_ x: [Double], _ residuals: inout [Double], _ jacobian: inout [Double]) -> Void
    ) -> (point: [Double], squaredResidual: Double) {
        let (m, n) = (residualCount, start.count)
        guard m > 0, n > 0 else { return (start, 0) }
        var (point, candidate) = (start, start)
        var (residuals, nextResiduals) = ([Double](repeating: 0, count: m), [Double](repeating: 0, count: m))
        var (jacobian, nextJacobian) = ([Double](repeating: 0, count: m * n), [Double](repeating: 0, count: m * n))
        var step = DampedStep(residualCount: m, unknownCount: n)
        evaluate(point, &residuals, &jacobian)
        var value = squaredNorm(residuals)
        guard value.isFinite else { return (point, .infinity) }
        step.linearise(residuals, jacobian)
        var (damping, growth) = (1e-3 * step.largestDiagonal, 2.0)
        var (earlierValue, accepted) = (value, 0)
        for _ in 0..<maximumSteps {
            if value <= sufficientResidual || step.squaredGradient <= 1e-32 { break }
            guard step.solve(damping: damping, jacobian) else {
                damping = max(damping * growth, 1e-12)
                growth *= 2
                continue
            }
            for index in 0..<n { candidate[index] = point[index] + step.direction[index] }
            evaluate(candidate, &nextResiduals, &nextJacobian)
            let nextValue = squaredNorm(nextResiduals)
            let gain = (value - nextValue) / step.predictedGain(damping: damping)
            guard nextValue.isFinite, nextValue < value else {
                damping *= growth
                growth *= 2
                if damping > 1e24 { break }
                continue
            }
            swap(&point, &candidate)
            swap(&residuals, &nextResiduals)
            swap(&jacobian, &nextJacobian)
            value = nextValue
            let bend = 2 * gain - 1
            damping *= max(1.0 / 3, 1 - bend * bend * bend)
            growth = 2
            accepted += 1
            if accepted % 10 == 0 {
                if earlierValue - value < leastProgress * earlierValue { break }
                earlierValue = value
            }
            step.linearise(residuals, jacobian)
        }
        return (point, value)
    }

    private func squaredNorm(_ vector: [Double]) -> Double {
        vector.reduce(0) { $0 + $1 * $1 }
    }
}

/// The linear part of a step; all room is made once.
private struct DampedStep {
    private let m: Int
    private let n: Int
    /// Whether the system is in the residuals: JJᵀ.
    private let isDual: Bool
    private let size: Int
    private var gram: [Double]
    private var factor: [Double]
    private var right: [Double]
    private var gradient: [Double]
    private var solution: [Double]
    private(set) var direction: [Double]
    private(set) var largestDiagonal = 0.0
    private(set) var squaredGradient = 0.0

    init(residualCount: Int, unknownCount: Int) {
        (m, n) = (residualCount, unknownCount)
        isDual = m < n
        size = min(m, n)
        gram = Array(repeating: 0, count: size * size)
        factor = gram
        right = Array(repeating: 0, count: size)
        solution = right
        gradient = Array(repeating: 0, count: n)
        direction = gradient
    }

    /// Takes over residuals and derivatives of the point.
    mutating func linearise(_ residuals: [Double], _ jacobian: [Double]) {
        for column in 0..<n { gradient[column] = 0 }
        for row in 0..<m {
            let r = residuals[row]
            for column in 0..<n { gradient[column] += r * jacobian[row * n + column] }
        }
        squaredGradient = gradient.reduce(0) { $0 + $1 * $1 }
        if isDual { linearisePrimalOfTranspose(residuals, jacobian) } else { linearisePrimal(jacobian) }
        largestDiagonal = (0..<size).reduce(1e-12) { max($0, gram[$1 * size + $1]) }
    }

    private mutating func linearisePrimalOfTranspose(_ residuals: [Double], _ jacobian: [Double]) {
        for a in 0..<m {
            right[a] = -residuals[a]
            for b in 0...a {
                var sum = 0.0
                for column in 0..<n { sum += jacobian[a * n + column] * jacobian[b * n + column] }
                gram[a * size + b] = sum
            }
        }
    }

    private mutating func linearisePrimal(_ jacobian: [Double]) {
        for index in gram.indices { gram[index] = 0 }
        for row in 0..<m {
            for a in 0..<n where jacobian[row * n + a] != 0 {
                let value = jacobian[row * n + a]
                for b in 0...a { gram[a * size + b] += value * jacobian[row * n + b] }
            }
        }
        for column in 0..<n { right[column] = -gradient[column] }
    }

    /// Sets the direction; false if the damped matrix is not positive definite in floating numbers.
    mutating func solve(damping: Double, _ jacobian: [Double]) -> Bool {
        guard decompose(damping) else { return false }
        for row in 0..<size {
            var value = right[row]
            for column in 0..<row { value -= factor[row * size + column] * solution[column] }
            solution[row] = value / factor[row * size + row]
        }
        for row in (0..<size).reversed() {
            var value = solution[row]
            for below in row + 1..<max(size, row + 1) { value -= factor[below * size + row] * solution[below] }
            solution[row] = value / factor[row * size + row]
        }
        guard isDual else {
            for column in 0..<n { direction[column] = solution[column] }
            return true
        }
        for column in 0..<n { direction[column] = 0 }
        for row in 0..<m {
            let weight = solution[row]
            for column in 0..<n { direction[column] += weight * jacobian[row * n + column] }
        }
        return true
    }

    /// Cholesky's method on the matrix with its damping.
    private mutating func decompose(_ damping: Double) -> Bool {
        for row in 0..<size {
            for column in 0...row {
                var value = gram[row * size + column] + (row == column ? damping : 0)
                for inner in 0..<column { value -= factor[row * size + inner] * factor[column * size + inner] }
                if row == column {
                    guard value > 0 else { return false }
                    factor[row * size + row] = value.squareRoot()
                } else {
                    factor[row * size + column] = value / factor[column * size + column]
                }
            }
        }
        return true
    }

    /// What the linear model says that the squared residual loses.
    func predictedGain(damping: Double) -> Double {
        var gain = 0.0
        for column in 0..<n { gain += direction[column] * (damping * direction[column] - gradient[column]) }
        return max(gain, .leastNormalMagnitude)
    }
}
