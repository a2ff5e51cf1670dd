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

extension Polynomial {
    /// Reads an expression of integers, indeterminates `x0`, `x1`, …, `+ - *`, `^` with a natural exponent up to 1000,
    /// `/` by a number, and brackets, as `(x0 - 1/2)^2*x1`.
    /// Spaces are skipped. Nil if the text is anything else. The depth of brackets is limited to 100.
    public init?(_ text: String) {
        var parser = PolynomialParser(text)
        guard let value = parser.sum(depth: 0), parser.isAtEnd else { return nil }
        self = value
    }
}

/// A recursive descent over the bytes of an expression.
private struct PolynomialParser {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
    }

    var isAtEnd: Bool { position == bytes.count }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func sum(depth: Int) -> Polynomial? {
        let isNegative = take("-")
        guard depth <= 100, let first = product(depth) else { return nil }
        var result = isNegative ? -first : first
        while true {
            if take("+") {
                guard let next = product(depth) else { return nil }
                result += next
            } else if take("-") {
                guard let next = product(depth) else { return nil }
                result -= next
            } else {
                return result
            }
        }
    }

    private mutating func product(_ depth: Int) -> Polynomial? {
        guard var result = power(depth) else { return nil }
        while true {
            if take("*") {
                guard let next = power(depth) else { return nil }
                result *= next
            } else if take("/") {
                guard let divisor = power(depth)?.constantValue, !divisor.isZero else { return nil }
                result = result.scaled(by: divisor.reciprocal)
            } else {
                return result
            }
        }
    }

    private mutating func power(_ depth: Int) -> Polynomial? {
        guard let base = atom(depth) else { return nil }
        guard take("^") else { return base }
        guard let exponent = digits().flatMap({ Int($0) }), exponent <= 1_000 else { return nil }
        return base.power(exponent)
    }

    private mutating func atom(_ depth: Int) -> Polynomial? {
        if take("(") {
            guard let value = sum(depth: depth + 1), take(")") else { return nil }
            return value
        }
        if take("x") {
            guard let index = digits().flatMap({ Int($0) }), index < 1_000_000 else { return nil }
            return .variable(index)
        }
        return digits().flatMap { Integer($0) }.map { Polynomial(Rational($0)) }
    }

    private mutating func digits() -> String? {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
