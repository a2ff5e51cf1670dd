import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// Values of all unknowns for a solved system, as functions of the parameters.
package struct SolutionValues {
    /// By unknown.
    package private(set) var values: [Fraction]
    /// Polynomials in the parameters that have to be different from zero: factors of denominators, other than the
    /// parameters themselves.
    package private(set) var conditions: [Polynomial]

    /// Tries a few choices of the unknowns that are free; nil if all of them make something vanish that may not.
    package init?(
        _ system: EquationSystem, genericPolynomials: [Polynomial], limits: SearchLimits, firstAttempt: Int = 0
    ) {
        let factors = genericPolynomials.flatMap { $0.rationalFactors() }.filter { $0.terms.count > 1 }
        var best: SolutionValues?
        for attempt in firstAttempt..<(firstAttempt + limits.solutionAttempts) {
            if limits.interruption.isDue(after: 1 + 4 * system.termCount) { break }
            guard
                let found = SolutionValues(
                    system, factors: factors, attempt: attempt, termLimit: limits.parametricTerms)
            else { continue }
            if found.cost < best?.cost ?? .max { best = found }
            if best?.conditions.isEmpty == true || system.unknowns.parameterCount == 0 { break }
        }
        guard let best else { return nil }
        self = best
    }

    private init?(_ system: EquationSystem, factors: [Polynomial], attempt: Int, termLimit: Int) {
        let unknowns = system.unknowns
        var values = [Fraction](repeating: Fraction(0), count: unknowns.count)
        for unknown in 0..<unknowns.count {
            switch system.status[unknown] {
            case .zero, .solved: break
            case .open: values[unknown] = Fraction(Polynomial(Self.number(attempt, unknown, orZero: true)))
            case .nonzero:
                values[unknown] =
                    unknowns.isParameter(unknown)
                    ? Fraction(.variable(unknown)) : Fraction(Polynomial(Self.number(attempt, unknown, orZero: false)))
            }
        }
        for solution in system.solutions.reversed() {
            let divisor = Fraction.value(of: solution.unit, values)
            if divisor.isZero { return nil }
            let rest = Fraction.value(of: solution.rest, values)
            if divisor.size > termLimit || rest.size > termLimit { return nil }
            values[solution.unknown] = (Fraction(-1) * rest).divided(by: divisor, factors: factors)
        }
        self.values = values
        var conditions: Set<Polynomial> = []
        for value in values {
            for factor in value.denominator.keys where factor.terms.count > 1 { conditions.insert(factor) }
        }
        self.conditions = conditions.sorted { ($0.terms.count, $0.description) < ($1.terms.count, $1.description) }
    }

    /// Conditions that can be solved for a parameter are better than others, short ones better than long ones.
    private var cost: Int {
        conditions.reduce(0) { sum, condition in
            let isLinear = (0..<condition.variableCount).contains { condition.degree(in: $0) == 1 }
            return sum + condition.terms.count + (isLinear ? 0 : 1_000)
        }
    }

    /// Small numbers, in the first attempts 0 or 1.
    private static func number(_ attempt: Int, _ unknown: Int, orZero: Bool) -> Rational {
        switch attempt {
        case 0: return orZero ? 0 : 1
        case 1: return 1
        default:
            // A fixed sequence that mixes attempt and unknown; small numbers first.
            let mixed = (attempt &* 7_919 &+ unknown &* 104_729 &+ attempt &* unknown &* 31) % 9_973
            if attempt < 30 { return orZero ? Rational(mixed % 3 - 1) : Rational([1, -1, 2, 1][mixed % 4]) }
            let value = mixed % 13 - 6
            return Rational(value == 0 ? 7 : value)
        }
    }
}
