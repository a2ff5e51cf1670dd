import ExactArithmetic

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
