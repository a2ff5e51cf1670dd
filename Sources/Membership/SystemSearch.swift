import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// Solves or refutes the equations of a membership question by case distinctions: an unknown, or a polynomial, is zero
/// or not.
///
/// On every branch what follows is drawn first: a relation that is a product of one unknown and units makes it zero; a
/// relation with a single unit among its terms makes
/// the common unknowns of the others non-zero; a relation that is linear in an unknown, with a unit as coefficient, is
/// solved for it. What is left is split.
package struct SystemSearch {
    package enum Outcome {
        /// Every choice of the unsolved unknowns that keeps what is not zero gives a solution.
        case solution(EquationSystem)
        /// One relation is left, a form in one ratio of unknowns with a real zero that is not rational.
        case algebraic(EquationSystem, BinaryForm)
        case refuted(RefutationTree)
        case unknown
    }

    let limits: SearchLimits
    private var nodesLeft: Int
    /// Polynomials in parameters that were taken not to be zero.
    package private(set) var genericPolynomials: [Polynomial] = []

    package init(limits: SearchLimits, nodeLimit: Int) {
        self.limits = limits
        nodesLeft = nodeLimit
    }

    package mutating func search(_ start: EquationSystem) -> Outcome {
        nodesLeft -= 1
        guard nodesLeft >= 0, !limits.interruption.isDue else { return .unknown }
        var system = start
        var forced: [Forced] = []
        while true {
            let termCount = system.termCount
            if limits.interruption.isDue(after: 1 + 4 * termCount) || system.isTooLarge
                || termCount > limits.membershipTerms
            {
                return .unknown
            }
            system.simplifyAll()
            if let contradiction = contradiction(in: &system) {
                return .refuted(Forced.wrap(.leaf(contradiction), forced))
            }
            if let next = system.forced() {
                forced.append(next)
                next.apply(to: &system)
                continue
            }
            guard let step = system.bestSolve() else { break }
            if let contradiction = system.solve(step.relation, for: step.unknown, unit: step.unit), !system.isTooLarge {
                return .refuted(Forced.wrap(.leaf(contradiction), forced))
            }
        }
        if system.relations.isEmpty { return .solution(system) }
        switch split(system) {
        case .refuted(let tree): return .refuted(Forced.wrap(tree, forced))
        case let other: return other
        }
    }

    private mutating func split(_ system: EquationSystem) -> Outcome {
        if let unknown = system.unknownToSplit() {
            var (zero, nonzero) = (system, system)
            zero.setZero(unknown)
            nonzero.setNonzero(unknown)
            return join(search(nonzero), with: zero) { .unknown(unknown, zero: $1, nonzero: $0) }
        }
        guard let polynomial = system.polynomialToSplit() else {
            if system.relations.count == 1, let form = BinaryForm(system.relations[0].polynomial),
                !form.form.squareFreePart.hasNoRealRoot
            {
                return .algebraic(system, form)
            }
            return .unknown
        }
        if system.unknowns.isParametric(polynomial) {
            genericPolynomials.append(polynomial)
            var generic = system
            generic.assumeGeneric(polynomial)
            return search(generic)
        }
        var (zero, nonzero) = (system, system)
        zero.assumeZero(polynomial)
        nonzero.assumeNonzero(polynomial)
        return join(search(nonzero), with: zero) { .polynomial(polynomial, zero: $1, nonzero: $0) }
    }

    private mutating func join(
        _ first: Outcome, with rest: EquationSystem, _ tree: (RefutationTree, RefutationTree) -> RefutationTree
    ) -> Outcome {
        switch first {
        case .solution, .algebraic: return first
        case .unknown:
            switch search(rest) {
            case .refuted, .unknown: return .unknown
            case let found: return found
            }
        case .refuted(let one):
            switch search(rest) {
            case .refuted(let other): return .refuted(tree(one, other))
            case let found: return found
            }
        }
    }

    /// A relation that cannot hold. A relation among the parameters alone does not hold at generic values.
    private mutating func contradiction(in system: inout EquationSystem) -> EquationSystem.Contradiction? {
        if let found = system.vanishingUnit() { return found }
        for relation in system.relations {
            if let unit = system.unit(relation.polynomial) { return system.contradiction(relation, .unit(unit)) }
            if system.unknowns.isParametric(relation.polynomial) {
                genericPolynomials.append(relation.polynomial)
                system.assumeGeneric(relation.polynomial)
                return system.contradiction(relation, .unit(Unit()))
            }
            if BinaryForm.mayBePositive(relation.polynomial), let form = BinaryForm(relation.polynomial),
                form.form.squareFreePart.hasNoRealRoot,
                let positive = form.positive(isNonzero: system.isNonzero)
            {
                return system.contradiction(relation, .positive(positive))
            }
        }
        return nil
    }
}

/// The shape of a refutation, before its identities are computed.
package indirect enum RefutationTree {
    case leaf(EquationSystem.Contradiction)
    case unknown(Int, zero: RefutationTree, nonzero: RefutationTree)
    case polynomial(Polynomial, zero: RefutationTree, nonzero: RefutationTree)
}

/// What one relation says about an unknown; the other case is contradictory at once.
struct Forced {
    var unknown: Int
    var isZero: Bool
    var otherwise: EquationSystem.Contradiction

    func apply(to system: inout EquationSystem) {
        if isZero { system.setZero(unknown) } else { system.setNonzero(unknown) }
    }

    static func wrap(_ tree: RefutationTree, _ forced: [Forced]) -> RefutationTree {
        forced.reversed().reduce(tree) { tree, item in
            item.isZero
                ? .unknown(item.unknown, zero: tree, nonzero: .leaf(item.otherwise))
                : .unknown(item.unknown, zero: .leaf(item.otherwise), nonzero: tree)
        }
    }
}

extension UnivariatePolynomial {
    /// Whether there is no real root, by Sturm's theorem; for a polynomial that is square-free and not zero.
    package var hasNoRealRoot: Bool { degree % 2 == 0 && (degree == 0 || SturmSequence(self).rootCount == 0) }
}
