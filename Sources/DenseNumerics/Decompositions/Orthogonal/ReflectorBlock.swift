/// Some reflections one after the other, H₁ H₂ ⋯ H_k = I − V T Vᴴ with T upper triangular (Schreiber and Van Loan).
struct ReflectorBlock<Scalar: MatrixScalar> {
    /// How many reflections.
    let count: Int
    /// The length of the vectors.
    let length: Int
    /// The vectors, one a row, with their ones and zeros.
    private let vectors: [Scalar]
    private let triangle: [Scalar]

    /// Reflections whose vectors lie one after the other, the first `stride` entries before the second; vector k
    /// begins with k places that are not its own, and an implied one.
    init(_ columns: UnsafePointer<Scalar>, stride: Int, length: Int, scales: ArraySlice<Double>) {
        let count = scales.count
        self.count = count
        self.length = length
        vectors = [Scalar](count: count * length) { target in
            for k in 0..<count {
                let place = target + k * length
                place.update(repeating: .zero, count: k)
                place[k] = Scalar(1)
                (place + k + 1).update(from: columns + k * stride + k + 1, count: length - k - 1)
            }
        }
        triangle = Self.triangle(vectors, count: count, length: length, scales: scales)
    }

    /// T, column by column: T_jj = τ_j and T_{<j, j} = −τ_j T_{<j, <j} (V_{<j}ᴴ v_j).
    private static func triangle(
        _ vectors: [Scalar], count: Int, length: Int, scales: ArraySlice<Double>
    ) -> [Scalar] {
        var products = [Scalar](repeating: .zero, count: count * count)
        var triangle = products
        vectors.read { source in
            let operand = ProductOperand(source, stride: length)
            products.change {
                Product.form(
                    rows: count, inner: length, columns: count, operand.conjugated, operand.transposed, to: $0,
                    stride: count)
            }
        }
        for (j, scale) in scales.enumerated() {
            triangle[j * count + j] = Scalar(scale)
            for i in 0..<j {
                var sum = Scalar.zero
                for k in i..<j { sum += triangle[i * count + k] * products[k * count + j] }
                triangle[i * count + j] = -scale * sum
            }
        }
        return triangle
    }

    /// Applies the product of the reflections, or its adjoint, to the columns of a matrix of `length` rows that lies
    /// row by row.
    func apply(adjoint: Bool, toRows target: UnsafeMutablePointer<Scalar>, stride: Int, columns: Int) {
        var inner = [Scalar](repeating: .zero, count: count * columns)
        var turned = inner
        vectors.read { vectors in
            let v = ProductOperand(vectors, stride: length)
            let source = ProductOperand(UnsafePointer(target), stride: stride)
            inner.change {
                Product.form(
                    rows: count, inner: length, columns: columns, v.conjugated, source, to: $0, stride: columns)
            }
            triangle.read { triangle in
                let t = ProductOperand(triangle, stride: count)
                inner.read { inner in
                    turned.change {
                        Product.form(
                            rows: count, inner: count, columns: columns, adjoint ? t.adjoint : t,
                            ProductOperand(inner, stride: columns), to: $0, stride: columns)
                    }
                }
            }
            turned.read {
                Product.form(
                    rows: length, inner: count, columns: columns, v.transposed, ProductOperand($0, stride: columns),
                    to: target, stride: stride, .subtract)
            }
        }
    }

    /// The same for a matrix that lies column by column.
    func apply(adjoint: Bool, toColumns target: UnsafeMutablePointer<Scalar>, stride: Int, columns: Int) {
        var inner = [Scalar](repeating: .zero, count: count * columns)
        var turned = inner
        vectors.read { vectors in
            let v = ProductOperand(vectors, stride: length)
            let source = ProductOperand(UnsafePointer(target), stride: stride)
            inner.change {
                Product.form(
                    rows: columns, inner: length, columns: count, source, v.adjoint, to: $0, stride: count)
            }
            triangle.read { triangle in
                let t = ProductOperand(triangle, stride: count)
                inner.read { inner in
                    turned.change {
                        Product.form(
                            rows: columns, inner: count, columns: count, ProductOperand(inner, stride: count),
                            adjoint ? t.conjugated : t.transposed, to: $0, stride: count)
                    }
                }
            }
            turned.read {
                Product.form(
                    rows: columns, inner: count, columns: length, ProductOperand($0, stride: count), v, to: target,
                    stride: stride, .subtract)
            }
        }
    }
}
