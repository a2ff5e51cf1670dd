/// What the entries of a matrix are: real or complex numbers in double precision.
public protocol MatrixScalar: Sendable, Hashable, AdditiveArithmetic, CustomStringConvertible {
    init(_ real: Double)

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

extension Double: MatrixScalar {
    public static var isComplex: Bool { false }

    @inlinable public var conjugate: Double { self }
    @inlinable public var real: Double { self }
    @inlinable public var imaginary: Double { 0 }
    @inlinable public var squaredMagnitude: Double { self * self }
}
