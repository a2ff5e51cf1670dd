import ExactArithmetic
import PolynomialAlgebra

/// Decides the matrices of one end of the normal form tree, ones on a forest and parameters at the chords, for all values of the parameters at once.
///
/// The factorisation is sought at generic values; every polynomial that has to be different from zero for it is split on, and where it is zero the search begins again
/// with one parameter less.
struct ParametricEnd {
    let window: SmallWindow
    let pattern: NormalFormTree.Pattern
    let chords: [Cell]
    let limits: SearchLimits

    enum Outcome {
        case decided(ParametricCase)
        /// Values of the parameters at which no factorisation was found, and where there may be none.
        case candidate([Rational])
        case unknown
    }

    init(_ window: SmallWindow, _ pattern: NormalFormTree.Pattern, limits: SearchLimits) {
        self.window = window
        self.pattern = pattern
        self.limits = limits
        chords = CycleSpace(pattern, rowCount: window.rowCount, columnCount: window.columnCount).chords
    }

    func outcome() -> Outcome {
        outcome(Branch(parameterCount: chords.count))
    }

    /// What is known of the parameters on a branch.
    private struct Branch {
        /// The polynomials split on, from the root, with the branch taken.
        var splits: [(polynomial: Polynomial, isZero: Bool)] = []
        /// The numbers of polynomials that are zero and that no parameter was solved for.
        var unsolved: [Int] = []
        /// The value of each parameter: itself, or what it was solved for.
        var values: [Fraction]

        init(parameterCount: Int) {
            values = (0..<parameterCount).map { Fraction(.variable($0)) }
        }

        var nonzero: [Polynomial] { splits.filter { !$0.isZero }.map(\.polynomial) }

        func taking(_ polynomial: Polynomial, isZero: Bool) -> Branch {
            var branch = self
            branch.splits.append((polynomial, isZero))
            return branch
        }
    }

    private func entry(_ row: Int, _ column: Int, _ branch: Branch) -> Fraction {
        guard pattern.isNonzero(row, column) else { return Fraction(0) }
        guard let chord = chords.firstIndex(of: Cell(row: row, column: column)) else { return Fraction(1) }
        return branch.values[chord]
    }

    private func outcome(_ branch: Branch) -> Outcome {
        if branch.splits.count > limits.parametricSplits || limits.interruption.isDue { return .unknown }
        if let empty = contradiction(branch) { return .decided(empty) }
        let minor = violatedRank(branch)
        if let minor, minor.rest.constantValue != nil, let end = rank(minor, branch) { return .decided(end) }
        let problem = MembershipProblem(window, parameterCount: chords.count, limits: limits) { entry($0, $1, branch) }
        var system = problem.system
        for polynomial in branch.nonzero { system.assumeGeneric(polynomial) }
        var search = SystemSearch(limits: limits, nodeLimit: limits.candidateNodes)
        switch search.search(system) {
        case .solution(let solved):
            guard let values = SolutionValues(
                solved, genericPolynomials: branch.nonzero + search.genericPolynomials, limits: limits, firstAttempt: 40 * branch.unsolved.count) else { return .unknown }
            return terms(values, problem.unknowns, branch, conditions: values.conditions.filter { !branch.nonzero.contains($0) })
        case .algebraic, .unknown: return .unknown
        case .refuted:
            if !branch.unsolved.isEmpty { return .unknown }
            if let minor { return split(minor.rest.primitivePart(), branch) { rank(minor, $0).map { .decided($0) } ?? .unknown } }
            return values(avoiding: search.genericPolynomials, branch).map { .candidate($0) } ?? .unknown
        }
    }

