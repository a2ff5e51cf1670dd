import ExactArithmetic
import PolynomialAlgebra

@testable import MaskSampling

extension EntryCounts {
    /// The same in powers of p.
    var polynomial: UnivariatePolynomial {
        var sums = [Integer](repeating: 0, count: counts.count)
        for (entries, count) in counts.enumerated() {
            var term = count
            for power in entries...cellCount {
                sums[power] += term
                // (1 − p)^(E − k): the next binomial coefficient, with the other sign.
                let (left, taken) = (cellCount - power, power - entries + 1)
                term = -(term * Integer(left)).dividedExactly(by: Integer(taken))
            }
        }
        return UnivariatePolynomial(sums.map { Rational($0) })
    }
}
