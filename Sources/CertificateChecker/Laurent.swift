/// A Laurent polynomial in t: exponents strictly increasing, no coefficient zero.
struct Laurent: Sendable {
    let terms: [(exponent: Int, coefficient: Number)]

    init(_ value: JSONValue) throws(Rejection) {
        var terms: [(exponent: Int, coefficient: Number)] = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[exponent, \"coefficient\"]")
            let exponent = try pair[0].integer(in: -Limits.laurentExponent...Limits.laurentExponent, "an exponent")
            if let last = terms.last, last.exponent >= exponent { throw element.rejection("the exponents must be strictly increasing") }
            terms.append((exponent, try pair[1].nonzeroNumber()))
        }
        guard !terms.isEmpty else { throw value.rejection("a Laurent polynomial has at least one term") }
        self.terms = terms
    }
}
