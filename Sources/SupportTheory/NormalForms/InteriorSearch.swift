import FloatingProposals
import Foundation
import MaskedStates
import Proofs

/// Looks for factors that show the matrix with ones on a forest to be in the interior: in floating numbers from fixed
/// starts, then rounded, with a proof in integers.
struct InteriorSearch {
    let derivative: ProductDerivative
    private let fit: BilinearFit
    private let interruption: Interruption

    /// What the least eigenvalue of JJᵀ should be: better factors are not looked for.
    private static let goodEigenvalue = 0.1
    /// Below it the factors are likely to have run towards infinity, or to a singular point.
    private static let leastEigenvalue = 1e-4
    /// Sizes of the entries of starts.
    private static let scales = [0.7, 1, 0.4, 1.5]
    /// Binary digits behind the point that are tried.
    private static let digits = 2...20

    init(_ window: SmallWindow) {
        let derivative = ProductDerivative(window)
        func entries(_ layer: Int) -> [BilinearFit.Entry] {
            derivative.unknowns.filter { $0.layer == layer }.map {
                layer == 1
                    ? BilinearFit.Entry(line: $0.output, support: $0.input)
                    : BilinearFit.Entry(line: $0.input, support: $0.output)
            }
        }
        var fit = BilinearFit(
            left: entries(1), right: entries(0), observed: derivative.cells.map { ($0.row, $0.column) })
        fit.method.maximumSteps = 60
        fit.method.sufficientResidual = 1e-22
        self.derivative = derivative
        self.fit = fit
        interruption = window.interruption
    }

    /// The proof, if one of the starts leads to one.
    func ball(_ forest: UInt64, starts: Int) -> InteriorBall? {
        let target = derivative.cells.indices.map { forest >> UInt64($0) & 1 == 1 ? 1.0 : 0 }
        var numbers = SeededNormals(seed: forest)
        var best: (eigenvalue: Double, point: [Double])?
        for start in 0..<starts {
            if interruption.isDue { return nil }
            let scale = Self.scales[start % Self.scales.count]
            let found = fit.fit(target, start: numbers.normals(fit.unknownCount, scale: scale))
            guard found.squaredResidual < 1e-18 else { continue }
            let eigenvalue = leastEigenvalue(found.point)
            if eigenvalue > best?.eigenvalue ?? Self.leastEigenvalue { best = (eigenvalue, found.point) }
            if eigenvalue > Self.goodEigenvalue { break }
        }
        guard let best else { return nil }
        return rounded(best.point, forest, target, eigenvalue: best.eigenvalue)
    }

    /// The proof with the fewest digits.
    private func rounded(_ point: [Double], _ forest: UInt64, _ target: [Double], eigenvalue: Double) -> InteriorBall? {
        for digits in Self.digits {
            let scale = Double(1 << digits)
            let near = point.map { ($0 * scale).rounded() }
            guard near.allSatisfy({ abs($0) < 0x1p40 }) else { return nil }
            let distance = fit.squaredResidual(near.map { $0 / scale }, target).squareRoot()
            if 2.2 * distance > eigenvalue { continue }
            if let ball = derivative.ball(near.map { Int($0) }, forest: forest, value: 1 << (2 * digits)) {
                return ball
            }
        }
        return nil
    }

    /// The least eigenvalue of JJᵀ, within a factor of two from below; zero if it is tiny.
    private func leastEigenvalue(_ point: [Double]) -> Double {
        let gram = derivative.gramMatrix(point, zero: 0.0) { $0 += $1 * $2 }
        var bound = 1.0
        while bound > 0.5 * Self.leastEigenvalue {
            if isPositiveDefinite(gram, minus: bound) { return bound }
            bound /= 2
        }
        return 0
    }

    /// Cholesky's method.
    private func isPositiveDefinite(_ lowerHalf: [[Double]], minus shift: Double) -> Bool {
        var factor = lowerHalf
        for row in factor.indices {
            for column in 0...row {
                var value = factor[row][column] - (row == column ? shift : 0)
                for inner in 0..<column { value -= factor[row][inner] * factor[column][inner] }
                if row == column {
                    guard value > 0 else { return false }
                    factor[row][row] = value.squareRoot()
                } else {
                    factor[row][column] = value / factor[column][column]
                }
            }
        }
        return true
    }
}
