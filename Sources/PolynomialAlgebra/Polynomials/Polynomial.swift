import ExactArithmetic

/// A polynomial over Q in indeterminates x₀, x₁, …, as the list of its terms.
///
/// The terms are sorted by decreasing monomial in the graded reverse lexicographic order, whatever order a computation
/// uses, and no
/// coefficient is 0: equality and hashing are those of the list. Polynomials know no ring; any two can be added and
/// multiplied.
public struct Polynomial: Hashable, Sendable {
    /// One term.
    public struct Term: Hashable, Sendable {
        /// The power product.
        public let monomial: Monomial
        /// The rational factor.
        public let coefficient: Rational

        /// The term `coefficient · monomial`.
        public init(_ coefficient: Rational, _ monomial: Monomial) {
            self.coefficient = coefficient
            self.monomial = monomial
        }
    }

    /// The order of the list of terms.
    static let storageOrder = MonomialOrder.gradedReverseLexicographic

    /// The terms by strictly decreasing monomial, none with coefficient 0; empty for the zero polynomial.
    public internal(set) var terms: [Term]

    /// A polynomial of terms that are sorted already, without zero coefficients.
    init(canonicalTerms terms: [Term]) {
        self.terms = terms
    }

    /// The sum of `terms`, in any order; monomials may repeat and coefficients may be 0.
    public init(_ terms: some Sequence<Term>) {
        var sums: [Monomial: Rational] = [:]
        for term in terms { sums[term.monomial, default: 0] += term.coefficient }
        self.init(sums: sums)
    }

    /// The polynomial with these coefficients.
    init(sums: [Monomial: Rational]) {
        self.init(
            canonicalTerms: sums.lazy.filter { !$0.value.isZero }.map { Term($0.value, $0.key) }
                .sorted { Polynomial.storageOrder.isLess($1.monomial, $0.monomial) }
        )
    }

    /// The constant polynomial `constant`.
    public init(_ constant: Rational) {
        self = .monomial(.one, constant)
    }

    /// The indeterminate x_index.
    public static func variable(_ index: Int) -> Polynomial {
        .monomial(.variable(index), 1)
    }

    /// The polynomial `coefficient · monomial`, zero if the coefficient is.
    public static func monomial(_ monomial: Monomial, _ coefficient: Rational) -> Polynomial {
        Polynomial(canonicalTerms: coefficient.isZero ? [] : [Term(coefficient, monomial)])
    }

    /// Whether the terms are sorted, without repetition and without zero coefficient, as every operation promises.
    public var isCanonical: Bool {
        zip(terms, terms.dropFirst()).allSatisfy { Polynomial.storageOrder.isLess($1.monomial, $0.monomial) }
            && terms.allSatisfy { !$0.coefficient.isZero && $0.coefficient.isCanonical }
    }
}

extension Polynomial: ExpressibleByIntegerLiteral {
    /// The constant polynomial of a literal that fits `Int`.
    public init(integerLiteral value: Int) {
        self.init(Rational(value))
    }
}

// MARK: Reading

extension Polynomial {
    /// Whether this is the zero polynomial.
    public var isZero: Bool { terms.isEmpty }

    /// The constant that this polynomial is, nil if an indeterminate occurs.
    public var constantValue: Rational? {
        guard let first = terms.first else { return 0 }
        return first.monomial.isOne ? first.coefficient : nil
    }

    /// The total degree, nil for the zero polynomial.
    public var degree: Int? { terms.first?.monomial.degree }

    /// The degree in the indeterminate `index`, nil for the zero polynomial.
    public func degree(in index: Int) -> Int? { terms.map { $0.monomial[index] }.max() }

    /// One more than the last indeterminate that occurs; 0 for constants.
    public var variableCount: Int { terms.map(\.monomial.variableCount).max() ?? 0 }

    /// The coefficient of `monomial`, 0 where there is no such term. Logarithmic in the number of terms.
    public func coefficient(of monomial: Monomial) -> Rational {
        guard let term = terms.element(pastAll: { Polynomial.storageOrder.isLess(monomial, $0.monomial) }),
            term.monomial == monomial
        else { return 0 }
        return term.coefficient
    }

    /// The term with the largest monomial in `order`, nil for the zero polynomial. Linear, and constant for the graded
    /// order.
    public func leadingTerm(_ order: MonomialOrder = .gradedReverseLexicographic) -> Term? {
        if order == Polynomial.storageOrder { return terms.first }
        return terms.max { order.isLess($0.monomial, $1.monomial) }
    }

    /// The largest monomial in `order`, nil for the zero polynomial.
    public func leadingMonomial(_ order: MonomialOrder = .gradedReverseLexicographic) -> Monomial? {
        leadingTerm(order)?.monomial
    }

    /// The positive rational number c such that `self / c` has integer coefficients without a common divisor; 0 for the
    /// zero polynomial.
    public var content: Rational {
        if isZero { return 0 }
        var numerator = Integer.zero
        var denominator: Integer = 1
        for term in terms {
            numerator = Integer.gcd(numerator, term.coefficient.numerator)
            denominator = Integer.lcm(denominator, term.coefficient.denominator)
        }
        return Rational(numerator, denominator)
    }

    /// The multiple with coprime integer coefficients whose leading coefficient in `order` is positive; zero for zero.
    public func primitivePart(_ order: MonomialOrder = .gradedReverseLexicographic) -> Polynomial {
        guard let leading = leadingTerm(order) else { return self }
        let scale = content.reciprocal
        return scaled(by: leading.coefficient.signum() < 0 ? -scale : scale)
    }

    /// The multiple whose leading coefficient in `order` is 1; zero for zero.
    public func monic(_ order: MonomialOrder = .gradedReverseLexicographic) -> Polynomial {
        guard let leading = leadingTerm(order) else { return self }
        return scaled(by: leading.coefficient.reciprocal)
    }
}

extension Array {
    /// The first element that does not fulfil a condition which the elements before it fulfil, and none after it.
    /// Logarithmic.
    func element(pastAll condition: (Element) -> Bool) -> Element? {
        var range = indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = condition(self[middle]) ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound < endIndex ? self[range.lowerBound] : nil
    }
}
