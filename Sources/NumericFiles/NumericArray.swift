import DenseNumerics

/// A matrix of numbers as a file holds it: real or complex, in single or double precision.
public struct NumericArray: Sendable, Hashable {
    /// The values, in double precision whatever the file has.
    public enum Values: Sendable, Hashable {
        case real(Matrix<Double>)
        case complex(Matrix<Complex>)
    }

    /// How many bits of a number a file keeps.
    public enum Precision: Sendable, Hashable {
        /// `float32`, `complex64`; what has fewer bits is written so, too.
        case single
        /// `float64`, `complex128`.
        case double
    }

    public var name: String
    public var values: Values
    public var precision: Precision

    public init(name: String, values: Values, precision: Precision = .double) {
        self.name = name
        self.values = values
        self.precision = precision
    }

    public var rowCount: Int {
        switch values {
        case .real(let matrix): matrix.rowCount
        case .complex(let matrix): matrix.rowCount
        }
    }

    public var columnCount: Int {
        switch values {
        case .real(let matrix): matrix.columnCount
        case .complex(let matrix): matrix.columnCount
        }
    }
}
