/// A Laurent polynomial in t: exponents strictly increasing, no coefficient zero.
struct Laurent: Sendable {
    let terms: [(exponent: Int, coefficient: Number)]

    init(_ value: JSONValue) throws(Rejection) {
        var terms: [(exponent: Int, coefficient: Number)] = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[exponent, \"coefficient\"]")
            let exponent = try pair[0].integer(in: -Limits.laurentExponent...Limits.laurentExponent, "an exponent")
            if let last = terms.last, last.exponent >= exponent {
                throw element.rejection("the exponents must be strictly increasing")
            }
            try pair[1].spend(4 * Budget.word)
            terms.append((exponent, try pair[1].nonzeroNumber()))
        }
        guard !terms.isEmpty else { throw value.rejection("a Laurent polynomial has at least one term") }
        self.terms = terms
    }

    fileprivate init(terms: [(exponent: Int, coefficient: Number)]) { self.terms = terms }
}

/// A sum of products of Laurent polynomials, expanded.
struct LaurentSum: Sendable {
    private var sums: [Int: Number] = [:]

    /// Adds x · y.
    mutating func add(_ x: Laurent, _ y: Laurent, at place: JSONValue) throws(Rejection) {
        for a in x.terms {
            for b in y.terms {
                try place.spend(150)
                let product = try place.product(a.coefficient, b.coefficient)
                let exponent = a.exponent + b.exponent
                if let old = sums[exponent] {
                    sums[exponent] = try place.sum(old, product)
                } else {
                    try place.spend(Budget.term)
                    sums[exponent] = product
                }
            }
        }
    }

    /// The coefficient of an exponent; nil if no product had it.
    subscript(exponent: Int) -> Number? { sums[exponent] }

    /// Nil if it is zero.
    var value: Laurent? {
        let terms = sums.sorted { $0.key < $1.key }.filter { !$0.value.isZero }.map {
            (exponent: $0.key, coefficient: $0.value)
        }
        return terms.isEmpty ? nil : Laurent(terms: terms)
    }

    /// The exponents whose coefficient is not zero, in no order.
    var exponents: some Collection<Int> { sums.filter { !$0.value.isZero }.keys }
}
