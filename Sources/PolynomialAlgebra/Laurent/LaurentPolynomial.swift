import ExactArithmetic

/// A Laurent polynomial in one indeterminate t: a finite sum of terms c·tᵉ with rational c and any integer e.
///
/// The terms are sorted by exponent and no coefficient is 0, so equality and hashing are those of the list of terms.
/// An exponent that leaves `Int` traps.
public struct LaurentPolynomial: Hashable, Sendable {
    /// One term c·tᵉ.
    public struct Term: Hashable, Sendable {
        /// The exponent e.
        public let exponent: Int
        /// The coefficient c.
        public let coefficient: Rational

        /// The term `coefficient · t^exponent`.
        public init(exponent: Int, coefficient: Rational) {
            self.exponent = exponent
            self.coefficient = coefficient
        }
    }

    /// The terms by strictly increasing exponent, none with coefficient 0; empty for the zero polynomial.
    public internal(set) var terms: [Term]

    /// A polynomial of terms that are sorted already, without zero coefficients.
    init(canonicalTerms terms: [Term]) {
        self.terms = terms
    }

    /// The sum of `terms`, in any order; exponents may repeat and coefficients may be 0.
    public init(_ terms: some Sequence<Term>) {
        var sums: [Int: Rational] = [:]
        for term in terms { sums[term.exponent, default: 0] += term.coefficient }
        self.init(
            canonicalTerms: sums.filter { !$0.value.isZero }
                .map { Term(exponent: $0.key, coefficient: $0.value) }
                .sorted { $0.exponent < $1.exponent }
        )
    }

    /// The constant polynomial `constant`.
    public init(_ constant: Rational) {
        self = .monomial(constant, exponent: 0)
    }

    /// The polynomial `coefficient · t^exponent`, zero if the coefficient is.
    public static func monomial(_ coefficient: Rational, exponent: Int) -> LaurentPolynomial {
        LaurentPolynomial(
            canonicalTerms: coefficient.isZero ? [] : [Term(exponent: exponent, coefficient: coefficient)])
    }

    /// The polynomial t to the power `exponent`, which may be negative.
    public static func t(_ exponent: Int = 1) -> LaurentPolynomial {
        monomial(1, exponent: exponent)
    }

    /// Whether the terms are sorted, without repetition and without zero coefficient, as every operation promises.
    public var isCanonical: Bool {
        zip(terms, terms.dropFirst()).allSatisfy { $0.exponent < $1.exponent }
            && terms.allSatisfy { !$0.coefficient.isZero && $0.coefficient.isCanonical }
    }
}

extension LaurentPolynomial: ExpressibleByIntegerLiteral {
    /// The constant polynomial of a literal that fits `Int`.
    public init(integerLiteral value: Int) {
        self.init(Rational(value))
    }
}

// MARK: Reading

extension LaurentPolynomial {
    /// Whether this is the zero polynomial.
    public var isZero: Bool { terms.isEmpty }

    /// The exponent of the first term, nil for the zero polynomial.
    public var lowestExponent: Int? { terms.first?.exponent }

    /// The exponent of the last term, nil for the zero polynomial.
    public var highestExponent: Int? { terms.last?.exponent }

    /// The coefficient of `t^exponent`, 0 where there is no such term. Logarithmic in the number of terms.
    public func coefficient(of exponent: Int) -> Rational {
        guard let term = terms.element(pastAll: { $0.exponent < exponent }), term.exponent == exponent else { return 0 }
        return term.coefficient
    }

    /// Whether the values at t → 0 converge: no term has a negative exponent.
    public var hasLimitAtZero: Bool {
        lowestExponent.map { $0 >= 0 } ?? true
    }

    /// The limit of the values at t → 0, which is the coefficient of t⁰; nil if they do not converge.
    public var limitAtZero: Rational? {
        hasLimitAtZero ? coefficient(of: 0) : nil
    }

    /// The value at t = `point`. Traps if `point` is 0 and a term has a negative exponent.
    public func value(at point: Rational) -> Rational {
        guard var exponent = highestExponent else { return 0 }
        // Horner's rule on the terms, from the highest down to the lowest.
        var value = Rational.zero
        for term in terms.reversed() {
            value = value * point.power(exponent - term.exponent) + term.coefficient
            exponent = term.exponent
        }
        return value * point.power(exponent)
    }
}

extension LaurentPolynomial: CustomStringConvertible {
    /// The terms by increasing exponent, as `-2t^-1 + 1 + 3/2 t^2`; `0` for the zero polynomial.
    public var description: String {
        guard let first = terms.first else { return "0" }
        var text = (first.coefficient.signum() < 0 ? "-" : "") + first.unsignedDescription
        for term in terms.dropFirst() {
            text += (term.coefficient.signum() < 0 ? " - " : " + ") + term.unsignedDescription
        }
        return text
    }
}

extension LaurentPolynomial.Term {
    /// The term with the absolute value of its coefficient.
    fileprivate var unsignedDescription: String {
        let size = coefficient.magnitude
        if exponent == 0 { return size.description }
        let power = exponent == 1 ? "t" : "t^\(exponent)"
        if size.isOne { return power }
        return size.isInteger ? "\(size)\(power)" : "\(size) \(power)"
    }
}
