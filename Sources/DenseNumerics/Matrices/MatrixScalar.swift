/// What the entries of a matrix are: real or complex numbers in double precision.
///
/// `Double` and `Complex` are all there are: the kernels read the entries as the one or two doubles that they are.
public protocol MatrixScalar: Sendable, Hashable, AdditiveArithmetic, CustomStringConvertible {
    init(_ real: Double)
    /// The number with these parts; a real number has no use for the second.
    init(_ real: Double, _ imaginary: Double)

    /// Whether a value may have an imaginary part.
    static var isComplex: Bool { get }

    var conjugate: Self { get }
    var real: Double { get }
    var imaginary: Double { get }
    /// |z|, without overflow where |z| is a number.
    var magnitude: Double { get }
    /// |z|².
    var squaredMagnitude: Double { get }

    static prefix func - (value: Self) -> Self
    static func * (left: Self, right: Self) -> Self
    static func / (left: Self, right: Self) -> Self
    static func * (left: Double, right: Self) -> Self
    static func / (left: Self, right: Double) -> Self
}

extension MatrixScalar {
    /// How many doubles an entry is.
    @inlinable static var width: Int { isComplex ? 2 : 1 }
}

extension Double: MatrixScalar {
    @inlinable public init(_ real: Double, _ imaginary: Double) { self = real }

    @inlinable public static var isComplex: Bool { false }

    @inlinable public var conjugate: Double { self }
    @inlinable public var real: Double { self }
    @inlinable public var imaginary: Double { 0 }
    @inlinable public var squaredMagnitude: Double { self * self }
}
