import ExactArithmetic
import PolynomialAlgebra

/// Decides the matrices of one end of the normal form tree, ones on a forest and parameters at the chords, for all
/// values of the parameters at once.
///
/// The factorisation is sought at generic values; every polynomial that has to be different from zero for it is split
/// on, and where it is zero the search begins again
/// with one parameter less.
struct ParametricEnd<Window: ProductWindow> {
    let window: Window
    let pattern: NormalFormTree.Pattern
    let chords: [Cell]
    let limits: SearchLimits

    typealias Outcome = ParametricOutcome

    init(_ window: Window, _ pattern: NormalFormTree.Pattern, limits: SearchLimits) {
        self.window = window
        self.pattern = pattern
        self.limits = limits
        chords = CycleSpace(pattern, rowCount: window.rowCount, columnCount: window.columnCount).chords
    }

    func outcome() -> Outcome {
        outcome(ParametricBranch(parameterCount: chords.count))
    }

    func entry(_ row: Int, _ column: Int, _ branch: ParametricBranch) -> Fraction {
        guard pattern.isNonzero(row, column) else { return Fraction(0) }
        guard let chord = chords.firstIndex(of: Cell(row: row, column: column)) else { return Fraction(1) }
        return branch.values[chord]
    }

    private func outcome(_ branch: ParametricBranch) -> Outcome {
        if branch.splits.count > limits.parametricSplits || limits.interruption.isDue { return .unknown }
        if let empty = contradiction(branch) { return .decided(empty) }
        let minor = violatedRank(branch)
        if let minor, minor.rest.constantValue != nil, let end = rank(minor, branch) { return .decided(end) }
        let problem = window.membershipProblem(parameterCount: chords.count, limits: limits) { entry($0, $1, branch) }
        var system = problem.system
        for polynomial in branch.nonzero { system.assumeGeneric(polynomial) }
        var search = SystemSearch(limits: limits, nodeLimit: limits.candidateNodes)
        switch search.search(system) {
        case .solution(let solved):
            guard
                let values = SolutionValues(
                    solved, genericPolynomials: branch.nonzero + search.genericPolynomials, limits: limits,
                    firstAttempt: 40 * branch.unsolved.count)
            else { return .unknown }
            return terms(
                values, problem.unknowns, branch, conditions: values.conditions.filter { !branch.nonzero.contains($0) })
        case .algebraic, .unknown: return .unknown
        case .refuted:
            if !branch.unsolved.isEmpty { return .unknown }
            if let minor {
                return split(minor.rest.primitivePart(), branch) { rank(minor, $0).map { .decided($0) } ?? .unknown }
            }
            return values(avoiding: search.genericPolynomials, branch).map { .candidate($0) } ?? .unknown
        }
    }

    /// Both branches of a polynomial in the parameters, factor by factor; where it has to be solved for a parameter
    /// with a coefficient that may vanish, that is split on first.
    func split(_ polynomial: Polynomial, _ branch: ParametricBranch, nonzero: @escaping (ParametricBranch) -> Outcome)
        -> Outcome
    {
        if branch.splits.contains(where: { !$0.isZero && $0.polynomial == polynomial }) { return nonzero(branch) }
        let factors = polynomial.rationalFactors()
        if factors.count > 1, let first = factors.first {
            let rest = factors.dropFirst().reduce(Polynomial(1)) { $0 * $1 }.primitivePart()
            return split(first, branch) { split(rest, $0, nonzero: nonzero) }
        }
        guard let solution = branch.solved(polynomial) else { return unsolvedSplit(polynomial, branch, nonzero) }
        if let open = solution.open {
            return split(open, branch) { split(polynomial, $0, nonzero: nonzero) }
        }
        let first = nonzero(branch.taking(polynomial, isZero: false))
        guard case .decided(let nonzeroCase) = first else { return first }
        guard
            let coefficient = branch.denominator(solution.coefficient.factors, constant: solution.coefficient.constant)
        else { return .unknown }
        let second = zeroOutcome(branch.taking(polynomial, isZero: true), solution)
        guard case .decided(let zeroCase) = second else { return second }
        return .decided(
            .split(
                polynomial, solve: solution.parameter, coefficient: coefficient, zero: zeroCase, nonzero: nonzeroCase))
    }

    /// A polynomial in one parameter (or a form in a ratio of two) that no parameter is solved for: it may have no real
    /// zero, or none in common with one that is zero
    /// already; else the branch where it is zero goes on with other factors, whose conditions are likely to exclude it.
    private func unsolvedSplit(
        _ polynomial: Polynomial, _ branch: ParametricBranch, _ nonzero: (ParametricBranch) -> Outcome
    ) -> Outcome {
        var zero = branch.taking(polynomial, isZero: true)
        zero.unsolved.append(zero.splits.count - 1)
        let second = impossible(zero).map { .decided($0) } ?? (zero.unsolved.count > 3 ? .unknown : outcome(zero))
        guard case .decided(let zeroCase) = second else { return second }
        let first = nonzero(branch.taking(polynomial, isZero: false))
        guard case .decided(let nonzeroCase) = first else { return first }
        return .decided(.unsolvedSplit(polynomial, zero: zeroCase, nonzero: nonzeroCase))
    }

