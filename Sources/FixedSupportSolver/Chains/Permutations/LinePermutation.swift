import DenseNumerics

/// An order of the rows or columns of a matrix.
public struct LinePermutation: Sendable, Hashable {
    /// For each place the line that comes there.
    public let sources: [Int]

    /// Nil unless each of the numbers 0, …, n − 1 comes once.
    public init?(_ sources: [Int]) {
        var seen = Array(repeating: false, count: sources.count)
        for source in sources {
            guard seen.indices.contains(source), !seen[source] else { return nil }
            seen[source] = true
        }
        self.sources = sources
    }

    /// The lines as they are.
    public init(identity count: Int) { sources = Array(0..<count) }

    /// Line j comes to the place with the bits of j in reverse order. With its columns in this order the Fourier matrix
    /// is a product of butterfly factors.
    ///
    /// - Parameter count: a power of two, else the result is nil.
    public init?(bitReversal count: Int) {
        guard count > 0, count & (count - 1) == 0 else { return nil }
        let bits = count.trailingZeroBitCount
        sources = (0..<count).map { index in (0..<bits).reduce(0) { $0 << 1 | (index >> $1 & 1) } }
    }

    /// The permutation that brings the lines back.
    public var inverse: LinePermutation {
        var places = sources
        for (place, source) in sources.enumerated() { places[source] = place }
        return LinePermutation(unchecked: places)
    }

    init(unchecked sources: [Int]) { self.sources = sources }

    /// The matrix with its columns in this order.
    public func columns<Scalar>(of matrix: Matrix<Scalar>) -> Matrix<Scalar> {
        precondition(matrix.columnCount == sources.count, "a column for each place")
        let width = sources.count
        var result = matrix
        guard width > 0 else { return result }
        matrix.elements.withUnsafeBufferPointer { from in
            result.elements.withUnsafeMutableBufferPointer { to in
                for row in 0..<matrix.rowCount {
                    for place in 0..<width { to[row * width + place] = from[row * width + sources[place]] }
                }
            }
        }
        return result
    }

    /// The matrix with its rows in this order.
    public func rows<Scalar>(of matrix: Matrix<Scalar>) -> Matrix<Scalar> {
        precondition(matrix.rowCount == sources.count, "a row for each place")
        let width = matrix.columnCount
        var elements: [Scalar] = []
        elements.reserveCapacity(matrix.elements.count)
        for source in sources { elements += matrix.elements[source * width..<(source + 1) * width] }
        return Matrix(rows: matrix.rowCount, columns: width, elements: elements)
    }
}
