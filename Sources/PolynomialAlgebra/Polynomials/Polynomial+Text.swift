import ExactArithmetic

extension Polynomial: CustomStringConvertible {
    /// The terms by decreasing monomial, as `x0^2*x1 - 3/2*x0 + 1`; `0` for the zero polynomial. `Polynomial(_:)` reads
    /// it back.
    public var description: String { text { "x\($0)" } }

    /// The polynomial with the names that `name` gives to the indeterminates.
    public func text(name: (Int) -> String) -> String {
        guard let first = terms.first else { return "0" }
        var text = (first.coefficient.signum() < 0 ? "-" : "") + first.unsignedText(name)
        for term in terms.dropFirst() {
            text += (term.coefficient.signum() < 0 ? " - " : " + ") + term.unsignedText(name)
        }
        return text
    }
}

extension Polynomial.Term {
    /// The term with the absolute value of its coefficient.
    fileprivate func unsignedText(_ name: (Int) -> String) -> String {
        let size = coefficient.magnitude
        if monomial.isOne { return size.description }
        return (size.isOne ? "" : "\(size)*") + monomial.text(name: name)
    }
}
