import DenseNumerics

/// Truncated singular value decompositions of many small blocks, one after the other in the same memory.
///
/// One-sided Jacobi rotations of the rows, or of the columns where these are fewer: W = J B with unitary J has
/// orthogonal rows at the end, σ_j v_jᴴ, and the columns of Jᴴ are the u_j. Small singular values are found to
/// high relative accuracy, and the tail is summed from them. A p × q block with p ≤ q takes O(p² q) a sweep, a pair
/// of rows one rotation. Not to be used from two threads at once.
final class BlockDecomposition<Scalar: RowScalar> {
    /// The rows that are rotated, or the block transposed.
    private var working: [Scalar] = []
    /// J.
    private var turn: [Scalar] = []
    private var squares: [Double] = []
    private var order: [Int] = []

    /// Writes X (rows × rank) and Y (rank × columns), X Y the best approximation of the block of this rank, and returns
    /// the square of its error.
    ///
    /// The factor without weights has orthonormal columns (X) or rows (Y), whatever the rank of the block is.
    ///
    /// - Precondition: 0 < rank ≤ min(rows, columns).
    func truncate(
        _ block: BlockView<Scalar>, rank: Int, weights: WeightSide, left: MutableBlockView<Scalar>,
        right: MutableBlockView<Scalar>
    ) -> Double {
        if block.rows == 2, rank == 1, weights == .right {
            return truncatePair(block, left: left, right: right.start)
        }
        let isWide = block.rows <= block.columns
        let (short, long) = isWide ? (block.rows, block.columns) : (block.columns, block.rows)
        load(block, isWide: isWide, short: short, long: long)
        return working.withUnsafeMutableBufferPointer { working in
            turn.withUnsafeMutableBufferPointer { turn in
                let (w, j) = (working.baseAddress!, turn.baseAddress!)
                orthogonalize(w, j, short: short, long: long, rank: rank)
                let sigmas = order.prefix(rank).map { squares[$0].squareRoot() }
                if !(isWide && weights == .right) && !(!isWide && weights == .left) {
                    normalize(w, sigmas: sigmas, long: long)
                    write(w, j, sigmas, isNormalized: true, isWide: isWide, weights, short, long, left, right)
                } else {
                    write(w, j, sigmas, isNormalized: false, isWide: isWide, weights, short, long, left, right)
                }
                return order.dropFirst(rank).reversed().reduce(0) { $0 + squares[$1] }
            }
        }
    }

    /// Two rows, rank one: after one rotation the longer row is kept, and the other is the error.
    private func truncatePair(
        _ block: BlockView<Scalar>, left: MutableBlockView<Scalar>, right: UnsafeMutablePointer<Scalar>
    ) -> Double {
        let (x, y, count) = (block.row(0), block.row(1), block.columns)
        let products = Scalar.products(x, y, count)
        let one = Scalar(1)
        // The rows of J.
        var (first, second) = ((one, Scalar.zero), (Scalar.zero, one))
        var isFirstLonger = products.xx >= products.yy
        if let rotation = RowRotation(products) {
            first = (Scalar(rotation.c), -(rotation.s * rotation.phase))
            second = (Scalar(rotation.s), rotation.c * rotation.phase)
            isFirstLonger = rotation.t < 0 || (rotation.t == 0 && isFirstLonger)
        }
        let (kept, dropped) = isFirstLonger ? (first, second) : (second, first)
        left.row(0).pointee = kept.0.conjugate
        left.row(1).pointee = kept.1.conjugate
        return Scalar.separate(x, y, count, kept: right, keeping: kept, dropping: dropped)
    }

    /// Copies the block, or its transpose, to `working`, and makes J the identity.
    private func load(_ block: BlockView<Scalar>, isWide: Bool, short: Int, long: Int) {
        if working.count < short * long { working = Array(repeating: .zero, count: short * long) }
        if turn.count < short * short { turn = Array(repeating: .zero, count: short * short) }
        working.withUnsafeMutableBufferPointer { working in
            block.copy(to: working.baseAddress!, isTransposed: !isWide)
        }
        for index in 0..<short * short { turn[index] = .zero }
        for index in 0..<short { turn[index * short + index] = Scalar(1) }
    }

    /// Rotates the rows until the leading ones are orthogonal to one another and to all others, and no value of the
    /// others exceeds theirs.
    ///
    /// As long as the others together are shorter than the last of the leading rows, only pairs with a leading row are
    /// rotated: what the others are among themselves changes neither the approximation nor its error.
    private func orthogonalize(
        _ w: UnsafeMutablePointer<Scalar>, _ j: UnsafeMutablePointer<Scalar>, short: Int, long: Int, rank: Int
    ) {
        sortRows(w, short: short, long: long)
        // Rows this short are nothing beside the block, and their products may vanish.
        let negligible = 0x1p-160 * squares.reduce(0, +)
        var isFull = false
        for sweep in 0..<60 {
            var isChanged = false
            for (index, p) in order.enumerated() where isFull || index < rank {
                for q in order[(index + 1)...]
                where rotate(w, j, p, q, short: short, long: long, negligible: negligible) { isChanged = true }
            }
            sortRows(w, short: short, long: long)
            let isSeparate = order.dropFirst(rank).reduce(0) { $0 + squares[$1] } <= squares[order[rank - 1]]
            if !isChanged, isFull || isSeparate { return }
            isFull = !isSeparate || sweep > 6
        }
    }

