import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// The equations Σ x_{i,k} y_{j,k} = A_{ij} on a branch of a case distinction, with what is known about the unknowns.
///
/// A value: branches copy it. Every polynomial is simplified: units are divided out, and unknowns that are zero or
/// solved for do not occur.
package struct EquationSystem {
    enum Status: UInt8 {
        /// Zero or not, we do not know.
        case open
        case nonzero
        case zero
        /// Expressed by others, and known not to be zero or not.
        case solved
    }

    /// A solved unknown: unit · unknown + rest = 0.
    struct Solution {
        var unknown: Int
        var unit: Polynomial
        var rest: Polynomial
    }

    let unknowns: Unknowns
    private(set) var relations: [DerivedPolynomial] = []
    private(set) var status: [Status]
    /// Polynomials that are not zero, none of them a monomial.
    private(set) var nonzeroPolynomials: [DerivedPolynomial] = []
    /// In the order in which they were found; a unit and a rest hold only unknowns that are open, not zero, or solved
    /// later.
    private(set) var solutions: [Solution] = []
    /// Unknowns known to be zero, for the leaves.
    var zeroUnknowns: [Int] { status.indices.filter { status[$0] == .zero } }
    /// Polynomials split on so far.
    private(set) var splitCount = 0
    private var nextNumber = 0
    /// Terms of one polynomial above which the system is given up.
    private let termLimit: Int
    /// Whether some polynomial would have become too large; then nothing else of the system may be used.
    private(set) var isTooLarge = false

    /// Why a branch is contradictory: the derived polynomial is zero on it, and equals the unit.
    package struct Contradiction {
        var polynomial: DerivedPolynomial
        var value: Value
        var zeroUnknowns: [Int]

        enum Value {
            case unit(Unit)
            /// multiplier · polynomial = constant · monomial² + Σ c p², a sum that is positive.
            case positive(PositiveForm)
            /// The polynomial is known not to be zero, and is the zero polynomial.
            case vanishingUnit
        }
    }

    init(unknowns: Unknowns, equations: [(cell: Cell, polynomial: Polynomial)], termLimit: Int) {
        self.termLimit = termLimit
        self.unknowns = unknowns
        status = (0..<unknowns.count).map { unknowns.isParameter($0) ? .nonzero : .open }
        for (cell, polynomial) in equations where !polynomial.isZero {
            relations.append(derived(polynomial, .equation(cell)))
        }
    }

    private mutating func derived(_ polynomial: Polynomial, _ origin: DerivedPolynomial.Origin) -> DerivedPolynomial {
        nextNumber += 1
        return DerivedPolynomial(number: nextNumber, polynomial, origin)
    }

    func isNonzero(_ unknown: Int) -> Bool { status[unknown] == .nonzero }

    /// The size of the equations that are left.
    var termCount: Int { relations.reduce(0) { $0 + $1.polynomial.terms.count } }

    // MARK: What is known

    /// The polynomial as a product of things that are not zero; nil if it is not known to be one.
    func unit(_ polynomial: Polynomial) -> Unit? {
        guard let (monomial, rest) = polynomial.splittingMonomialContent(where: isNonzero), !rest.isZero else {
            return nil
        }
        var (unit, left) = (Unit(1, monomial), rest)
        divide(&left, &unit)
        guard let constant = left.constantValue else { return nil }
        unit.coefficient = constant
        return unit
    }

    /// The polynomial divided by whatever is known not to be zero.
    func withoutUnits(_ polynomial: Polynomial) -> Polynomial {
        guard let (_, rest) = polynomial.splittingMonomialContent(where: isNonzero) else { return polynomial }
        var (unit, left) = (Unit(), rest)
        divide(&left, &unit)
        return left
    }

    /// Moves the polynomials that are not zero from `left` to `unit`, as often as they divide.
    private func divide(_ left: inout Polynomial, _ unit: inout Unit) {
        for candidate in nonzeroPolynomials where candidate.polynomial.terms.count > 1 {
            while left.terms.count > 1, let quotient = left.exactQuotient(by: candidate.polynomial) {
                unit.multiply(candidate)
                left = quotient
            }
        }
    }

    /// Sets an unknown to zero.
    mutating func setZero(_ unknown: Int) {
        status[unknown] = .zero
        for index in relations.indices { relations[index] = withoutTerms(in: unknown, relations[index]) }
        for index in nonzeroPolynomials.indices {
            nonzeroPolynomials[index] = withoutTerms(in: unknown, nonzeroPolynomials[index])
        }
        relations.removeAll { $0.polynomial.isZero }
    }

    private mutating func withoutTerms(in unknown: Int, _ value: DerivedPolynomial) -> DerivedPolynomial {
        guard value.polynomial.terms.contains(where: { $0.monomial[unknown] > 0 }) else { return value }
        return derived(value.polynomial.settingToZero(unknown), .restriction(value))
    }

    mutating func setNonzero(_ unknown: Int) { status[unknown] = .nonzero }

    /// Adds a polynomial that is zero on this branch.
    mutating func assumeZero(_ polynomial: Polynomial) {
        relations.append(derived(polynomial, .assumedZero(splitCount)))
        splitCount += 1
    }

    /// Adds a polynomial that is not zero on this branch.
    mutating func assumeNonzero(_ polynomial: Polynomial) {
        nonzeroPolynomials.append(derived(polynomial, .assumedNonzero(splitCount)))
        splitCount += 1
    }

    /// Adds a polynomial in parameters that is not zero at generic values.
    package mutating func assumeGeneric(_ polynomial: Polynomial) {
        nonzeroPolynomials.append(derived(polynomial, .generic))
    }

    // MARK: Simplification

    /// Divides a relation by the units that divide it.
    mutating func simplify(_ index: Int) {
        let relation = relations[index]
        guard let (monomial, rest) = relation.polynomial.splittingMonomialContent(where: isNonzero) else { return }
        var (unit, left) = (Unit(1, monomial), rest)
        divide(&left, &unit)
        let content = left.content
        if content != 1 {
            unit.coefficient = content
            left = left.scaled(by: content.reciprocal)
        }
        if !unit.isOne { relations[index] = derived(left, .quotient(relation, unit)) }
    }

    /// Solves a relation, linear in the unknown with a unit as coefficient, and puts the solution in everywhere. Nil,
    /// or why there is no solution.
    mutating func solve(_ index: Int, for unknown: Int, unit: Unit) -> Contradiction? {
        let relation = relations.remove(at: index)
        let leading = unit.expanded
        let rest = relation.polynomial - leading.multiplied(by: .variable(unknown))
        let wasNonzero = status[unknown] == .nonzero
        status[unknown] = .solved
        solutions.append(Solution(unknown: unknown, unit: leading, rest: rest))
        for other in relations.indices {
            relations[other] = reduced(relations[other], by: relation, unknown, unit, leading)
        }
        relations.removeAll { $0.polynomial.isZero }
        for other in nonzeroPolynomials.indices {
            nonzeroPolynomials[other] = reduced(nonzeroPolynomials[other], by: relation, unknown, unit, leading)
        }
        if wasNonzero, self.unit(rest) == nil {
            nonzeroPolynomials.append(derived(rest, .solvedVariable(unknown, unit, relation)))
        }
        return vanishingUnit()
    }

    /// A polynomial that is known not to be zero and has become zero.
    func vanishingUnit() -> Contradiction? {
        nonzeroPolynomials.first { $0.polynomial.isZero }.map { contradiction($0, .vanishingUnit) }
    }

    func contradiction(_ polynomial: DerivedPolynomial, _ value: Contradiction.Value) -> Contradiction {
        Contradiction(polynomial: polynomial, value: value, zeroUnknowns: zeroUnknowns)
    }

    /// The pseudo-remainder by unit · unknown + rest, in steps that multiply by the unit only where it does not divide.
    private mutating func reduced(
        _ value: DerivedPolynomial, by relation: DerivedPolynomial, _ unknown: Int, _ unit: Unit, _ leading: Polynomial
    ) -> DerivedPolynomial {
        var value = value
        while let degree = value.polynomial.degree(in: unknown), degree > 0 {
            let top = value.polynomial.coefficient(of: degree, in: unknown)
            let power = Monomial.variable(unknown, power: degree - 1)
            if isTooLarge
                || value.polynomial.terms.count * leading.terms.count + top.terms.count
                    * relation.polynomial.terms.count > 4 * termLimit
            {
                isTooLarge = true
                return value
            }
            if let quotient = top.exactQuotient(by: leading) {
                let multiplier = quotient.multiplied(by: power)
                value = derived(
                    value.polynomial - multiplier * relation.polynomial,
                    .combination(Unit(), value, multiplier, relation))
            } else {
                let multiplier = top.multiplied(by: power)
                value = derived(
                    leading * value.polynomial - multiplier * relation.polynomial,
                    .combination(unit, value, multiplier, relation))
            }
        }
        return value
    }
}

extension Unit {
    mutating func multiply(_ factor: DerivedPolynomial) {
        if let known = factors.firstIndex(where: { $0.value === factor }) {
            factors[known].exponent += 1
        } else {
            factors.append((factor, 1))
        }
    }
}
