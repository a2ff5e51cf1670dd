extension Matrix {
    public static func + (left: Matrix, right: Matrix) -> Matrix { left.adding(1, right) }

    public static func - (left: Matrix, right: Matrix) -> Matrix { left.adding(-1, right) }

    public static func += (left: inout Matrix, right: Matrix) { left.add(1, right) }

    public static func -= (left: inout Matrix, right: Matrix) { left.add(-1, right) }

    public static func * (factor: Double, matrix: Matrix) -> Matrix {
        let count = matrix.elements.count * Scalar.width
        let entries = [Scalar](count: matrix.elements.count) { target in
            matrix.elements.read { source in
                let (from, to) = (source.doubles, target.doubles)
                for k in 0..<count { to[k] = factor * from[k] }
            }
        }
        return Matrix(rows: matrix.rowCount, columns: matrix.columnCount, elements: entries)
    }

    /// A += factor · B, entry by entry.
    public mutating func add(_ factor: Double, _ other: Matrix) {
        precondition(rowCount == other.rowCount && columnCount == other.columnCount, "matrices of one shape")
        let count = elements.count * Scalar.width
        elements.change { target in
            other.elements.read { VectorKernels.add(factor, $0.doubles, to: target.doubles, count) }
        }
    }

    private func adding(_ factor: Double, _ other: Matrix) -> Matrix {
        var sum = self
        sum.add(factor, other)
        return sum
    }

    /// (Σ |a_ij|²)^½, scaled by the largest entry where need be, so that it neither overflows nor vanishes.
    public var frobeniusNorm: Double {
        elements.read { VectorNorm.norm($0.doubles, elements.count * Scalar.width) }
    }

    /// max |a_ij|; 0 of an empty matrix, NaN where an entry is.
    public var largestMagnitude: Double {
        elements.read { entries in
            guard Scalar.isComplex else { return VectorNorm.largestMagnitude(entries.doubles, elements.count) }
            var largest = 0.0
            for k in 0..<elements.count {
                let size = Complex(entries.doubles[2 * k], entries.doubles[2 * k + 1]).magnitude
                largest = size <= largest ? largest : size
                if largest.isNaN { return .nan }
            }
            return largest
        }
    }
}
