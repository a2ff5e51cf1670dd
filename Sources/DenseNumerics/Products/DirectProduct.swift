/// Products too small, or of too thin a side, for packing to pay.
enum DirectProduct {
    /// Products of so few multiplications are formed directly.
    private static let smallWork = 4096

    /// Forms the product if it is one for this, and says whether it did.
    static func run(
        rows: Int, inner: Int, columns: Int, isComplex: Bool, left: ProductOperand, right: ProductOperand,
        target: UnsafeMutablePointer<Double>, stride: Int, mode: MicroKernel.Mode, threads: Int
    ) -> Bool {
        let width = isComplex ? 2 : 1
        let shape = Shape(
            inner: inner, columns: columns, isComplex: isComplex, left: left, right: right, target: target,
            stride: stride, mode: mode)
        let isSmall = rows * inner * columns <= smallWork
        guard isSmall || rows <= 3 || columns <= 3 else { return false }
        let threads = rows * inner * columns < 1 << 18 ? 1 : threads
        let grain = max(1, (1 << 15) / max(1, inner * columns))
        if columns > 1, right.columnStride == width {
            Parallel.forRanges(rows, grain: grain, threads: threads) { $0.forEach(shape.combineRows) }
        } else if left.columnStride == width, right.rowStride == width {
            Parallel.forRanges(rows, grain: grain, threads: threads) { $0.forEach(shape.multiplyRow) }
        } else if columns == 1, left.rowStride == width, stride == width {
            return run(
                rows: 1, inner: inner, columns: rows, isComplex: isComplex, left: right.transposed,
                right: left.transposed, target: target, stride: rows * width, mode: mode, threads: threads)
        } else {
            guard isSmall else { return false }
            (0..<rows).forEach(shape.sumRow)
        }
        return true
    }

    private struct Shape: @unchecked Sendable {
        let inner: Int
        let columns: Int
        let isComplex: Bool
        let left: ProductOperand
        let right: ProductOperand
        let target: UnsafeMutablePointer<Double>
        let stride: Int
        let mode: MicroKernel.Mode

        private var width: Int { isComplex ? 2 : 1 }
        private var sign: Double { mode == .subtract ? -1 : 1 }

        /// A row of the result as a sum of multiples of the rows of the right side.
        func combineRows(_ row: Int) {
            let place = target + row * stride
            if mode == .replace { place.update(repeating: 0, count: columns * width) }
            for p in 0..<inner {
                let factor = left.pointer + row * left.rowStride + p * left.columnStride
                let source = right.pointer + p * right.rowStride
                if isComplex {
                    let imaginary = left.isConjugated ? -factor[1] : factor[1]
                    VectorKernels.addComplex(
                        sign * factor[0], sign * imaginary, source, isConjugated: right.isConjugated, to: place,
                        2 * columns)
                } else {
                    VectorKernels.add(sign * factor[0], source, to: place, columns)
                }
            }
        }

        /// A row of the result as inner products: the inner dimension is contiguous on both sides.
        func multiplyRow(_ row: Int) {
            let source = left.pointer + row * left.rowStride
            for column in 0..<columns {
                let other = right.pointer + column * right.columnStride
                guard isComplex else {
                    put(VectorKernels.dot(source, other, inner), 0, row, column)
                    continue
                }
                // Σ x̄ y is at hand; Σ x y comes from the product with the other conjugated.
                if left.isConjugated != right.isConjugated {
                    let (real, imaginary) = VectorKernels.complexDot(source, other, 2 * inner)
                    put(real, left.isConjugated ? imaginary : -imaginary, row, column)
                } else {
                    let (real, imaginary) = VectorKernels.plainComplexDot(source, other, 2 * inner)
                    put(real, left.isConjugated ? -imaginary : imaginary, row, column)
                }
            }
        }

        /// A row of the result entry by entry, whatever the strides.
        func sumRow(_ row: Int) {
            let (leftSign, rightSign) = (left.isConjugated ? -1.0 : 1, right.isConjugated ? -1.0 : 1)
            for column in 0..<columns {
                var x = left.pointer + row * left.rowStride
                var y = right.pointer + column * right.columnStride
                var (real, imaginary) = (0.0, 0.0)
                for _ in 0..<inner {
                    if isComplex {
                        let (b, d) = (leftSign * x[1], rightSign * y[1])
                        real += x[0] * y[0] - b * d
                        imaginary += x[0] * d + b * y[0]
                    } else {
                        real += x[0] * y[0]
                    }
                    x += left.columnStride
                    y += right.rowStride
                }
                put(real, imaginary, row, column)
            }
        }

        @inline(__always)
        private func put(_ real: Double, _ imaginary: Double, _ row: Int, _ column: Int) {
            let place = target + row * stride + column * width
            place[0] = (mode == .replace ? 0 : place[0]) + sign * real
            if isComplex { place[1] = (mode == .replace ? 0 : place[1]) + sign * imaginary }
        }
    }
}
