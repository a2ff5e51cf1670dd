import ExactArithmetic

/// A polynomial with coprime integer coefficients, by decreasing monomial in the order of the computation.
struct F4Element: Sendable {
    let monomials: [Monomial]
    let coefficients: [Integer]
    /// The number of binary digits of the largest coefficient.
    let bits: Int

    var leading: Monomial { monomials[0] }

    /// An element of monomials that decrease and coefficients that are not 0; both lists are not empty.
    init(monomials: [Monomial], coefficients: [Integer]) {
        self.monomials = monomials
        var common = Integer.zero
        for coefficient in coefficients {
            common = Integer.gcd(common, coefficient)
            if common.isOne { break }
        }
        self.coefficients = common.isOne ? coefficients : coefficients.map { $0.dividedExactly(by: common) }
        bits = self.coefficients.map(\.bitWidthOfMagnitude).max() ?? 0
    }

    /// The primitive form of a polynomial that is not zero.
    init(_ polynomial: Polynomial, _ order: MonomialOrder) {
        let content = polynomial.content
        let terms = polynomial.terms.sorted { order.isLess($1.monomial, $0.monomial) }
        self.init(monomials: terms.map(\.monomial), coefficients: terms.map { ($0.coefficient / content).numerator })
    }

    /// The polynomial, primitive with a positive leading coefficient.
    var polynomial: Polynomial {
        let sign = Rational(coefficients[0].signum())
        return Polynomial(zip(monomials, coefficients).map { Polynomial.Term(Rational($1) * sign, $0) })
    }
}

/// An element modulo a prime: made monic, with its leading coefficient and the inverse of that.
struct F4Image: Sendable {
    let coefficients: [UInt32]
    let leading: UInt32
    let inverse: UInt32

    /// Nil if the prime divides the leading coefficient.
    init?(_ element: F4Element, _ field: PrimeField) {
        leading = field.residue(element.coefficients[0])
        if leading == 0 { return nil }
        let inverse = field.inverse(leading)
        self.inverse = inverse
        coefficients = element.coefficients.map { field.product(field.residue($0), inverse) }
    }
}

/// The images of elements modulo primes, made when they are first asked for.
struct F4Images {
    private var primes = WordPrimes()
    private var known: [[Int: F4Image]] = []

    /// The field of prime number `number`.
    mutating func field(_ number: Int) -> PrimeField {
        PrimeField(primes.prime(number))
    }

    /// The images of the elements `wanted` modulo prime number `number`; nil if it divides one of their leading
    /// coefficients.
    mutating func images(of wanted: [Int], _ elements: [F4Element], prime number: Int) -> [Int: F4Image]? {
        let field = field(number)
        while known.count <= number { known.append([:]) }
        for index in wanted where known[number][index] == nil {
            guard let image = F4Image(elements[index], field) else { return nil }
            known[number][index] = image
        }
        return known[number]
    }
}
