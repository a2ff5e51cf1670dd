/// One side of a product where it lies: entry (i, j) is at i · rowStride + j · columnStride, perhaps conjugated.
///
/// Strides count doubles. Memory is only read, and lives as long as the product that reads it.
struct ProductOperand: @unchecked Sendable {
    var pointer: UnsafePointer<Double>
    var rowStride: Int
    var columnStride: Int
    var isConjugated: Bool

    /// A matrix in rows of `stride` entries.
    @inline(__always)
    init<Scalar: MatrixScalar>(_ pointer: UnsafePointer<Scalar>, stride: Int) {
        self.pointer = pointer.doubles
        rowStride = stride * Scalar.width
        columnStride = Scalar.width
        isConjugated = false
    }

    /// The transposed matrix, without moving it.
    @inline(__always)
    var transposed: ProductOperand {
        var turned = self
        swap(&turned.rowStride, &turned.columnStride)
        return turned
    }

    /// The conjugated matrix, without touching it.
    @inline(__always)
    var conjugated: ProductOperand {
        var other = self
        other.isConjugated.toggle()
        return other
    }

    @inline(__always) var adjoint: ProductOperand { transposed.conjugated }

    @inline(__always)
    func from(row: Int, column: Int) -> ProductOperand {
        var part = self
        part.pointer += row * rowStride + column * columnStride
        return part
    }
}
