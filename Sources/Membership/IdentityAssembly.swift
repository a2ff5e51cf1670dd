import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// Reads the identity of a contradictory branch off the derivation of the contradictory polynomial.
///
/// Kept throughout: Σ weight · derived polynomial = target · Π pending + Σ squares, with the unknowns that are zero on
/// the branch put in. Derived polynomials are replaced by what
/// they come from, the latest first, until only equations and assumed polynomials are left on the left side, and only
/// products of what is not zero in the target.
struct IdentityAssembly {
    private let unknowns: Unknowns
    private let zeroUnknowns: [Int]
    private let splits: [Polynomial]
    private var weights: [Int: (value: DerivedPolynomial, weight: Polynomial)] = [:]
    private var constant: Rational = 1
    private var monomial = Monomial.one
    private var factors: [Int: Int] = [:]
    private var squares: [(coefficient: Rational, polynomial: Polynomial)] = []
    /// Polynomials that are not zero, as factors of the target that are still to be expressed.
    private var pending: [DerivedPolynomial] = []

    /// The identity; nil if it rests on generic values of parameters. `splits` are the polynomials split on, from the
    /// root.
    static func identity(
        for contradiction: EquationSystem.Contradiction, unknowns: Unknowns, splits: [Polynomial],
        equations: [Cell: Polynomial]
    ) -> Refutation.Identity? {
        var assembly = IdentityAssembly(unknowns: unknowns, zeroUnknowns: contradiction.zeroUnknowns, splits: splits)
        guard assembly.start(contradiction), assembly.expressPending() else { return nil }
        while let number = assembly.weights.filter({ !$0.value.value.isBase }).keys.max() {
            guard assembly.replace(number) else { return nil }
        }
        return assembly.holds(equations) ? assembly.result() : nil
    }

    /// The identity multiplied out once more: nothing is given away that was only derived.
    private func holds(_ equations: [Cell: Polynomial]) -> Bool {
        var difference = -target
        for (value, weight) in weights.values {
            switch value.origin {
            case .equation(let cell): difference = difference + weight * restricted(equations[cell] ?? .zero)
            case .assumedZero(let split): difference = difference + weight * restricted(splits[split])
            default: return false
            }
        }
        for square in squares {
            difference = difference - (square.polynomial * square.polynomial).scaled(by: square.coefficient)
        }
        return restricted(difference).isZero && !constant.isZero
    }

    private init(unknowns: Unknowns, zeroUnknowns: [Int], splits: [Polynomial]) {
        self.unknowns = unknowns
        self.zeroUnknowns = zeroUnknowns
        self.splits = splits
    }

    private mutating func start(_ contradiction: EquationSystem.Contradiction) -> Bool {
        switch contradiction.value {
        case .unit(let unit):
            weights[contradiction.polynomial.number] = (contradiction.polynomial, 1)
            take(unit)
        case .positive(let form):
            weights[contradiction.polynomial.number] = (contradiction.polynomial, Polynomial(form.sign))
            constant = form.constant
            monomial = form.monomial.power(2)
            squares = form.squares
        case .vanishingUnit:
            pending.append(contradiction.polynomial)
        }
        return true
    }

    private func restricted(_ polynomial: Polynomial) -> Polynomial {
        zeroUnknowns.reduce(polynomial) { $0.contains($1) ? $0.settingToZero($1) : $0 }
    }

    private mutating func add(_ value: DerivedPolynomial, _ weight: Polynomial) {
        let sum = (weights[value.number]?.weight ?? .zero) + restricted(weight)
        weights[value.number] = sum.isZero ? nil : (value, sum)
    }

    /// Multiplies the target by a unit.
    private mutating func take(_ unit: Unit) {
        constant = constant * unit.coefficient
        monomial = monomial * unit.monomial
        for (value, exponent) in unit.factors { pending += Array(repeating: value, count: exponent) }
    }

    private mutating func multiplyWeights(by polynomial: Polynomial) {
        for (number, entry) in weights { weights[number] = (entry.value, restricted(entry.weight * polynomial)) }
    }

