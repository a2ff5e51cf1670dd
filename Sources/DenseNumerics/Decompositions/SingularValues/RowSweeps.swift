/// One-sided Jacobi: rotations of pairs of rows until all are orthogonal, longer rows first.
///
/// Rows are taken block by block, two blocks at a time, so that they stay in the cache; blocks meet in rounds of
/// disjoint pairs, which go to several threads. The order, and so the result, depends on the shape alone.
struct RowSweeps<Scalar: MatrixScalar> {
    /// Bytes that two blocks should take at most, unless they are of as few rows as this.
    private static var cacheSize: Int { 1 << 19 }
    private static var leastRows: Int { 8 }
    /// Columns of W that are rotated at a time, in doubles.
    private static var followedDoubles: Int { 64 }
    /// So many rows are one block.
    private static var smallCount: Int { 64 }
    /// Sweeps with less work than this stay on one thread.
    private static var threadedWork: Int { 1 << 19 }

    private let rows: RotatedRows<Scalar>
    private let blocks: [Range<Int>]
    private let threads: Int
    /// The rows in their present order, and the squares of their lengths.
    private let places: UnsafeMutablePointer<UnsafeMutablePointer<Scalar>>
    private let squares: UnsafeMutablePointer<Double>

    /// Rotates until a sweep meets no two rows that are far from orthogonal: all within four times the tolerance, and
    /// those beyond the tolerance itself rotated. Gives the sweeps made, that last one included. O(r² n) a sweep; five
    /// to nine are usual, `limit` is never reached unless the entries are not finite.
    @discardableResult
    static func run(_ rows: RotatedRows<Scalar>, threads: Int, limit: Int = 60) -> Int {
        let sweeps = RowSweeps(rows, threads: threads)
        defer { sweeps.free() }
        for sweep in 1...limit where sweeps.sweepOnce() <= 4 * rows.tolerance { return sweep }
        return limit
    }

    private init(_ rows: RotatedRows<Scalar>, threads: Int) {
        self.rows = rows
        let count = rows.count
        self.threads = count * count * rows.stride < Self.threadedWork ? 1 : threads
        let fitting = Self.cacheSize / (2 * max(1, rows.stride) * MemoryLayout<Scalar>.stride)
        let width = count <= Self.smallCount ? max(1, count) : min(max(Self.leastRows, fitting), (count + 3) / 4)
        blocks = stride(from: 0, to: count, by: width).map { $0..<min($0 + width, count) }
        places = .allocate(capacity: max(1, count))
        squares = .allocate(capacity: max(1, count))
        for row in 0..<count {
            let place = rows.entries + row * rows.stride
            (places + row).initialize(to: place)
            (squares + row).initialize(to: EntryKernels.squares(UnsafePointer(place), rows.length))
        }
    }

    private func free() {
        places.deallocate()
        squares.deallocate()
    }

    /// Every pair of rows once; gives the largest cosine met.
    private func sweepOnce() -> Double {
        let lent = Lent(self)
        var largest = Parallel.map(blocks.count, threads: threads) { lent.value.rotateWithin(lent.value.blocks[$0]) }
            .reduce(0, max)
        for round in 0..<RoundRobin.rounds(blocks.count) {
            let pairs = RoundRobin.pairs(round: round, players: blocks.count)
            let cosines = Parallel.map(pairs.count, threads: threads) { pair in
                lent.value.rotateBetween(lent.value.blocks[pairs[pair].0], lent.value.blocks[pairs[pair].1])
            }
            largest = cosines.reduce(largest, max)
        }
        return largest
    }

    /// The pairs within a block, the longest remaining row first (de Rijk).
    private func rotateWithin(_ block: Range<Int>) -> Double {
        var largest = 0.0
        var turns: [Turn] = []
        for p in block {
            var longest = p
            for q in p..<block.upperBound where squares[q] > squares[longest] { longest = q }
            if longest != p { exchange(p, longest) }
            for q in p &+ 1..<max(block.upperBound, p &+ 1) { largest = max(largest, rotate(p, q, &turns)) }
        }
        follow(turns)
        return largest
    }

    /// The pairs of a row of one block and a row of the other.
    private func rotateBetween(_ upper: Range<Int>, _ lower: Range<Int>) -> Double {
        var largest = 0.0
        var turns: [Turn] = []
        for p in upper {
            for q in lower {
                if squares[p] < squares[q] { exchange(p, q) }
                largest = max(largest, rotate(p, q, &turns))
            }
        }
        follow(turns)
        return largest
    }

    @inline(__always)
    private func exchange(_ p: Int, _ q: Int) {
        (places[p], places[q]) = (places[q], places[p])
        (squares[p], squares[q]) = (squares[q], squares[p])
    }

    /// Makes two rows of Z orthogonal if they are not, and notes the rotation; gives the cosine that they had.
    @inline(__always)
    private func rotate(_ p: Int, _ q: Int, _ turns: inout [Turn]) -> Double {
        let (x, y) = (places[p], places[q])
        let product = EntryKernels.dot(UnsafePointer(y), UnsafePointer(x), rows.length)
        // Roots one by one: the product of the squares could underflow.
        let lengths = squares[p].squareRoot() * squares[q].squareRoot()
        let size = product.magnitude
        guard size > rows.tolerance * lengths, lengths > 0 else { return 0 }
        let rotation = JacobiRotation(squares[p], squares[q], product: product)
        (squares[p], squares[q]) = rotation.turnMeasuring(x, y, rows.length)
        if rows.stride > rows.length { turns.append(Turn(x: x, y: y, rotation: rotation)) }
        return size / lengths
    }

    /// Rotates the rows of W as those of Z were, some columns at a time, which stay in the first cache meanwhile.
    private func follow(_ turns: [Turn]) {
        let width = Self.followedDoubles / Scalar.width
        for first in stride(from: rows.length, to: rows.stride, by: width) {
            let count = min(width, rows.stride - first)
            for turn in turns { turn.rotation.turn(turn.x + first, turn.y + first, count) }
        }
    }

    /// A rotation that was made.
    private struct Turn {
        let x: UnsafeMutablePointer<Scalar>
        let y: UnsafeMutablePointer<Scalar>
        let rotation: JacobiRotation<Scalar>
    }
}
