import ExactArithmetic

/// Numbers of masks by the number of their entries, as a polynomial: the coefficient of z^k counts those with k entries.
struct CountPolynomial: Hashable, Sendable {
    private(set) var coefficients: [Integer]

    init(_ coefficients: [Integer]) { self.coefficients = coefficients }

    /// The number of masks with so many entries.
    subscript(entries: Int) -> Integer { coefficients.indices.contains(entries) ? coefficients[entries] : 0 }

    static func * (a: CountPolynomial, b: CountPolynomial) -> CountPolynomial {
        guard !a.coefficients.isEmpty, !b.coefficients.isEmpty else { return CountPolynomial([]) }
        var sums = [Integer](repeating: 0, count: a.coefficients.count + b.coefficients.count - 1)
        for (i, x) in a.coefficients.enumerated() where !x.isZero {
            for (j, y) in b.coefficients.enumerated() { sums[i + j].addProduct(x, y) }
        }
        return CountPolynomial(sums)
    }

    func power(_ exponent: Int) -> CountPolynomial {
        if exponent == 0 { return CountPolynomial([1]) }
        let half = power(exponent / 2)
        return exponent % 2 == 0 ? half * half : half * half * self
    }

    /// The polynomial times a number and z^shift.
    func multiplied(by factor: Integer, shift: Int) -> CountPolynomial {
        CountPolynomial([Integer](repeating: 0, count: shift) + coefficients.map { $0 * factor })
    }

    /// Adds a multiple.
    mutating func add(_ other: CountPolynomial, times factor: Integer) {
        if other.coefficients.count > coefficients.count {
            coefficients += [Integer](repeating: 0, count: other.coefficients.count - coefficients.count)
        }
        for (index, value) in other.coefficients.enumerated() { coefficients[index].addProduct(value, factor) }
    }
}
