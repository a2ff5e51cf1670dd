import Foundation

/// A complex number in double precision, laid out as NumPy's `complex128`.
@frozen
public struct Complex: MatrixScalar {
    public var real: Double
    public var imaginary: Double

    @inlinable
    public init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    @inlinable public init(_ real: Double) { self.init(real, 0) }

    /// e^{iφ}.
    public init(phase: Double) { self.init(cos(phase), sin(phase)) }

    @inlinable public static var isComplex: Bool { true }
    @inlinable public static var zero: Complex { Complex(0, 0) }

    @inlinable public var conjugate: Complex { Complex(real, -imaginary) }
    @inlinable public var magnitude: Double { hypot(real, imaginary) }
    @inlinable public var squaredMagnitude: Double { real * real + imaginary * imaginary }
    public var description: String { "\(real)\(imaginary < 0 ? "-" : "+")\(abs(imaginary))i" }

    @inlinable public static prefix func - (value: Complex) -> Complex { Complex(-value.real, -value.imaginary) }

    @inlinable
    public static func + (left: Complex, right: Complex) -> Complex {
        Complex(left.real + right.real, left.imaginary + right.imaginary)
    }

    @inlinable
    public static func - (left: Complex, right: Complex) -> Complex {
        Complex(left.real - right.real, left.imaginary - right.imaginary)
    }

    @inlinable
    public static func * (left: Complex, right: Complex) -> Complex {
        Complex(
            left.real * right.real - left.imaginary * right.imaginary,
            left.real * right.imaginary + left.imaginary * right.real)
    }

    /// The quotient by Smith's method, which keeps parts of unlike size from overflowing.
    @inlinable
    public static func / (left: Complex, right: Complex) -> Complex {
        if abs(right.real) >= abs(right.imaginary) {
            let ratio = right.imaginary / right.real
            let scale = right.real + right.imaginary * ratio
            return Complex(
                (left.real + left.imaginary * ratio) / scale, (left.imaginary - left.real * ratio) / scale)
        }
        let ratio = right.real / right.imaginary
        let scale = right.real * ratio + right.imaginary
        return Complex((left.real * ratio + left.imaginary) / scale, (left.imaginary * ratio - left.real) / scale)
    }

    @inlinable
    public static func * (left: Double, right: Complex) -> Complex {
        Complex(left * right.real, left * right.imaginary)
    }

    @inlinable
    public static func / (left: Complex, right: Double) -> Complex {
        Complex(left.real / right, left.imaginary / right)
    }
}
