import CGMP
import ExactArithmetic
import SupportMasks
import Testing

/// Operands where arithmetic goes wrong first: around the powers of two that bound words and products of words, and far
/// beyond.
enum Operands {
    /// Decimal texts, made by GMP: 0, small values, and ±(2ᵏ + d), d in -1...1, at the boundaries; some large ones.
    static let texts: [String] = {
        let small = ["0", "1", "2", "3", "6", "10"]
        let boundaries = [31, 32, 62, 63, 64, 127, 128].flatMap { bits in
            ["-1", "0", "1"].map { GMPOracle.integer(GMPOracle.power("2", bits), $0, gmp_z_add) }
        }
        // The integers next to the square root of 2⁶³, and the shortest and longest texts on either side of 18 digits.
        let others = ["3037000499", "3037000500", "999999999999999999", "1000000000000000000", "9999999999999999999"]
        let huge = [
            GMPOracle.power("3", 200), GMPOracle.power("6", 300),
            GMPOracle.integer(GMPOracle.power("2", 1000), "1", gmp_z_sub),
        ]
        let positive = small + boundaries + others + huge
        return positive + positive.dropFirst().map { "-" + $0 }
    }()

    /// An operand of `texts`, one near one of them, or a product of two, which often has divisors in common with
    /// others.
    static func random(using generator: inout SplitMix64) -> String {
        let first = texts.randomElement(using: &generator)!
        let second = texts.randomElement(using: &generator)!
        return switch Int.random(in: 0..<4, using: &generator) {
        case 0: first
        case 1: String(Int.random(in: -20...20, using: &generator))
        case 2: GMPOracle.integer(first, String(Int.random(in: -1000...1000, using: &generator)), gmp_z_add)
        default: GMPOracle.integer(first, second, gmp_z_mul)
        }
    }

    /// A fraction of two such operands, not always in lowest terms; the denominator is positive, since GMP would accept
    /// others too.
    static func randomFraction(using generator: inout SplitMix64) -> String {
        let numerator = random(using: &generator)
        if Int.random(in: 0..<4, using: &generator) == 0 { return numerator }
        let denominator = random(using: &generator)
        if denominator == "0" { return numerator }
        return numerator + "/" + (denominator.hasPrefix("-") ? String(denominator.dropFirst()) : denominator)
    }
}

/// The integer that `text` writes.
func integer(_ text: String) throws -> Integer {
    try checked(#require(Integer(text), "cannot read \(text)"))
}

/// The rational number that `text` writes.
func rational(_ text: String) throws -> Rational {
    try checked(#require(Rational(text), "cannot read \(text)"))
}

/// `value`, required to be canonical, by its own word and by what that implies: a word's worth of it equals the word.
@discardableResult
func checked(_ value: Integer) throws -> Integer {
    try #require(value.isCanonical, "\(value) is not canonical")
    let word = Int(value.description)
    try #require(value.asInt == word)
    if let word {
        try #require(
            value == Integer(word) && value.hashValue == Integer(word).hashValue, "\(value) differs from the same word")
    }
    return value
}

@discardableResult
func checked(_ value: Rational) throws -> Rational {
    try checked(value.numerator)
    try checked(value.denominator)
    try #require(value.isCanonical, "\(value) is not canonical")
    try #require(
        value.denominator > 0 && Integer.gcd(value.numerator, value.denominator) == 1, "\(value) is not in lowest terms"
    )
    return value
}
