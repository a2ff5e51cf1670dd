import ExactArithmetic
import FloatingProposals
import MaskedStates
import PolynomialAlgebra
import Proofs

/// A curve X₋ / t + X₀, Y₀ + t Y₁ to a matrix (SC407): floating numbers propose it, and it is made rational entry by
/// entry.
struct TangentCurve {
    private let fit: TangentFit
    private let limits: SearchLimits
    /// A solution in floating numbers.
    private let rough: [Double]

    /// Nil if no start leads to a solution.
    ///
    /// - Parameter target: the matrix in the cells of the layout.
    init?(_ layout: FactorLayout, target: [Double], limits: SearchLimits, _ random: inout SeededNormals) {
        fit = TangentFit(layout, target: target)
        self.limits = limits
        var found: [Double]?
        for _ in 0..<limits.tangentStarts where found == nil {
            if limits.interruption.isDue { return nil }
            found = fit.solution(
                near: random.normals(fit.unknownCount), free: Array(0..<fit.unknownCount), steps: limits.tangentSteps)
        }
        guard let found else { return nil }
        rough = found
    }

    /// The rational curve, multiplied out on the observed cells; nil if some entry fits no small number.
    func curve(to matrix: [Cell: Rational]) -> Curve? {
        guard let values = rounded() else { return nil }
        let layout = fit.layout
        let (nx, ny) = (layout.left.count, layout.right.count)
        var curve = Curve()
        for (x, entry) in layout.left.enumerated() {
            curve.setLeft(
                entry.line, entry.support,
                LaurentPolynomial.t(-1).scaled(by: values[x]) + LaurentPolynomial(values[nx + x]))
        }
        for (y, entry) in layout.right.enumerated() {
            curve.setRight(
                entry.line, entry.support,
                LaurentPolynomial(values[2 * nx + y]) + LaurentPolynomial.t(1).scaled(by: values[2 * nx + ny + y]))
        }
        let product = curve.product()
        let isLimit = layout.cells.allSatisfy { cell in
            (product[cell] ?? LaurentPolynomial(0)).limitAtZero == (matrix[cell] ?? 0)
        }
        return isLimit ? curve : nil
    }

    /// Fixes one unknown after the other, those near zero first, and solves for the others again.
    private func rounded() -> [Rational]? {
        var point = rough
        var values = [Rational](repeating: 0, count: point.count)
        var open = Array(point.indices)
        var isTried = [Bool](repeating: false, count: point.count)
        func fix(_ unknown: Int, at value: Rational) -> Bool {
            var start = point
            start[unknown] = value.asDouble
            let free = open.filter { $0 != unknown }
            guard let next = fit.solution(near: start, free: free, steps: limits.tangentSteps) else { return false }
            (point, open) = (next, free)
            values[unknown] = value
            return true
        }
        while let unknown = open.filter({ !isTried[$0] }).min(by: { abs(point[$0]) < abs(point[$1]) }) {
            if limits.interruption.isDue { return nil }
            isTried[unknown] = true
            _ = fix(unknown, at: 0)
        }
        while let unknown = open.first {
            if limits.interruption.isDue { return nil }
            let small = Self.smallNumbers.map { point[unknown] < 0 ? -$0 : $0 }
            guard (small + Self.nearRationals(point[unknown])).contains(where: { fix(unknown, at: $0) }) else {
                return nil
            }
        }
        return values
    }

    private static let smallNumbers: [Rational] = [1, -1, 2, -2, Rational(1, 2), Rational(-1, 2)]

    /// Rational numbers with small denominators that a floating number may stand for.
    private static func nearRationals(_ value: Double) -> [Rational] {
        (1...12).compactMap { denominator in
            let numerator = (value * Double(denominator)).rounded()
            return abs(numerator - value * Double(denominator)) < 1e-7
                ? Rational(Int(numerator)) / Rational(denominator) : nil
        }
    }
}
