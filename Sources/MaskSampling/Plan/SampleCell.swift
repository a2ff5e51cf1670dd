import ExactArithmetic

/// One place of the grid: masks of one shape, drawn in one way at one density.
public struct SampleCell: Sendable, Hashable {
    public var model: MaskModel
    public var shape: SampleShape
    /// The share of cells inside the masks, of all masks together.
    public var density: Density

    /// A density as it was written, and its value.
    public struct Density: Sendable, Hashable {
        public let text: String
        public let value: Rational

        /// A decimal number from 0 to 1, `0.25`, or a fraction, `1/3`; nil for anything else.
        public init?(_ text: String) {
            guard let value = Self.value(text), value >= 0, value <= 1 else { return nil }
            (self.text, self.value) = (text, value)
        }

        /// So many densities at equal distances, the ends among them.
        public static func spaced(from first: Density, to last: Density, count: Int) -> [Density] {
            (0..<count).compactMap { index in
                let part = Rational(Integer(index), Integer(max(1, count - 1)))
                return Density(text(of: first.value + part * (last.value - first.value)))
            }
        }

        /// As a decimal number if that is short, else as a fraction.
        private static func text(of value: Rational) -> String {
            for decimals in 0...mostDigits {
                let scaled = value * Rational(Integer(10).power(decimals))
                guard scaled.isInteger else { continue }
                let digits = scaled.numerator.description
                let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
                return decimals == 0 ? padded : "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
            }
            return value.description
        }

        private static let mostDigits = 12

        private static func value(_ text: String) -> Rational? {
            guard text.utf8.count <= 64 else { return nil }
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            if text.contains("/") { return parts.count == 1 ? Rational(text) : nil }
            guard parts.count == 1 || parts.count == 2 else { return nil }
            let digits = parts.joined()
            let decimals = parts.count == 2 ? parts[1].utf8.count : 0
            guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), decimals <= mostDigits,
                let number = Integer(digits)
            else { return nil }
            return Rational(number, Integer(10).power(decimals))
        }
    }

    /// What the random numbers of its samples depend on, besides the seed and their index.
    var streamName: String { "\(model.name) \(shape.name) \(density.value)" }
}