    /// The last polynomial without a real zero where the parameters are not zero, or without one in common with another
    /// that is zero.
    private func impossible(_ branch: ParametricBranch) -> ParametricCase? {
        let last = branch.splits.count - 1
        let polynomial = branch.splits[last].polynomial
        if let form = BinaryForm(polynomial), form.form.squareFreePart.hasNoRealRoot,
            let positive = form.positive(isNonzero: { _ in true })
        {
            var value = ParametricCase.Denominator(positive.constant, parameterCount: chords.count)
            value.exponents = chords.indices.map { 2 * positive.monomial[$0] }
            return .impossible([(last, Polynomial(positive.sign))], value: value, squares: positive.squares)
        }
        for number in branch.unsolved.dropLast() {
            guard let parameter = (0..<chords.count).first(where: polynomial.contains),
                let p = UnivariatePolynomial(branch.splits[number].polynomial, in: parameter),
                let q = UnivariatePolynomial(polynomial, in: parameter),
                let (a, b) = UnivariatePolynomial.coprimeCofactors(p, q)
            else { continue }
            return .impossible(
                [(number, a.polynomial(in: parameter)), (last, b.polynomial(in: parameter))],
                value: ParametricCase.Denominator(1, parameterCount: chords.count), squares: [])
        }
        return nil
    }

    /// The branch where a polynomial is zero, with the value of the parameter put in.
    private func zeroOutcome(_ start: ParametricBranch, _ solution: ParametricBranch.Solved) -> Outcome {
        var branch = start
        let factors = start.nonzero
        var hasPole = false
        for index in branch.values.indices {
            guard let value = start.values[index].replacing(solution.parameter, by: solution.value, factors: factors)
            else {
                hasPole = true
                continue
            }
            // A parameter that would be zero makes the branch empty, also where another value has a pole for that
            // reason.
            if value.isZero { return .decided(vanishing(parameter: index)) }
            branch.values[index] = value
        }
        return hasPole ? .unknown : outcome(branch)
    }

    /// No term at all is needed over a denominator that vanishes: there are no such parameters.
    private func vanishing(parameter: Int) -> ParametricCase {
        var denominator = ParametricCase.Denominator(1, parameterCount: chords.count)
        denominator.exponents[parameter] = 1
        return window.emptyEnd(denominator)
    }

    /// A polynomial that is not zero on the branch and yet is.
    private func contradiction(_ branch: ParametricBranch) -> ParametricCase? {
        for (number, split) in branch.splits.enumerated() where !split.isZero {
            if Fraction.value(of: split.polynomial, branch.values).isZero {
                var denominator = ParametricCase.Denominator(1, parameterCount: chords.count)
                denominator.factors = [(number, 1)]
                return window.emptyEnd(denominator)
            }
        }
        return nil
    }

    /// Small values of the parameters at which the polynomials do not vanish; nil if a few hundred tries find none.
    private func values(avoiding polynomials: [Polynomial], _ branch: ParametricBranch) -> [Rational]? {
        let numbers: [Rational] = [1, 2, -1, 3, Rational(1) / 2, -2, 5, -3, Rational(1) / 3, 7]
        for attempt in 0..<300 {
            var rest = attempt
            let free = chords.indices.map { index -> Rational in
                defer { rest /= numbers.count }
                return attempt < 10 ? numbers[attempt] : numbers[(rest + index) % numbers.count]
            }
            if branch.values.contains(where: { $0.expandedDenominator.value(at: free).isZero }) { continue }
            let values = branch.values.map { $0.value(at: free) }
            if branch.nonzero.contains(where: { $0.value(at: values).isZero })
                || polynomials.contains(where: { $0.value(at: free).isZero })
            {
                continue
            }
            if values.allSatisfy({ !$0.isZero }) { return values }
        }
        return nil
    }
}

/// What became of an end of the normal form tree.
enum ParametricOutcome {
    case decided(ParametricCase)
    /// Values of the parameters at which no factorisation was found, and where there may be none.
    case candidate([Rational])
    case unknown
}

// Ends in the set: factors, over a denominator that does not vanish on the branch.

extension ParametricEnd {
    /// The factors, once every condition is split on.
    func terms(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch, conditions: [Polynomial])
        -> Outcome
    {
        if let condition = conditions.first {
            return split(condition, branch) {
                self.terms(values, unknowns, $0, conditions: Array(conditions.dropFirst()))
            }
        }
        return window.end(values, unknowns, branch, entry: { entry($0, $1, branch) }).map { .decided($0) } ?? .unknown
    }
}
