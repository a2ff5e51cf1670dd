/// Solves with triangular matrices, by blocks whose effect on the rest is a product.
enum TriangularSolver<Scalar: MatrixScalar> {
    private static var width: Int { 32 }

    /// X of R X = B for an upper triangle R (size × size, rows `stride` apart), B row by row, overwritten by X.
    static func upper(
        _ triangle: UnsafePointer<Scalar>, stride: Int, size: Int, _ right: UnsafeMutablePointer<Scalar>, columns: Int
    ) {
        var end = size
        while end > 0 {
            let start = max(0, end - width)
            subtract(triangle, stride, start..<end, end..<size, right, columns)
            for row in (start..<end).reversed() {
                finish(triangle + row * stride, row, row + 1..<end, right, columns)
            }
            end = start
        }
    }

    /// The same for a lower triangle.
    static func lower(
        _ triangle: UnsafePointer<Scalar>, stride: Int, size: Int, _ right: UnsafeMutablePointer<Scalar>, columns: Int
    ) {
        for start in Swift.stride(from: 0, to: size, by: width) {
            let end = min(start + width, size)
            subtract(triangle, stride, start..<end, 0..<start, right, columns)
            for row in start..<end { finish(triangle + row * stride, row, start..<row, right, columns) }
        }
    }

    /// Takes the part of known rows off some rows.
    private static func subtract(
        _ triangle: UnsafePointer<Scalar>, _ stride: Int, _ rows: Range<Int>, _ known: Range<Int>,
        _ right: UnsafeMutablePointer<Scalar>, _ columns: Int
    ) {
        guard !known.isEmpty else { return }
        Product.form(
            rows: rows.count, inner: known.count, columns: columns,
            ProductOperand(triangle + rows.lowerBound * stride + known.lowerBound, stride: stride),
            ProductOperand(UnsafePointer(right + known.lowerBound * columns), stride: columns),
            to: right + rows.lowerBound * columns, stride: columns, .subtract)
    }

    /// Takes the part of known rows off one, and divides it.
    @inline(__always)
    private static func finish(
        _ line: UnsafePointer<Scalar>, _ row: Int, _ known: Range<Int>, _ right: UnsafeMutablePointer<Scalar>,
        _ columns: Int
    ) {
        let place = right + row * columns
        for k in known { EntryKernels.add(-line[k], UnsafePointer(right + k * columns), to: place, columns) }
        for column in 0..<columns { place[column] = place[column] / line[row] }
    }
}
