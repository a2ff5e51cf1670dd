/// One-sided Jacobi: rotations of pairs of rows until all are orthogonal, the longest remaining row first (de Rijk).
enum RowSweeps<Scalar: MatrixScalar> {
    /// Rotates until a whole sweep finds every cosine within the tolerance; gives the sweeps made, the last one
    /// included. O(r² n) a sweep; five to eight are usual, `limit` would be a sign of a mistake.
    @discardableResult
    static func run(_ rows: RotatedRows<Scalar>, limit: Int = 60) -> Int {
        let (count, length) = (rows.count, rows.length)
        var places = (0..<count).map { rows.entries + $0 * rows.stride }
        var squares = places.map { EntryKernels.squares(UnsafePointer($0), length) }
        return places.withUnsafeMutableBufferPointer { places in
            squares.withUnsafeMutableBufferPointer { squares in
                for sweep in 1...limit where sweepOnce(rows, places, squares) == 0 { return sweep }
                return limit
            }
        }
    }

    /// One sweep; gives the number of rotations.
    private static func sweepOnce(
        _ rows: RotatedRows<Scalar>, _ places: UnsafeMutableBufferPointer<UnsafeMutablePointer<Scalar>>,
        _ squares: UnsafeMutableBufferPointer<Double>
    ) -> Int {
        let (count, length, tolerance) = (rows.count, rows.length, rows.tolerance)
        var rotations = 0
        for p in 0..<count {
            var longest = p
            for q in p..<count where squares[q] > squares[longest] { longest = q }
            places.swapAt(p, longest)
            squares.swapAt(p, longest)
            for q in p &+ 1..<max(count, p &+ 1) {
                let (x, y) = (places[p], places[q])
                let product = EntryKernels.dot(UnsafePointer(y), UnsafePointer(x), length)
                let bound = tolerance * squares[p].squareRoot() * squares[q].squareRoot()
                guard product.magnitude > bound else { continue }
                let rotation = JacobiRotation(squares[p], squares[q], product: product)
                (squares[p], squares[q]) = rotation.apply(x, y, rows.stride, measured: rows.offset)
                rotations += 1
            }
        }
        return rotations
    }
}