    /// Makes two rows orthogonal; whether they were not, up to rounding.
    private func rotate(
        _ w: UnsafeMutablePointer<Scalar>, _ j: UnsafeMutablePointer<Scalar>, _ p: Int, _ q: Int, short: Int, long: Int,
        negligible: Double
    ) -> Bool {
        let products = Scalar.products(w + p * long, w + q * long, long)
        let tolerance = 0x1p-52 * Double(max(4, long)).squareRoot()
        guard let rotation = RowRotation(products), rotation.overlap > negligible,
            rotation.overlap > tolerance * products.xx.squareRoot() * products.yy.squareRoot()
        else { return false }
        Scalar.rotate(w + p * long, w + q * long, long, by: rotation)
        Scalar.rotate(j + p * short, j + q * short, short, by: rotation)
        return true
    }

    private func sortRows(_ w: UnsafeMutablePointer<Scalar>, short: Int, long: Int) {
        squares = (0..<short).map { Scalar.square(w + $0 * long, long) }
        order = Array(0..<short)
        order.sort { (squares[$0], $1) > (squares[$1], $0) }
    }

    /// Divides the leading rows by their lengths; a row of zeros becomes a unit vector orthogonal to the others.
    private func normalize(_ w: UnsafeMutablePointer<Scalar>, sigmas: [Double], long: Int) {
        for (index, sigma) in sigmas.enumerated() {
            let row = w + order[index] * long
            if sigma > 0 {
                for k in 0..<long { row[k] = row[k] / sigma }
            } else {
                complete(row, beside: order[..<index].map { UnsafePointer(w + $0 * long) }, long: long)
            }
        }
    }

    /// A unit vector orthogonal to orthonormal rows, fewer than they are long: the coordinate vector that lies
    /// farthest from them, less its projection.
    private func complete(_ row: UnsafeMutablePointer<Scalar>, beside rows: [UnsafePointer<Scalar>], long: Int) {
        let shares = (0..<long).map { k in rows.reduce(0) { $0 + $1[k].squaredMagnitude } }
        let farthest = shares.indices.min { shares[$0] < shares[$1] } ?? 0
        for k in 0..<long { row[k] = k == farthest ? Scalar(1) : .zero }
        for _ in 0..<2 {
            for other in rows { Scalar.add(-Scalar.inner(row, other, long), times: other, to: row, long) }
            let length = Scalar.square(row, long).squareRoot()
            for k in 0..<long { row[k] = row[k] / length }
        }
    }

    /// Writes both factors: `w` holds the vectors of the long side, which are scaled by σ unless normalized, and
    /// `j` those of the short side.
    private func write(
        _ w: UnsafeMutablePointer<Scalar>, _ j: UnsafeMutablePointer<Scalar>, _ sigmas: [Double], isNormalized: Bool,
        isWide: Bool, _ weights: WeightSide, _ short: Int, _ long: Int, _ left: MutableBlockView<Scalar>,
        _ right: MutableBlockView<Scalar>
    ) {
        for (index, sigma) in sigmas.enumerated() {
            let root = sigma.squareRoot()
            let forLeft = weights == .left ? sigma : weights == .both ? root : 1
            let forRight = weights == .right ? sigma : weights == .both ? root : 1
            let (vector, turned) = (w + order[index] * long, j + order[index] * short)
            if isWide {
                // B = Jᴴ W.
                for row in 0..<short { left.row(row)[index] = forLeft * turned[row].conjugate }
                Scalar.assign(isNormalized ? forRight : 1, times: vector, to: right.row(index), long)
            } else {
                // Bᵀ = Jᴴ W, so B = Wᵀ J̄.
                let factor = isNormalized ? forLeft : 1
                for row in 0..<long { left.row(row)[index] = factor * vector[row] }
                for column in 0..<short { right.row(index)[column] = forRight * turned[column].conjugate }
            }
        }
    }
}

extension BlockView where Scalar: RowScalar {
    /// Copies the entries row by row, or column by column.
    func copy(to memory: UnsafeMutablePointer<Scalar>, isTransposed: Bool) {
        if isTransposed {
            for i in 0..<rows {
                let source = row(i)
                for k in 0..<columns { memory[k * rows + i] = source[k] }
            }
        } else {
            for i in 0..<rows { (memory + i * columns).update(from: row(i), count: columns) }
        }
    }
}