    /// Both branches of a polynomial in the parameters, factor by factor; where it has to be solved for a parameter with a coefficient that may vanish, that is split on first.
    private func split(_ polynomial: Polynomial, _ branch: Branch, nonzero: @escaping (Branch) -> Outcome) -> Outcome {
        if branch.splits.contains(where: { !$0.isZero && $0.polynomial == polynomial }) { return nonzero(branch) }
        let factors = polynomial.rationalFactors()
        if factors.count > 1, let first = factors.first {
            let rest = factors.dropFirst().reduce(Polynomial(1)) { $0 * $1 }.primitivePart()
            return split(first, branch) { split(rest, $0, nonzero: nonzero) }
        }
        guard let solution = solved(polynomial, branch) else { return unsolvedSplit(polynomial, branch, nonzero) }
        if let open = solution.open {
            return split(open, branch) { split(polynomial, $0, nonzero: nonzero) }
        }
        let first = nonzero(branch.taking(polynomial, isZero: false))
        guard case .decided(let nonzeroCase) = first else { return first }
        guard let coefficient = denominator(solution.coefficient.factors, constant: solution.coefficient.constant, branch) else { return .unknown }
        let second = zeroOutcome(branch.taking(polynomial, isZero: true), solution)
        guard case .decided(let zeroCase) = second else { return second }
        return .decided(.split(polynomial, solve: solution.parameter, coefficient: coefficient, zero: zeroCase, nonzero: nonzeroCase))
    }

    /// A polynomial in one parameter (or a form in a ratio of two) that no parameter is solved for: it may have no real zero, or none in common with one that is zero
    /// already; else the branch where it is zero goes on with other factors, whose conditions are likely to exclude it.
    private func unsolvedSplit(_ polynomial: Polynomial, _ branch: Branch, _ nonzero: (Branch) -> Outcome) -> Outcome {
        var zero = branch.taking(polynomial, isZero: true)
        zero.unsolved.append(zero.splits.count - 1)
        let second = impossible(zero).map { .decided($0) } ?? (zero.unsolved.count > 3 ? .unknown : outcome(zero))
        guard case .decided(let zeroCase) = second else { return second }
        let first = nonzero(branch.taking(polynomial, isZero: false))
        guard case .decided(let nonzeroCase) = first else { return first }
        return .decided(.unsolvedSplit(polynomial, zero: zeroCase, nonzero: nonzeroCase))
    }

    /// The last polynomial without a real zero where the parameters are not zero, or without one in common with another that is zero.
    private func impossible(_ branch: Branch) -> ParametricCase? {
        let last = branch.splits.count - 1
        let polynomial = branch.splits[last].polynomial
        if let form = BinaryForm(polynomial), form.form.squareFreePart.hasNoRealRoot, let positive = form.positive(isNonzero: { _ in true }) {
            var exponents = (0..<chords.count).map { 2 * positive.monomial[$0] }
            exponents = Array(exponents.prefix(chords.count))
            return .impossible(
                [(last, Polynomial(positive.sign))], value: ParametricCase.Denominator(constant: positive.constant, exponents: exponents, factors: []),
                squares: positive.squares)
        }
        for number in branch.unsolved.dropLast() {
            guard let parameter = (0..<chords.count).first(where: polynomial.contains),
                let p = UnivariatePolynomial(branch.splits[number].polynomial, in: parameter), let q = UnivariatePolynomial(polynomial, in: parameter),
                let (a, b) = UnivariatePolynomial.coprimeCofactors(p, q)
            else { continue }
            let one = ParametricCase.Denominator(constant: 1, exponents: Array(repeating: 0, count: chords.count), factors: [])
            return .impossible([(number, a.polynomial(in: parameter)), (last, b.polynomial(in: parameter))], value: one, squares: [])
        }
        return nil
    }

    /// The branch where a polynomial is zero, with the value of the parameter put in.
    private func zeroOutcome(_ start: Branch, _ solution: Solved) -> Outcome {
        var branch = start
        let factors = start.nonzero
        var hasPole = false
        for index in branch.values.indices {
            guard let value = start.values[index].replacing(solution.parameter, by: solution.value, factors: factors) else {
                hasPole = true
                continue
            }
            // A parameter that would be zero makes the branch empty, also where another value has a pole for that reason.
            if value.isZero { return .decided(vanishing(parameter: index)) }
            branch.values[index] = value
        }
        return hasPole ? .unknown : outcome(branch)
    }

