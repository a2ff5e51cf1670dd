/// A power product x₀^e₀ x₁^e₁ ⋯ of indeterminates that are numbered from 0.
///
/// A monomial knows no ring: indeterminates beyond the last one that occurs have exponent 0. While there are at most 32
/// indeterminates with exponents at most 127 the exponents are bytes of four machine words, and products, divisibility
/// and least common multiples
/// are a few word operations; anything else is kept in an array. The form is canonical (packed wherever possible), so
/// equality and
/// hashing are those of the representation. An exponent beyond 32 bits traps.
public struct Monomial: Hashable, Sendable {
    /// The total degree.
    public internal(set) var degree: Int
    /// The packed exponents, indeterminate i in byte i % 8 of word i / 8; all zero if `wide` is there.
    var w0: UInt64
    var w1: UInt64
    var w2: UInt64
    var w3: UInt64
    /// The exponents without trailing zeros, where they do not fit the words.
    var wide: [UInt32]?

    /// The high bit of every byte, which no packed exponent has.
    static let highBits: UInt64 = 0x8080_8080_8080_8080
    static let packedCount = 32
    static let packedLimit: UInt32 = 127

    /// A monomial of packed exponents, none of which is above 127.
    @inline(__always)
    init(degree: Int, _ w0: UInt64, _ w1: UInt64, _ w2: UInt64, _ w3: UInt64) {
        self.degree = degree
        self.w0 = w0
        self.w1 = w1
        self.w2 = w2
        self.w3 = w3
        wide = nil
    }

    /// The monomial with these exponents, in whatever form it needs.
    init(wideExponents exponents: [UInt32]) {
        let count = (exponents.lastIndex { $0 != 0 } ?? -1) + 1
        let degree = exponents.reduce(0) { $0 + Int($1) }
        if count > Monomial.packedCount || exponents.contains(where: { $0 > Monomial.packedLimit }) {
            self.init(degree: degree, 0, 0, 0, 0)
            wide = Array(exponents[..<count])
            return
        }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, exponent) in exponents[..<count].enumerated() {
            words[index / 8] |= UInt64(exponent) << UInt64(8 * (index % 8))
        }
        self.init(degree: degree, words[0], words[1], words[2], words[3])
    }

    /// The monomial ∏ xᵢ^eᵢ for the exponents eᵢ ≥ 0. Traps on a negative exponent.
    public init(exponents: [Int]) {
        self.init(wideExponents: exponents.map { UInt32($0) })
    }

    /// The monomial 1.
    public static var one: Monomial { Monomial(degree: 0, 0, 0, 0, 0) }

    /// The monomial `x_index ^ exponent`. Traps if either is negative.
    public static func variable(_ index: Int, power exponent: Int = 1) -> Monomial {
        if index < packedCount && exponent <= Int(packedLimit) {
            let byte = UInt64(UInt(exponent)) << UInt64(8 * (index % 8))
            switch index / 8 {
            case 0: return Monomial(degree: exponent, byte, 0, 0, 0)
            case 1: return Monomial(degree: exponent, 0, byte, 0, 0)
            case 2: return Monomial(degree: exponent, 0, 0, byte, 0)
            default: return Monomial(degree: exponent, 0, 0, 0, byte)
            }
        }
        var exponents = [UInt32](repeating: 0, count: index + 1)
        exponents[index] = UInt32(exponent)
        return Monomial(wideExponents: exponents)
    }

    /// Whether this is the monomial 1.
    public var isOne: Bool { degree == 0 }

    /// The exponent of the indeterminate `index`.
    public subscript(index: Int) -> Int {
        if let wide { return index < wide.count ? Int(wide[index]) : 0 }
        let shift = UInt64(8 * (index % 8))
        switch index / 8 {
        case 0: return Int(w0 >> shift & 0xFF)
        case 1: return Int(w1 >> shift & 0xFF)
        case 2: return Int(w2 >> shift & 0xFF)
        case 3: return Int(w3 >> shift & 0xFF)
        default: return 0
        }
    }

    /// One more than the last indeterminate that occurs; 0 for the monomial 1.
    public var variableCount: Int {
        if let wide { return wide.count }
        for (index, word) in [w3, w2, w1, w0].enumerated() where word != 0 {
            return 8 * (4 - index) - word.leadingZeroBitCount / 8
        }
        return 0
    }

    /// The exponents of the indeterminates below `variableCount`.
    public var exponents: [Int] { (0..<variableCount).map { self[$0] } }

    /// The exponents as a wide monomial stores them, and at least `count` of them.
    func wideExponents(atLeast count: Int = 0) -> [UInt32] {
        var result = wide ?? exponents.map { UInt32($0) }
        if result.count < count { result.append(contentsOf: repeatElement(0, count: count - result.count)) }
        return result
    }
}

extension Monomial: CustomStringConvertible {
    /// The monomial as `x0^2*x3`; `1` for the monomial 1.
    public var description: String { text { "x\($0)" } }

    /// The monomial with the names that `name` gives to the indeterminates.
    public func text(name: (Int) -> String) -> String {
        if isOne { return "1" }
        return exponents.enumerated().filter { $0.element > 0 }
            .map { $0.element == 1 ? name($0.offset) : "\(name($0.offset))^\($0.element)" }
            .joined(separator: "*")
    }
}
