import ExactArithmetic

extension Polynomial {
    /// The value at a point. Traps if the point has fewer coordinates than indeterminates occur.
    public func value(at point: [Rational]) -> Rational {
        terms.reduce(into: Rational.zero) { sum, term in
            sum += term.monomial.exponents.enumerated().reduce(term.coefficient) { product, factor in
                factor.element == 0 ? product : product * point[factor.offset].power(factor.element)
            }
        }
    }

    /// The polynomial in which each indeterminate that `values` names is replaced by its polynomial, all at once.
    public func substituting(_ values: [Int: Polynomial]) -> Polynomial {
        var powers: [Int: [Polynomial]] = values.mapValues { [1, $0] }
        var sums: [Monomial: Rational] = [:]
        for term in terms {
            var product = Polynomial.monomial(term.monomial.filtered { values[$0] == nil }, term.coefficient)
            for index in values.keys where term.monomial[index] > 0 {
                product *= Polynomial.power(term.monomial[index], &powers[index, default: [1]])
            }
            for part in product.terms { sums[part.monomial, default: 0] += part.coefficient }
        }
        return Polynomial(sums: sums)
    }

    /// The power of the polynomial whose first powers are in `powers` (at least the first two), which grow as needed.
    private static func power(_ exponent: Int, _ powers: inout [Polynomial]) -> Polynomial {
        while powers.count <= exponent { powers.append(powers[powers.count - 1] * powers[1]) }
        return powers[exponent]
    }
}
