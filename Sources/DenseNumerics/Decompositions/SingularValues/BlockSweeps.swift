/// One-sided Jacobi on blocks of rows: two blocks at a time are made orthogonal by rotations found from their inner
/// products and applied as one product. Rounds of disjoint pairs go to several threads; which they are does not matter.
struct BlockSweeps<Scalar: MatrixScalar> {
    /// Rows of a block.
    private static var width: Int { 32 }

    private let rows: RotatedRows<Scalar>
    private let blocks: [Range<Int>]
    private let threads: Int

    private init(_ rows: RotatedRows<Scalar>, threads: Int) {
        self.rows = rows
        self.threads = threads
        let width = Self.width
        blocks = stride(from: 0, to: rows.count, by: width).map { $0..<min($0 + width, rows.count) }
    }

    /// Rotates until a whole sweep finds every cosine within the tolerance; gives the sweeps made. At most `limit`.
    static func run(_ rows: RotatedRows<Scalar>, limit: Int = 30, threads: Int = Parallel.standardThreads) -> Int {
        let sweeps = BlockSweeps(rows, threads: threads)
        for sweep in 1...limit where sweeps.sweepOnce() <= rows.tolerance { return sweep }
        return limit
    }

    /// Every pair of blocks once, by the circle method; gives the largest cosine met.
    private func sweepOnce() -> Double {
        let players = blocks.count + blocks.count & 1
        let workers = max(1, min(threads, players / 2))
        let scratch = Scratch(rows, width: Self.width, workers: workers)
        defer { scratch.free() }
        var largest = 0.0
        for round in 0..<max(players - 1, 1) {
            let pairs = Self.pairs(round: round, players: players).filter { $0.1 < blocks.count }
            let cosines = Parallel.map(workers, threads: workers) { [lent = Lent(self)] worker in
                var largest = 0.0
                for index in stride(from: worker, to: pairs.count, by: workers) {
                    let (first, second) = pairs[index]
                    largest = max(largest, lent.value.orthogonalize(first, second, scratch, worker))
                }
                return largest
            }
            largest = cosines.reduce(largest, max)
        }
        return largest
    }

    /// Whom meets whom: one stays, the others move around a circle.
    private static func pairs(round: Int, players: Int) -> [(Int, Int)] {
        guard players > 1 else { return [] }
        let others = players - 1
        return (0..<players / 2).map { place in
            let a = place == 0 ? others : (round + place) % others
            let b = (round + others - place) % others
            return (min(a, b), max(a, b))
        }
    }

    /// Makes the rows of two blocks orthogonal; gives the largest cosine that was met.
    private func orthogonalize(_ first: Int, _ second: Int, _ scratch: Scratch, _ worker: Int) -> Double {
        let (upper, lower) = (blocks[first], blocks[second])
        let (count, stride) = (upper.count + lower.count, rows.stride)
        let (copy, rotation) = (scratch.copy(worker), scratch.rotation(worker))
        copy.update(from: rows.entries + upper.lowerBound * stride, count: upper.count * stride)
        (copy + upper.count * stride).update(
            from: rows.entries + lower.lowerBound * stride, count: lower.count * stride)
        let source = ProductOperand(UnsafePointer(copy), stride: stride)
        let gram = GramDiagonal(count: count, in: scratch.gram(worker))
        Product.form(
            rows: count, inner: rows.length, columns: count, source, source.adjoint, to: gram.products.start,
            stride: gram.products.stride, threads: 1)
        let cosine = gram.largestCosine
        guard cosine > rows.tolerance else { return cosine }
        gram.diagonalize(tolerance: rows.tolerance, sweeps: 2, to: rotation)
        let turn = ProductOperand(UnsafePointer(rotation), stride: count)
        for (block, start) in [(upper, 0), (lower, upper.count)] {
            Product.form(
                rows: block.count, inner: count, columns: stride, turn.from(row: start, column: 0), source,
                to: rows.entries + block.lowerBound * stride, stride: stride, threads: 1)
        }
        return cosine
    }

    /// Memory of the workers.
    private struct Scratch: @unchecked Sendable {
        private let memory: UnsafeMutablePointer<Scalar>
        private let (copySize, squareSize): (Int, Int)

        init(_ rows: RotatedRows<Scalar>, width: Int, workers: Int) {
            copySize = 2 * width * rows.stride
            squareSize = 4 * width * width
            memory = .allocate(capacity: workers * (copySize + 3 * squareSize))
            memory.initialize(repeating: .zero, count: workers * (copySize + 3 * squareSize))
        }

        func copy(_ worker: Int) -> UnsafeMutablePointer<Scalar> { memory + worker * (copySize + 3 * squareSize) }
        func gram(_ worker: Int) -> UnsafeMutablePointer<Scalar> { copy(worker) + copySize }
        func rotation(_ worker: Int) -> UnsafeMutablePointer<Scalar> { gram(worker) + 2 * squareSize }
        func free() { memory.deallocate() }
    }
}
