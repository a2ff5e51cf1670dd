/// QR by Householder reflections with column pivoting: the largest remaining column is next (Businger and Golub), the
/// rest brought up to date by products after each block (Quintana-Ortí, Sun and Bischof), the norms of what remains of
/// the columns by the safe formula of Drmač and Bujanović.
struct PivotedReduction<Scalar: MatrixScalar> {
    private static var width: Int { 32 }

    private let columns: UnsafeMutablePointer<Scalar>
    private let rows: Int
    private let count: Int
    /// Norms of what remains of the columns, and what they were when last computed afresh.
    private var norms: [Double]
    private var freshNorms: [Double]
    /// Column k of the reduced matrix is this column of the given one.
    private(set) var permutation: [Int]
    /// The reflections' scales τ; as many as were made.
    private(set) var scales: [Double] = []

    private init(_ columns: UnsafeMutablePointer<Scalar>, rows: Int, count: Int) {
        self.columns = columns
        self.rows = rows
        self.count = count
        norms = (0..<count).map { EntryKernels.norm(UnsafePointer(columns + $0 * rows), rows) }
        freshNorms = norms
        permutation = Array(0..<count)
    }

    /// Leaves R in and above the diagonal and the reflections' vectors below. Ends early where no remaining column is
    /// longer than `threshold`. O(m n k) for k steps.
    static func reduce(
        _ columns: UnsafeMutablePointer<Scalar>, rows: Int, count: Int, threshold: Double = 0
    ) -> PivotedReduction {
        var reduction = PivotedReduction(columns, rows: rows, count: count)
        let steps = min(rows, count)
        var first = 0
        while first < steps {
            let made = reduction.reduceBlock(first: first, width: min(width, steps - first), threshold: threshold)
            guard made > 0 else { break }
            first += made
        }
        return reduction
    }

    /// Reduces up to `width` columns from `first` on: fewer where a norm has to be computed afresh.
    private mutating func reduceBlock(first: Int, width: Int, threshold: Double) -> Int {
        // The rest of the matrix is A − V Fᴴ until the block ends.
        var pending = [Scalar](repeating: .zero, count: (count - first) * width)
        var made = 0
        var stale: [Int] = []
        while made < width, stale.isEmpty {
            let column = first + made
            let pivot = longest(from: column)
            guard !(norms[pivot] <= threshold) else { break }
            exchange(pivot, column, first: first, &pending, width: width)
            let scale = reduceColumn(first: first, step: made, &pending, width: width)
            scales.append(scale)
            made += 1
            for next in column + 1..<max(count, column + 1) where !shorten(next, row: column) { stale.append(next) }
        }
        finish(first: first, made: made, pending, width: width)
        for column in stale {
            norms[column] = EntryKernels.norm(
                UnsafePointer(columns + column * rows + first + made), rows - first - made)
            freshNorms[column] = norms[column]
        }
        return made
    }

    /// The longest remaining column; one that is not a number counts as longest, so that it shows in the result.
    private func longest(from start: Int) -> Int {
        var best = start
        for column in start..<count where norms[column] > norms[best] || norms[column].isNaN { best = column }
        return best
    }

    private mutating func exchange(
        _ pivot: Int, _ column: Int, first: Int, _ pending: inout [Scalar], width: Int
    ) {
        guard pivot != column else { return }
        let (x, y) = (columns + pivot * rows, columns + column * rows)
        for row in 0..<rows { (x[row], y[row]) = (y[row], x[row]) }
        for k in 0..<width { pending.swapAt((pivot - first) * width + k, (column - first) * width + k) }
        permutation.swapAt(pivot, column)
        norms.swapAt(pivot, column)
        freshNorms.swapAt(pivot, column)
    }

    /// Brings the next column up to date, reduces it, and finds its column of F and its row of R.
    private func reduceColumn(first: Int, step: Int, _ pending: inout [Scalar], width: Int) -> Double {
        let row = first + step
        let length = rows - row
        let column = columns + row * rows + row
        for k in 0..<step {
            let factor = -pending[step * width + k].conjugate
            EntryKernels.add(factor, UnsafePointer(columns + (first + k) * rows + row), to: column, length)
        }
        let (scale, leading) = Reflector.eliminate(column, length)
        column[0] = Scalar(1)
        let corrections = (0..<step).map { k in
            -scale * EntryKernels.dot(UnsafePointer(columns + (first + k) * rows + row), UnsafePointer(column), length)
        }
        let (rest, height) = (count - row - 1, rows)
        pending.change { pending in
            let place = Lent((columns: columns, column: column, pending: pending + (step + 1) * width))
            let threads = length * rest < 1 << 16 ? 1 : Parallel.standardThreads
            Parallel.forRanges(rest, grain: 8, threads: threads) { range in
                for next in range {
                    Self.bringUpToDate(
                        place.value.column + (next + 1) * height, place.value.pending + next * width,
                        by: place.value.column, length: length, scale: scale, corrections, rows: height, step: step)
                }
            }
        }
        column[0] = leading
        return scale
    }

    /// One remaining column: its entry of F, and its entry of the row that is now finished.
    @inline(__always)
    private static func bringUpToDate(
        _ other: UnsafeMutablePointer<Scalar>, _ pending: UnsafeMutablePointer<Scalar>,
        by column: UnsafeMutablePointer<Scalar>, length: Int, scale: Double, _ corrections: [Scalar], rows: Int,
        step: Int
    ) {
        var entry = scale * EntryKernels.dot(UnsafePointer(other), UnsafePointer(column), length)
        var change = Scalar.zero
        for k in 0..<step {
            entry += pending[k] * corrections[k]
            // The entry of v_k in this row.
            change += (column - (step - k) * rows)[0] * pending[k].conjugate
        }
        pending[step] = entry
        other[0] -= change + entry.conjugate
    }

    /// Takes the finished row off a column's norm; false where too little of it is left to be trusted.
    private mutating func shorten(_ column: Int, row: Int) -> Bool {
        guard norms[column] > 0 else { return true }
        let part = columns[column * rows + row].magnitude / norms[column]
        let left = max(0, (1 + part) * (1 - part))
        let ratio = norms[column] / freshNorms[column]
        guard left * ratio * ratio > 0x1p-26 else { return false }
        norms[column] *= left.squareRoot()
        return true
    }

    /// Subtracts V Fᴴ from what lies right of the block and below it.
    private func finish(first: Int, made: Int, _ pending: [Scalar], width: Int) {
        let (below, beside) = (rows - first - made, count - first - made)
        guard made > 0, below > 0, beside > 0 else { return }
        pending.read { pending in
            Product.form(
                rows: beside, inner: made, columns: below,
                ProductOperand(pending + made * width, stride: width).conjugated,
                ProductOperand(UnsafePointer(columns + first * rows + first + made), stride: rows),
                to: columns + (first + made) * rows + first + made, stride: rows, .subtract)
        }
    }
}