    /// No term at all is needed over a denominator that vanishes: there are no such parameters.
    private func vanishing(parameter: Int) -> ParametricCase {
        var exponents = [Int](repeating: 0, count: chords.count)
        exponents[parameter] = 1
        return .terms([], ParametricCase.Denominator(constant: 1, exponents: exponents, factors: []))
    }

    /// A polynomial that is not zero on the branch and yet is.
    private func contradiction(_ branch: Branch) -> ParametricCase? {
        for (number, split) in branch.splits.enumerated() where !split.isZero {
            if Fraction.value(of: split.polynomial, branch.values).isZero {
                let exponents = [Int](repeating: 0, count: chords.count)
                return .terms([], ParametricCase.Denominator(constant: 1, exponents: exponents, factors: [(number, 1)]))
            }
        }
        return nil
    }

    /// A polynomial solved for a parameter of degree one: coefficient · parameter + rest.
    private struct Solved {
        var parameter: Int
        var value: Fraction
        var coefficient: (constant: Rational, factors: [Polynomial: Int])
        /// A factor of the coefficient that may vanish.
        var open: Polynomial?
        var size: Int
    }

    /// The parameter whose coefficient is known not to vanish, rather one whose value is a single term.
    private func solved(_ polynomial: Polynomial, _ branch: Branch) -> Solved? {
        var best: Solved?
        for parameter in chords.indices where polynomial.degree(in: parameter) == 1 {
            let coefficient = polynomial.coefficient(of: 1, in: parameter)
            let rest = polynomial.settingToZero(parameter)
            if rest.isZero { continue }
            let parts = factored(coefficient, branch)
            var open: Polynomial?
            if parts.rest.terms.count > 1 {
                open = parts.rest.primitivePart()
                if branch.splits.contains(where: { $0.polynomial == open }) { continue }
            }
            let size = rest.terms.count + (open == nil ? 0 : 100 * coefficient.terms.count)
            if size >= best?.size ?? .max { continue }
            let value = (Fraction(-1) * Fraction(rest)).divided(by: Fraction(coefficient), factors: branch.nonzero)
            best = Solved(parameter: parameter, value: value, coefficient: (parts.rest.constantValue ?? 1, parts.factors), open: open, size: size)
        }
        return best
    }

    /// A polynomial that is not zero without the parameters and the polynomials known not to vanish that divide it.
    private func factored(_ polynomial: Polynomial, _ branch: Branch) -> (rest: Polynomial, factors: [Polynomial: Int]) {
        guard let (monomial, first) = polynomial.splittingMonomialContent(where: { _ in true }) else { return (polynomial, [:]) }
        var (rest, factors) = (first, [Polynomial: Int]())
        for (parameter, exponent) in monomial.exponents.enumerated() where exponent > 0 { factors[.variable(parameter)] = exponent }
        for polynomial in branch.nonzero {
            while rest.terms.count > 1, let quotient = rest.exactQuotient(by: polynomial) {
                factors[polynomial, default: 0] += 1
                rest = quotient
            }
        }
        return (rest, factors)
    }

    // MARK: In the set

