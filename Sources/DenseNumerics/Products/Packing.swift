/// Copies of blocks in the order in which the micro-kernel reads them.
///
/// A complex product is a real one: a row (a₁ + b₁ i, …) of the left side is read as the doubles (a₁, b₁, …), and an
/// entry c + d i of the right side becomes the block [c d; −d c]. So only packing knows of complex numbers.
enum Packing {
    /// Packs `rows` × `depth` entries of the left side as panels of six rows, missing rows as zeros.
    static func left(
        _ operand: ProductOperand, rows: Int, depth: Int, isComplex: Bool, to target: UnsafeMutablePointer<Double>
    ) {
        let width = isComplex ? 2 : 1
        var panel = target
        for first in stride(from: 0, to: rows, by: MicroKernel.rows) {
            let present = min(MicroKernel.rows, rows - first)
            for row in 0..<MicroKernel.rows {
                let place = panel + row
                guard row < present else {
                    for p in 0..<depth * width { place[p * MicroKernel.rows] = 0 }
                    continue
                }
                let source = operand.from(row: first + row, column: 0)
                copyRow(source, depth: depth, isComplex: isComplex, to: place)
            }
            panel += MicroKernel.rows * depth * width
        }
    }

    @inline(__always)
    private static func copyRow(
        _ source: ProductOperand, depth: Int, isComplex: Bool, to place: UnsafeMutablePointer<Double>
    ) {
        let (step, height) = (source.columnStride, MicroKernel.rows)
        guard isComplex else {
            for p in 0..<depth { place[p &* height] = source.pointer[p &* step] }
            return
        }
        let sign = source.isConjugated ? -1.0 : 1
        for p in 0..<depth {
            place[2 &* p &* height] = source.pointer[p &* step]
            place[(2 &* p &+ 1) &* height] = sign * source.pointer[p &* step &+ 1]
        }
    }

    /// Packs `depth` × `columns` entries of the right side as one panel of four doubles a row, the rest zeros.
    static func right(
        _ operand: ProductOperand, depth: Int, columns: Int, isComplex: Bool, to target: UnsafeMutablePointer<Double>
    ) {
        if isComplex {
            rightComplex(operand, depth: depth, columns: columns, to: target)
        } else {
            rightReal(operand, depth: depth, columns: columns, to: target)
        }
    }

    private static func rightReal(
        _ operand: ProductOperand, depth: Int, columns: Int, to target: UnsafeMutablePointer<Double>
    ) {
        let (source, rowStride, step) = (operand.pointer, operand.rowStride, operand.columnStride)
        if columns == MicroKernel.columns, step == 1 {
            for p in 0..<depth { target.store(source.lanes(at: p &* rowStride), at: 4 &* p) }
            return
        }
        if columns < MicroKernel.columns {
            for p in 0..<depth { target.store(.zero, at: 4 &* p) }
        }
        for column in 0..<columns {
            for p in 0..<depth { target[4 &* p &+ column] = source[p &* rowStride &+ column &* step] }
        }
    }

    private static func rightComplex(
        _ operand: ProductOperand, depth: Int, columns: Int, to target: UnsafeMutablePointer<Double>
    ) {
        let sign = operand.isConjugated ? -1.0 : 1
        let step = operand.columnStride
        for p in 0..<depth {
            let row = operand.pointer + p &* operand.rowStride
            let (c0, d0) = (row[0], sign * row[1])
            let (c1, d1) = columns > 1 ? (row[step], sign * row[step + 1]) : (0, 0)
            target.store(Lanes(c0, d0, c1, d1), at: 8 &* p)
            target.store(Lanes(-d0, c0, -d1, c1), at: 8 &* p &+ 4)
        }
    }
}
