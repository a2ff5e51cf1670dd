import ExactArithmetic

/// A matrix over Q, by rows.
public struct RationalMatrix: Hashable, Sendable {
    /// The rows, all of length `columnCount`.
    public let rows: [[Rational]]
    /// The number of columns.
    public let columnCount: Int

    /// The matrix with these rows. Traps if their lengths are not `columnCount`, which is that of the first row if it
    /// is not given.
    public init(_ rows: [[Rational]], columnCount: Int? = nil) {
        self.rows = rows
        self.columnCount = columnCount ?? rows.first?.count ?? 0
        precondition(
            rows.allSatisfy { [count = self.columnCount] in $0.count == count }, "The rows of a matrix have one length")
    }

    /// The product with a column. Traps if its length is not `columnCount`.
    public func product(_ vector: [Rational]) -> [Rational] {
        precondition(vector.count == columnCount, "The vector has as many entries as the matrix columns")
        return rows.map { row in
            zip(row, vector).reduce(into: Rational.zero) { $0.addProduct($1.0, $1.1) }
        }
    }

    /// The rank.
    public var rank: Int { RationalEchelonForm(self).pivots.count }

    /// The rank modulo `prime`: at most the rank, and nearly always equal to it. Every row is first multiplied by the
    /// common denominator of its
    /// entries. Nil if `prime` is no prime below 2³¹.
    public func rank(modulo prime: UInt32) -> Int? {
        guard prime < 1 << 31, WordPrimes.isPrime(prime) else { return nil }
        let field = PrimeField(prime)
        return ModularEchelonForm(RationalMatrix.cleared(rows).map { $0.map { field.residue($0) } }, field).pivots.count
    }

    /// A solution x of `self · x = right`, nil if there is none. Unknowns that may be chosen are 0. Traps if `right`
    /// has not one entry a row.
    public func solution(_ right: [Rational]) -> [Rational]? {
        precondition(right.count == rows.count, "The right side has one entry a row")
        let form = RationalEchelonForm(RationalMatrix(zip(rows, right).map { $0 + [$1] }, columnCount: columnCount + 1))
        if form.pivots.last == columnCount { return nil }
        var result = [Rational](repeating: 0, count: columnCount)
        for (row, pivot) in form.pivots.enumerated() { result[pivot] = form.entry(row, columnCount) }
        return result
    }

    /// A basis of the vectors x with `self · x = 0`: for each column without pivot the one that is 1 there and 0 at the
    /// others.
    public var kernel: [[Rational]] {
        let form = RationalEchelonForm(self)
        let pivots = Set(form.pivots)
        return (0..<columnCount).filter { !pivots.contains($0) }.map { free in
            var vector = [Rational](repeating: 0, count: columnCount)
            vector[free] = 1
            for (row, pivot) in form.pivots.enumerated() { vector[pivot] = -form.entry(row, free) }
            return vector
        }
    }

    /// The rows, each multiplied by the common denominator of its entries.
    static func cleared(_ rows: [[Rational]]) -> [[Integer]] {
        rows.map { row in
            let denominator = row.reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
            return row.map { $0.numerator * denominator.dividedExactly(by: $0.denominator) }
        }
    }
}

/// The reduced row echelon form, by fraction-free Gauss–Jordan elimination (Bareiss, "Sylvester's identity and
/// multistep integer-preserving Gaussian elimination", 1968).
///
/// After k pivots every entry is a minor of order k or k + 1 of the integer matrix, so that all divisions are exact,
/// and no entry
/// is longer than Hadamard's bound for such a minor.
public struct RationalEchelonForm: Sendable {
    /// The columns of the pivots, increasing.
    public private(set) var pivots: [Int] = []
    /// The rows with a pivot, each `scale` times that of the reduced form.
    private var rows: [[Integer]]
    private var scale: Integer = 1

    /// The form of `matrix`; with m rows, n columns and rank r, O(m·n·r) operations on integers.
    public init(_ matrix: RationalMatrix) {
        rows = RationalMatrix.cleared(matrix.rows)
        for column in 0..<matrix.columnCount where pivots.count < rows.count {
            guard let row = rows.indices.dropFirst(pivots.count).first(where: { !rows[$0][column].isZero }) else {
                continue
            }
            rows.swapAt(row, pivots.count)
            eliminate(column, rows[pivots.count])
            pivots.append(column)
        }
        rows.removeLast(rows.count - pivots.count)
    }

    /// The entry of the reduced form.
    public func entry(_ row: Int, _ column: Int) -> Rational {
        Rational(rows[row][column], scale)
    }

    private mutating func eliminate(_ column: Int, _ pivotRow: [Integer]) {
        let pivot = pivotRow[column]
        for row in rows.indices where row != pivots.count {
            let factor = rows[row][column]
            for place in pivotRow.indices {
                var value = pivot * rows[row][place]
                value.subtractProduct(factor, pivotRow[place])
                rows[row][place] = value.dividedExactly(by: scale)
            }
        }
        scale = pivot
    }
}
