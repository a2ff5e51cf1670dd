import DenseNumerics

/// A target whose squares neither overflow nor vanish: its entries are divided by a power of two where they would.
struct ScaledTarget<Scalar: RowScalar> {
    let elements: [Scalar]
    /// What to multiply with to come back.
    let scale: Double
    /// Σ |a|² of the scaled entries.
    let square: Double

    /// - Throws: `ChainError.notFinite`, with the first such entry.
    init(_ target: Matrix<Scalar>, threads: Int) throws {
        let square = Self.square(target.elements, threads: threads)
        if (square > 0x1p-600 && square < 0x1p900) || (square == 0 && Self.largest(target.elements) == 0) {
            (elements, scale, self.square) = (target.elements, 1, square)
            return
        }
        if let index = target.elements.firstIndex(where: { !$0.real.isFinite || !$0.imaginary.isFinite }) {
            throw ChainError.notFinite(row: index / target.columnCount, column: index % target.columnCount)
        }
        let largest = Self.largest(target.elements)
        scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
        let unit = scale
        elements = target.elements.map { $0 / unit }
        self.square = Self.square(elements, threads: threads)
    }

    private static func square(_ elements: [Scalar], threads: Int) -> Double {
        let stripe = 1 << 16
        let count = (elements.count + stripe - 1) / stripe
        return elements.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            return Parts.values(count, threads: threads, entries: elements.count) { part, sums in
                for index in part {
                    sums[index] = Scalar.square(start + index * stripe, min(stripe, elements.count - index * stripe))
                }
            }.reduce(0, +)
        }
    }

    private static func largest(_ elements: [Scalar]) -> Double {
        elements.reduce(0) { max($0, max(abs($1.real), abs($1.imaginary))) }
    }
}
