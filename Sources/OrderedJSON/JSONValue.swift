/// A JSON value whose objects keep the order of their keys, so that reports read well and the same value gives the same
/// bytes.
///
/// Numbers are integers: rational and large numbers are strings in all formats of this project, but for shares such as
/// densities, which are rounded, and for what was computed in floating point.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A part of a whole, from 0 to 1: written with six decimals, rounded to nearest.
    case share(millionths: Int)
    /// A number that was computed in floating point: written with as many digits as tell it from its neighbours. What
    /// is not finite is null, as JSON has no such numbers.
    case real(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    public struct Member: Sendable, Hashable {
        public var key: String
        public var value: JSONValue

        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map(Member.init)) }
    public init(nilLiteral: ()) { self = .null }

    /// A part of a whole that is not empty, rounded to millionths.
    public static func fraction(_ part: Int, _ whole: Int) -> JSONValue {
        // In floating point, since part × 10⁶ need not fit: what is printed is far from the end of its precision.
        .share(millionths: whole > 0 ? Int((Double(part) / Double(whole) * 1e6).rounded()) : 0)
    }

    /// An array of integers.
    public static func integers(_ values: some Sequence<Int>) -> JSONValue {
        .array(values.map { .integer($0) })
    }

    /// An array of strings.
    public static func strings(_ values: some Sequence<String>) -> JSONValue {
        .array(values.map { .string($0) })
    }
}