    /// The terms, once every condition is split on.
    private func terms(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: Branch, conditions: [Polynomial]) -> Outcome {
        if let condition = conditions.first {
            return split(condition, branch) { self.terms(values, unknowns, $0, conditions: Array(conditions.dropFirst())) }
        }
        var common: [Polynomial: Int] = [:]
        var scales: [(x: [Polynomial: Int], y: [Polynomial: Int])] = []
        for position in window.supports.indices {
            let x = Self.commonDenominator(entries(.x, position, values, unknowns))
            let y = Self.commonDenominator(entries(.y, position, values, unknowns))
            scales.append((x, y))
            common.merge(x.merging(y, uniquingKeysWith: +), uniquingKeysWith: max)
        }
        guard let denominator = denominator(common, constant: 1, branch), isProduct(values, unknowns, branch) else { return .unknown }
        var terms: [ParametricCase.Term] = []
        for (position, support) in window.supports.enumerated() {
            let (own, other) = scales[position]
            // x_i y_j times the common denominator: y takes its own, x the rest.
            let missing = common.merging(other) { $0 - $1 }
            let x = entries(.x, position, values, unknowns).map { (window.rows[$0.line], $0.value.scaled(to: missing.merging(own, uniquingKeysWith: max))) }
            let y = entries(.y, position, values, unknowns).map { (window.columns[$0.line], $0.value.scaled(to: other)) }
            let (left, right) = (x.filter { !$0.1.isZero }, y.filter { !$0.1.isZero })
            if left.isEmpty || right.isEmpty { continue }
            terms.append(ParametricCase.Term(cls: support.cls, x: left.map { (line: $0.0, value: $0.1) }, y: right.map { (line: $0.0, value: $0.1) }))
        }
        return .decided(.terms(terms, denominator))
    }

    /// The factors multiplied out once more.
    private func isProduct(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: Branch) -> Bool {
        var number: [FactorEntry: Int] = [:]
        for (position, entry) in unknowns.entries.enumerated() { number[entry] = unknowns.parameterCount + position }
        for row in 0..<window.rowCount {
            for column in Members(window.observed(row)) {
                var difference = Fraction(-1) * entry(row, column, branch)
                for k in Members(window.cover(row, column)) {
                    guard let x = number[FactorEntry(.x, row, k)], let y = number[FactorEntry(.y, column, k)] else { return false }
                    difference = difference + values.values[x] * values.values[y]
                }
                if !difference.isZero { return false }
            }
        }
        return true
    }

    private func entries(_ factor: FactorEntry.Factor, _ position: Int, _ values: SolutionValues, _ unknowns: Unknowns) -> [(line: Int, value: Fraction)] {
        unknowns.entries.enumerated().filter { $0.element.factor == factor && $0.element.support == position }.map {
            ($0.element.line, values.values[unknowns.parameterCount + $0.offset])
        }
    }

    private static func commonDenominator(_ entries: [(line: Int, value: Fraction)]) -> [Polynomial: Int] {
        entries.reduce(into: [:]) { $0.merge($1.value.denominator, uniquingKeysWith: max) }
    }

    private func denominator(_ factors: [Polynomial: Int], constant: Rational, _ branch: Branch) -> ParametricCase.Denominator? {
        var result = ParametricCase.Denominator(constant: constant, exponents: Array(repeating: 0, count: chords.count), factors: [])
        for (factor, exponent) in factors.sorted(by: { $0.key.description < $1.key.description }) where exponent > 0 {
            if factor.terms.count == 1, let parameter = chords.indices.first(where: { factor == .variable($0) }) {
                result.exponents[parameter] += exponent
            } else if let split = branch.splits.firstIndex(where: { !$0.isZero && $0.polynomial == factor }) {
                result.factors.append((split, exponent))
            } else {
                return nil
            }
        }
        return result
    }

    // MARK: Out of the closure

    /// A window whose determinant is not identically zero although a cut bounds its rank.
    private struct ViolatedRank {
        var rows: UInt64
        var columns: UInt64
        var cut: RankBound.Cut
        /// Without the parameters and the polynomials that are not zero.
        var rest: Polynomial
        var factors: [Polynomial: Int]
    }

    /// The violation whose determinant needs the least to be split on.
    private func violatedRank(_ branch: Branch) -> ViolatedRank? {
        var best: ViolatedRank?
        let most = min(window.rowCount, window.columnCount, 7)
        guard most >= 2 else { return nil }
        for size in 2...most {
            for rows in Combinations.of(Array(0..<window.rowCount), size: size) {
                for columns in Combinations.of(Array(0..<window.columnCount), size: size) {
                    if limits.interruption.isDue { return nil }
                    guard let found = violation(rows, columns, branch) else { continue }
                    if found.rest.constantValue != nil { return found }
                    if found.rest.terms.count < best?.rest.terms.count ?? .max { best = found }
                }
            }
        }
        return best
    }