    private mutating func replace(_ number: Int) -> Bool {
        guard let (value, weight) = weights.removeValue(forKey: number) else { return true }
        switch value.origin {
        case .equation, .assumedZero: return true
        case .combination(let unit, let first, let multiplier, let second):
            add(first, weight * unit.expanded)
            add(second, -(weight * multiplier))
        case .restriction(let whole): add(whole, weight)
        case .quotient(let whole, let unit):
            // unit · value = whole, so everything else is multiplied by the unit, by its square if squares have to stay
            // squares.
            let polynomial = restricted(unit.expanded)
            multiplyWeights(by: polynomial)
            if squares.isEmpty {
                add(whole, weight)
            } else {
                multiplyWeights(by: polynomial)
                add(whole, weight * polynomial)
                squares = squares.map { ($0.coefficient, restricted($0.polynomial * polynomial)) }
                take(unit)
            }
            take(unit)
            return expressPending()
        case .generic, .assumedNonzero, .solvedVariable: return false
        }
        return true
    }

    /// The target without one pending factor, as a polynomial.
    private var target: Polynomial {
        var product = Polynomial.monomial(monomial, constant)
        for (split, exponent) in factors { product = restricted(product * splits[split].power(exponent)) }
        for value in pending { product = restricted(product * value.polynomial) }
        return restricted(product)
    }

    /// Replaces the factors of the target that are not zero by what they come from.
    private mutating func expressPending() -> Bool {
        while let value = pending.popLast() {
            switch value.origin {
            case .assumedNonzero(let split): factors[split, default: 0] += 1
            case .restriction(let whole): pending.append(whole)
            case .combination(let unit, let first, let multiplier, let second):
                // target · value = target · unit · first − target · multiplier · second.
                add(second, target * multiplier)
                pending.append(first)
                take(unit)
            case .quotient(let whole, let unit):
                multiplyWeights(by: restricted(unit.expanded))
                if !squares.isEmpty { return false }
                pending.append(whole)
            case .solvedVariable(let unknown, let unit, let relation):
                // target · value = target · relation − target · unit · unknown.
                add(relation, -target)
                constant = -constant
                monomial = monomial * .variable(unknown)
                take(unit)
            case .generic, .equation, .assumedZero: return false
            }
        }
        return true
    }

    // MARK: The result

    private func result() -> Refutation.Identity? {
        let common = squares.isEmpty ? commonMonomial() : .one
        guard let nonzero = monomial.quotient(by: common).flatMap(unknowns.named) else { return nil }
        var identity = Refutation.Identity(multipliers: [], constant: constant, monomial: nonzero)
        for (_, entry) in weights.sorted(by: { $0.key < $1.key }) {
            guard let terms = unknowns.named(entry.weight.divided(by: common)) else { return nil }
            switch entry.value.origin {
            case .equation(let cell):
                identity.multipliers.append(.init(row: cell.row, column: cell.column, polynomial: terms))
            case .assumedZero(let split): identity.assumed.append(.init(split: split, value: terms))
            default: return nil
            }
        }
        identity.factors = factors.sorted { $0.key < $1.key }.map { .init(split: $0.key, value: $0.value) }
        for square in squares {
            guard let terms = unknowns.named(square.polynomial) else { return nil }
            if !terms.isEmpty { identity.squares.append(.init(coefficient: square.coefficient, polynomial: terms)) }
        }
        return identity
    }

    /// A monomial that divides both sides.
    private func commonMonomial() -> Monomial {
        var exponents = monomial.exponents
        for (_, weight) in weights.values {
            for term in weight.terms {
                for index in exponents.indices { exponents[index] = Swift.min(exponents[index], term.monomial[index]) }
            }
        }
        return Monomial(exponents: exponents)
    }
}

extension DerivedPolynomial {
    /// Whether the polynomial is an equation, or assumed to be zero.
    fileprivate var isBase: Bool {
        switch origin {
        case .equation, .assumedZero: return true
        default: return false
        }
    }
}

extension Polynomial {
    /// The quotient by a monomial that divides every term.
    fileprivate func divided(by monomial: Monomial) -> Polynomial {
        splitting(monomial)
    }

    private func splitting(_ monomial: Monomial) -> Polynomial {
        Polynomial(terms.compactMap { term in term.monomial.quotient(by: monomial).map { Term(term.coefficient, $0) } })
    }
}
