import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

// What follows from a single relation, and what to split on where nothing does.

extension EquationSystem {
    mutating func simplifyAll() {
        for index in relations.indices { simplify(index) }
    }

    /// An unknown that one relation makes zero or not zero.
    func forced() -> Forced? {
        for relation in relations {
            if let found = forcedZero(relation) ?? forcedNonzero(relation) { return found }
        }
        for value in nonzeroPolynomials {
            // A product that is not zero has no factor that is.
            guard value.polynomial.terms.count == 1, let open = openUnknowns(value.polynomial.terms[0].monomial).first
            else { continue }
            var otherwise = contradiction(value, .vanishingUnit)
            otherwise.zeroUnknowns.append(open)
            return Forced(unknown: open, isZero: false, otherwise: otherwise)
        }
        return nil
    }

    private func forcedZero(_ relation: DerivedPolynomial) -> Forced? {
        guard relation.polynomial.terms.count == 1 else { return nil }
        let term = relation.polynomial.terms[0]
        let open = openUnknowns(term.monomial)
        guard open.count == 1 else { return nil }
        return Forced(
            unknown: open[0], isZero: true,
            otherwise: contradiction(relation, .unit(Unit(term.coefficient, term.monomial))))
    }

    private func forcedNonzero(_ relation: DerivedPolynomial) -> Forced? {
        let units = relation.polynomial.terms.filter { openUnknowns($0.monomial).isEmpty }
        guard units.count == 1 else { return nil }
        var common: [Int]?
        for term in relation.polynomial.terms where term.monomial != units[0].monomial {
            let open = openUnknowns(term.monomial)
            common = common?.filter(open.contains) ?? open
        }
        guard let unknown = common?.first else { return nil }
        var otherwise = contradiction(relation, .unit(Unit(units[0].coefficient, units[0].monomial)))
        otherwise.zeroUnknowns.append(unknown)
        return Forced(unknown: unknown, isZero: false, otherwise: otherwise)
    }

    private func openUnknowns(_ monomial: Monomial) -> [Int] {
        (0..<monomial.variableCount).filter { monomial[$0] > 0 && !isNonzero($0) }
    }

    /// The relation and the unknown whose elimination is cheapest: few terms in few places, a single term as
    /// coefficient, rather an unknown that may be zero.
    func bestSolve() -> (relation: Int, unknown: Int, unit: Unit)? {
        var best: (cost: Int, relation: Int, unknown: Int, unit: Unit)?
        for (index, relation) in relations.enumerated() {
            for unknown in unknowns.parameterCount..<max(unknowns.parameterCount, relation.polynomial.variableCount)
            where relation.polynomial.degree(in: unknown) == 1 {
                let places = relations.reduce(0) {
                    $0 + ($1.polynomial.contains(unknown) ? $1.polynomial.terms.count : 0)
                }
                let coefficient = relation.polynomial.coefficient(of: 1, in: unknown)
                var cost = relation.polynomial.terms.count * places * 4
                if coefficient.terms.count > 1 { cost *= 4 }
                if isNonzero(unknown) { cost = cost * 2 + 1 }
                if cost >= best?.cost ?? .max { continue }
                if let unit = unit(coefficient) { best = (cost, index, unknown, unit) }
            }
        }
        return best.map { ($0.relation, $0.unknown, $0.unit) }
    }

    /// An open unknown of the relations, by how much its case distinction promises: it occurs in short relations.
    func unknownToSplit() -> Int? {
        var scores: [Int: Double] = [:]
        for relation in relations {
            let weight = 1 / Double(relation.polynomial.terms.count * relation.polynomial.terms.count)
            let isProduct = relation.polynomial.terms.count == 1
            var seen: Set<Int> = []
            for term in relation.polynomial.terms { seen.formUnion(openUnknowns(term.monomial)) }
            for unknown in seen {
                // A common factor of all terms divides the work.
                let divides = relation.polynomial.terms.allSatisfy { $0.monomial[unknown] > 0 }
                scores[unknown, default: 0] += weight * (divides ? 4 : 1) * (isProduct ? 4 : 1)
            }
        }
        return scores.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// A polynomial that prevents a relation from being solved, or that is a factor of one: the coefficient of an
    /// unknown of degree one, or a factor of a form in one ratio.
    func polynomialToSplit() -> Polynomial? {
        var best: Polynomial?
        for relation in relations {
            if let form = BinaryForm(relation.polynomial), form.form.degree > 1, let root = form.form.rationalRoot {
                return form.homogenised(UnivariatePolynomial([-root, 1])).primitivePart()
            }
            for unknown in unknowns.parameterCount..<max(unknowns.parameterCount, relation.polynomial.variableCount)
            where relation.polynomial.degree(in: unknown) == 1 {
                let coefficient = relation.polynomial.coefficient(of: 1, in: unknown)
                let rest = withoutUnits(coefficient)
                if rest.terms.count > 1, rest.terms.count < best?.terms.count ?? .max { best = rest.primitivePart() }
            }
        }
        return best
    }
}

extension UnivariatePolynomial {
    /// A rational root, the smallest if there are several.
    var rationalRoot: Rational? {
        guard degree >= 1, let roots = try? RealAlgebraicNumber.roots(of: self) else { return nil }
        return roots.lazy.compactMap(\.rationalValue).first
    }
}
