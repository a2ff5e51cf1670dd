import ExactArithmetic

/// The numbers of pairs of masks with a verdict, by the number k of their entries: the probability as a polynomial in
/// the density p, Σ_k N_k p^k (1 − p)^(E − k), where E is the number of cells.
public struct EntryCounts: Sendable, Hashable {
    /// Cells of both masks up to which the counts are computed.
    static let mostCells = 600
    /// The same for the densities at which the probability crosses a level.
    static let mostCrossingCells = 300

    /// N_0, …, N_E.
    public let counts: [Integer]

    /// The number of cells of both masks.
    public var cellCount: Int { counts.count - 1 }

    /// The probability at a density.
    public func probability(_ density: Rational) -> Rational {
        let (one, all) = (density.numerator, density.denominator)
        let zero = all - one
        // Horner's rule from the top: one multiplication by p and one by 1 − p a step.
        var (sum, power) = (Integer(0), Integer(1))
        for count in counts.reversed() {
            sum = sum * one + count * power
            power *= zero
        }
        return Rational(sum, all.power(cellCount))
    }
}
