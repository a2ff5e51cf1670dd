/// A dense matrix, its rows one after the other.
public struct Matrix<Scalar: MatrixScalar>: Sendable, Hashable {
    public let rowCount: Int
    public let columnCount: Int
    /// The entries, row by row: entry (i, j) is at i · columnCount + j.
    public var elements: [Scalar]

    /// - Precondition: `elements` holds rows × columns entries, row by row.
    public init(rows: Int, columns: Int, elements: [Scalar]) {
        precondition(rows >= 0 && columns >= 0 && elements.count == rows * columns, "\(rows) × \(columns) entries")
        rowCount = rows
        columnCount = columns
        self.elements = elements
    }

    public init(rows: Int, columns: Int, repeating value: Scalar = .zero) {
        self.init(rows: rows, columns: columns, elements: Array(repeating: value, count: rows * columns))
    }

    /// The matrix whose entry (i, j) is `entry(i, j)`.
    public init(rows: Int, columns: Int, _ entry: (_ row: Int, _ column: Int) throws -> Scalar) rethrows {
        var elements: [Scalar] = []
        elements.reserveCapacity(rows * columns)
        for row in 0..<rows {
            for column in 0..<columns { elements.append(try entry(row, column)) }
        }
        self.init(rows: rows, columns: columns, elements: elements)
    }

    public static func identity(_ size: Int) -> Matrix {
        Matrix(rows: size, columns: size) { $0 == $1 ? Scalar(1) : .zero }
    }

    @inlinable
    public subscript(row: Int, column: Int) -> Scalar {
        get {
            precondition(column >= 0 && column < columnCount)
            return elements[row * columnCount + column]
        }
        set {
            precondition(column >= 0 && column < columnCount)
            elements[row * columnCount + column] = newValue
        }
    }

    public var transposed: Matrix { Matrix(rows: columnCount, columns: rowCount) { self[$1, $0] } }

    /// The conjugate transpose.
    public var adjoint: Matrix { Matrix(rows: columnCount, columns: rowCount) { self[$1, $0].conjugate } }

    /// The entries in these rows and columns, in their order.
    public func submatrix(rows: [Int], columns: [Int]) -> Matrix {
        Matrix(rows: rows.count, columns: columns.count) { self[rows[$0], columns[$1]] }
    }
}

extension Matrix {
    public static func + (left: Matrix, right: Matrix) -> Matrix { left.combined(with: right, +) }

    public static func - (left: Matrix, right: Matrix) -> Matrix { left.combined(with: right, -) }

    public static func * (factor: Double, matrix: Matrix) -> Matrix {
        Matrix(rows: matrix.rowCount, columns: matrix.columnCount, elements: matrix.elements.map { factor * $0 })
    }

    private func combined(with other: Matrix, _ combine: (Scalar, Scalar) -> Scalar) -> Matrix {
        precondition(rowCount == other.rowCount && columnCount == other.columnCount, "matrices of one shape")
        return Matrix(
            rows: rowCount, columns: columnCount, elements: zip(elements, other.elements).map { combine($0, $1) })
    }

    /// (Σ |a_ij|²)^½, scaled by the largest entry, so that it neither overflows nor vanishes.
    public var frobeniusNorm: Double {
        let scale = largestMagnitude
        guard scale > 0, scale.isFinite else { return scale }
        return scale * elements.reduce(0) { $0 + ($1 / scale).squaredMagnitude }.squareRoot()
    }

    /// max |a_ij|; 0 of an empty matrix, NaN where an entry is.
    public var largestMagnitude: Double {
        elements.reduce(0) { largest, value in
            let magnitude = value.magnitude
            return magnitude <= largest ? largest : magnitude
        }
    }
}