    private func violation(_ rows: [Int], _ columns: [Int], _ branch: Branch) -> ViolatedRank? {
        let (rowSet, columnSet) = (rows.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }, columns.reduce(UInt64(0)) { $0 | 1 << UInt64($1) })
        for row in rows where pattern.nonzero[row] & columnSet == 0 { return nil }
        for row in rows {
            for column in Members(columnSet & window.free[row]) where window.cover(row, column) != 0 { return nil }
        }
        let cut = RankBound.smallestCut(rows: rowSet, columns: columnSet, in: window)
        guard cut.size < rows.count else { return nil }
        let matrix = rows.map { row in columns.map { entry(row, $0, branch) } }
        // Only without denominators is the determinant a polynomial.
        guard matrix.joined().allSatisfy({ $0.denominator.isEmpty }) else { return nil }
        let determinant = Self.determinant(matrix.map { $0.map(\.numerator) })
        if determinant.isZero { return nil }
        let parts = factored(determinant, branch)
        return ViolatedRank(rows: rowSet, columns: columnSet, cut: cut, rest: parts.rest, factors: parts.factors)
    }

    private static func determinant(_ matrix: [[Polynomial]]) -> Polynomial {
        guard let first = matrix.first else { return 1 }
        var sum = Polynomial.zero
        for (column, entry) in first.enumerated() where !entry.isZero {
            let minor = matrix.dropFirst().map { row in row.enumerated().filter { $0.offset != column }.map(\.element) }
            let term = entry * determinant(Array(minor))
            sum = column % 2 == 0 ? sum + term : sum - term
        }
        return sum
    }

    private func rank(_ minor: ViolatedRank, _ branch: Branch) -> ParametricCase? {
        var factors = minor.factors
        var constant = minor.rest.constantValue
        if constant == nil {
            let primitive = minor.rest.primitivePart()
            factors[primitive, default: 0] += 1
            constant = (minor.rest.terms.first?.coefficient ?? 1) / (primitive.terms.first?.coefficient ?? 1)
        }
        guard let constant, let denominator = denominator(factors, constant: constant, branch) else { return nil }
        let classes = Set(Members(minor.cut.supports).map { window.supports[$0].cls })
        return .rank(
            rows: Members(minor.rows).map { window.rows[$0] }, columns: Members(minor.columns).map { window.columns[$0] },
            cutRows: Members(minor.cut.rows).map { window.rows[$0] }, cutColumns: Members(minor.cut.columns).map { window.columns[$0] },
            classes: classes.sorted(), determinant: denominator)
    }

    // MARK: A candidate

    /// Small values of the parameters at which the polynomials do not vanish; nil if a few hundred tries find none.
    private func values(avoiding polynomials: [Polynomial], _ branch: Branch) -> [Rational]? {
        let numbers: [Rational] = [1, 2, -1, 3, Rational(1) / 2, -2, 5, -3, Rational(1) / 3, 7]
        for attempt in 0..<300 {
            var rest = attempt
            let free = chords.indices.map { index -> Rational in
                defer { rest /= numbers.count }
                return attempt < 10 ? numbers[attempt] : numbers[(rest + index) % numbers.count]
            }
            if branch.values.contains(where: { $0.expandedDenominator.value(at: free).isZero }) { continue }
            let values = branch.values.map { $0.value(at: free) }
            if branch.nonzero.contains(where: { $0.value(at: values).isZero }) || polynomials.contains(where: { $0.value(at: free).isZero }) { continue }
            if values.allSatisfy({ !$0.isZero }) { return values }
        }
        return nil
    }
}
