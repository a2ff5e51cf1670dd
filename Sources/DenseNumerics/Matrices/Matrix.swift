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
    @inlinable
    public init(rows: Int, columns: Int, _ entry: (_ row: Int, _ column: Int) throws -> Scalar) rethrows {
        var elements: [Scalar] = []
        elements.reserveCapacity(rows * columns)
        for row in 0..<rows {
            for column in 0..<columns { elements.append(try entry(row, column)) }
        }
        self.init(rows: rows, columns: columns, elements: elements)
    }

    public static func identity(_ size: Int) -> Matrix {
        var matrix = Matrix(rows: size, columns: size)
        for k in 0..<size { matrix.elements[k * (size + 1)] = Scalar(1) }
        return matrix
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
}
