/// Where products of matrices, and of parts of them in memory, are formed.
enum Product {
    /// target = left · right (or target ± left · right), rows of the target `stride` entries apart. The target may
    /// overlap neither side. O(rows · inner · columns); the result does not depend on the number of threads.
    static func form<Scalar: MatrixScalar>(
        rows: Int, inner: Int, columns: Int, _ left: ProductOperand, _ right: ProductOperand,
        to target: UnsafeMutablePointer<Scalar>, stride: Int, _ mode: MicroKernel.Mode = .replace,
        threads: Int = Parallel.standardThreads
    ) {
        guard rows > 0, columns > 0 else { return }
        guard inner > 0 else {
            guard mode == .replace else { return }
            for row in 0..<rows { (target + row * stride).update(repeating: .zero, count: columns) }
            return
        }
        let isDone = DirectProduct.run(
            rows: rows, inner: inner, columns: columns, isComplex: Scalar.isComplex, left: left, right: right,
            target: target.doubles, stride: stride * Scalar.width, mode: mode, threads: threads)
        guard !isDone else { return }
        BlockedProduct(
            rows: rows, inner: inner, columns: columns, isComplex: Scalar.isComplex, left: left, right: right,
            target: target.doubles, stride: stride * Scalar.width, mode: mode
        ).run(threads: threads)
    }
}
