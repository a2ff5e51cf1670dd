/// The rotations that make a few rows orthogonal, found from their inner products alone (two-sided Jacobi).
struct GramDiagonal<Scalar: MatrixScalar> {
    let count: Int
    /// Rows of [G | V]: the inner products, and the product of the rotations.
    private let entries: UnsafeMutablePointer<Scalar>
    private var stride: Int { 2 * count }

    /// Works in memory for 2 · count² entries.
    init(count: Int, in memory: UnsafeMutablePointer<Scalar>) {
        self.count = count
        entries = memory
    }

    /// Where the inner products are to be written, rows `stride` entries apart.
    var products: (start: UnsafeMutablePointer<Scalar>, stride: Int) { (entries, stride) }

    /// The largest cosine of two rows.
    var largestCosine: Double {
        let norms = (0..<count).map { max(0, entries[$0 * stride + $0].real).squareRoot() }
        var largest = 0.0
        for p in 0..<count where norms[p] > 0 {
            for q in p + 1..<max(count, p + 1) where norms[q] > 0 {
                largest = max(largest, entries[p * stride + q].magnitude / norms[p] / norms[q])
            }
        }
        return largest
    }

    /// Rotates, in up to `sweeps` sweeps, and writes V (count × count), rows ordered so that the longest comes first.
    func diagonalize(tolerance: Double, sweeps: Int, to target: UnsafeMutablePointer<Scalar>) {
        for row in 0..<count {
            (entries + row * stride + count).update(repeating: .zero, count: count)
            entries[row * stride + count + row] = Scalar(1)
        }
        for _ in 0..<sweeps where sweepOnce(tolerance) == 0 { break }
        let order = (0..<count).sorted { entries[$0 * (stride + 1)].real > entries[$1 * (stride + 1)].real }
        for (place, row) in order.enumerated() {
            (target + place * count).update(from: entries + row * stride + count, count: count)
        }
    }

    private func sweepOnce(_ tolerance: Double) -> Int {
        var rotations = 0
        for p in 0..<count {
            for q in p &+ 1..<max(count, p &+ 1) {
                let (x, y) = (entries + p &* stride, entries + q &* stride)
                let (sizeX, sizeY) = (x[p].real, y[q].real)
                let product = x[q]
                guard product.magnitude > tolerance * abs(sizeX).squareRoot() * abs(sizeY).squareRoot() else {
                    continue
                }
                rotate(p, q, JacobiRotation(sizeX, sizeY, product: product), sizeX, sizeY)
                rotations += 1
            }
        }
        return rotations
    }

    @inline(__always)
    private func rotate(_ p: Int, _ q: Int, _ rotation: JacobiRotation<Scalar>, _ sizeX: Double, _ sizeY: Double) {
        let (x, y) = (entries + p &* stride, entries + q &* stride)
        _ = rotation.apply(x, y, stride, measured: 0)
        for k in 0..<count {
            entries[k &* stride &+ p] = x[k].conjugate
            entries[k &* stride &+ q] = y[k].conjugate
        }
        x[p] = Scalar(sizeX - rotation.shift)
        y[q] = Scalar(sizeY + rotation.shift)
        x[q] = .zero
        y[p] = .zero
    }
}
