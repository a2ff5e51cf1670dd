extension Rational: LosslessStringConvertible {
    /// The number that `text` writes as `a` or `a/b`, or nil if `text` is anything but `-?[0-9]+(/[0-9]+)?` or b is 0.
    ///
    /// The fraction need not be in lowest terms. The denominator carries no sign.
    public init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Rational(fraction: $0) }) else { return nil }
        self = value
    }

    private init?(fraction text: UnsafeBufferPointer<UInt8>) {
        guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else {
            guard let value = Integer(decimal: text) else { return nil }
            self.init(value)
            return
        }
        guard let numerator = Integer(decimal: UnsafeBufferPointer(rebasing: text[..<slash])),
            let denominator = Integer(
                decimal: UnsafeBufferPointer(rebasing: text[(slash + 1)...]), allowingSign: false),
            !denominator.isZero
        else { return nil }
        self.init(numerator, denominator)
    }

    /// `a` for an integer, else `a/b` in lowest terms with b positive.
    public var description: String {
        isInteger ? numerator.description : "\(numerator)/\(denominator)"
    }
}
