import ExactArithmetic

/// Integers from their residues modulo several primes, and rational vectors with a common denominator.
struct ChineseRemainders {
    let fields: [PrimeField]
    /// The product of the primes.
    let modulus: Integer
    private let half: Integer
    /// Numbers up to this size are taken for numerators and denominators: twice the product of two of them stays below
    /// the modulus.
    private let bound: Integer
    /// For each prime p the product of the others, and its inverse modulo p.
    private let cofactors: [Integer]
    private let inverses: [UInt32]

    init(_ fields: [PrimeField]) {
        self.fields = fields
        let product = fields.reduce(Integer(1)) { $0 * Integer(Int($1.p)) }
        modulus = product
        half = product / 2
        bound = Integer(2).power(max(0, product.bitWidthOfMagnitude / 2 - 2))
        let others = fields.map { product.dividedExactly(by: Integer(Int($0.p))) }
        cofactors = others
        inverses = zip(fields, others).map { $0.inverse($0.residue($1)) }
    }

    /// The integer of least absolute value with `residue(i)` modulo prime number i.
    func integer(_ residue: (Int) -> UInt32) -> Integer {
        var sum = Integer.zero
        for index in fields.indices {
            let value = residue(index)
            if value != 0 {
                sum.addProduct(Integer(Int(fields[index].product(value, inverses[index]))), cofactors[index])
            }
        }
        return symmetric(sum % modulus)
    }

    private func symmetric(_ value: Integer) -> Integer {
        if value > half { return value - modulus }
        return value < -half ? value + modulus : value
    }

    /// Integers d > 0 and v with v[e] ≡ d·x[e] modulo every prime, all small against the modulus, if such are found;
    /// x[e] has the residue `residue(i, e)` modulo prime number i.
    func lift(count: Int, _ residue: (Int, Int) -> UInt32) -> (denominator: Integer, values: [Integer])? {
        var denominator: Integer = 1
        var scales = [UInt32](repeating: 1, count: fields.count)
        var values: [Integer] = []
        var denominators: [Integer] = []
        values.reserveCapacity(count)
        denominators.reserveCapacity(count)
        for entry in 0..<count {
            var value = integer { fields[$0].product(residue($0, entry), scales[$0]) }
            if value.magnitude > bound {
                guard let (numerator, factor) = rational(value) else { return nil }
                denominator *= factor
                if denominator > bound { return nil }
                value = numerator
                for index in fields.indices {
                    scales[index] = fields[index].product(scales[index], fields[index].residue(factor))
                }
            }
            values.append(value)
            denominators.append(denominator)
        }
        for entry in values.indices where denominators[entry] != denominator {
            values[entry] *= denominator.dividedExactly(by: denominators[entry])
        }
        return (denominator, values)
    }

    /// Numerator and denominator, both within the bound, of a fraction that is `value` modulo the modulus (Wang, 1981):
    /// the first remainder within
    /// the bound in the algorithm of Euclid. Nil if there is none.
    private func rational(_ value: Integer) -> (Integer, Integer)? {
        var (r, next) = (modulus, value.signum() < 0 ? value + modulus : value)
        var (s, nextS): (Integer, Integer) = (0, 1)
        while next > bound {
            let (quotient, remainder) = r.quotientAndRemainder(dividingBy: next)
            (r, next) = (next, remainder)
            var after = s
            after.subtractProduct(quotient, nextS)
            (s, nextS) = (nextS, after)
        }
        if nextS.isZero || nextS.magnitude > bound { return nil }
        return nextS.signum() < 0 ? (-next, -nextS) : (next, nextS)
    }
}

extension PrimeField {
    /// The residue of an integer.
    func residue(_ value: Integer) -> UInt32 {
        if let word = value.asInt {
            let rest = word % Int(p)
            return UInt32(rest < 0 ? rest + Int(p) : rest)
        }
        let rest = (value % Integer(Int(p))).asInt ?? 0
        return UInt32(rest < 0 ? rest + Int(p) : rest)
    }
}
