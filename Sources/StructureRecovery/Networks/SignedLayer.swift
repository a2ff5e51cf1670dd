import DenseNumerics

/// A sparse matrix with entries 0, +1 and −1, by its columns: the layer of a linear network whose hidden units are the
/// columns.
public struct SignedLayer: Sendable, Hashable {
    /// An entry of a column: its row, and whether it is −1.
    public struct Edge: Sendable, Hashable {
        public var row: Int
        public var isNegative: Bool

        public init(row: Int, isNegative: Bool) {
            self.row = row
            self.isNegative = isNegative
        }

        @inlinable public var sign: Double { isNegative ? -1 : 1 }
    }

    public let rowCount: Int
    /// The entries of each column, by rising row.
    public private(set) var columns: [[Edge]]

    public var columnCount: Int { columns.count }

    /// - Precondition: the rows of a column differ and lie in 0 ..< rows.
    public init(rows: Int, columns: [[Edge]]) {
        rowCount = rows
        self.columns = columns.map { $0.sorted { $0.row < $1.row } }
        for column in self.columns {
            precondition(column.allSatisfy { 0..<rows ~= $0.row }, "entries lie in the matrix")
            precondition(zip(column, column.dropFirst()).allSatisfy { $0.row < $1.row }, "entries of a column differ")
        }
    }

    /// The layer that a matrix is, if its entries are 0, 1 and −1 to within the tolerance and every row and column has
    /// `sparsity` of them that are not zero.
    public init?(_ matrix: Matrix<Double>, sparsity: Int, tolerance: Double) {
        var columns = Array(repeating: [Edge](), count: matrix.columnCount)
        for row in 0..<matrix.rowCount {
            var count = 0
            for column in 0..<matrix.columnCount {
                let value = matrix[row, column]
                if abs(value) <= tolerance { continue }
                guard abs(abs(value) - 1) <= tolerance else { return nil }
                count += 1
                columns[column].append(Edge(row: row, isNegative: value < 0))
            }
            guard count == sparsity else { return nil }
        }
        guard columns.allSatisfy({ $0.count == sparsity }) else { return nil }
        self.init(rows: matrix.rowCount, columns: columns)
    }

    /// Whether every row and every column has `sparsity` entries that are not zero.
    public func isRegular(sparsity: Int) -> Bool {
        columns.allSatisfy { $0.count == sparsity } && transposed.columns.allSatisfy { $0.count == sparsity }
    }

    /// The layer with the first entry of each column positive, and the columns in the order of their rows: the same
    /// for all layers that differ in the order and the signs of their hidden units.
    public var normalised: SignedLayer {
        let signed = columns.map { column in
            guard column.first?.isNegative == true else { return column }
            return column.map { Edge(row: $0.row, isNegative: !$0.isNegative) }
        }
        return SignedLayer(
            rows: rowCount,
            columns: signed.sorted { left, right in
                left.lexicographicallyPrecedes(right) {
                    ($0.row, $0.isNegative ? 1 : 0) < ($1.row, $1.isNegative ? 1 : 0)
                }
            })
    }

    public var matrix: Matrix<Double> {
        var matrix = Matrix<Double>(rows: rowCount, columns: columnCount)
        for (column, edges) in columns.enumerated() {
            for edge in edges { matrix[edge.row, column] = edge.sign }
        }
        return matrix
    }

    public var transposed: SignedLayer {
        var rows = Array(repeating: [Edge](), count: rowCount)
        for (column, edges) in columns.enumerated() {
            for edge in edges { rows[edge.row].append(Edge(row: column, isNegative: edge.isNegative)) }
        }
        return SignedLayer(rows: columnCount, columns: rows)
    }

    /// The product with a dense matrix. O(entries × columns of the right side).
    public static func * (left: SignedLayer, right: Matrix<Double>) -> Matrix<Double> {
        precondition(left.columnCount == right.rowCount, "inner dimensions differ")
        var product = Matrix<Double>(rows: left.rowCount, columns: right.columnCount)
        let width = right.columnCount
        right.elements.withUnsafeBufferPointer { source in
            product.elements.withUnsafeMutableBufferPointer { target in
                for (column, edges) in left.columns.enumerated() {
                    for edge in edges {
                        let (from, to, sign) = (column * width, edge.row * width, edge.sign)
                        for k in 0..<width { target[to + k] += sign * source[from + k] }
                    }
                }
            }
        }
        return product
    }
}

extension Sequence<SignedLayer> {
    /// The product of the layers, in their order, times the matrix that follows them.
    public func product(times input: Matrix<Double>) -> Matrix<Double> {
        reversed().reduce(input) { $1 * $0 }
    }
}
