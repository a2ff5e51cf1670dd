import ExactArithmetic
import Foundation
import SupportMasks

/// Draws one mask.
struct MaskDraw: Sendable {
    let rows: Int
    let columns: Int
    private let law: Law

    private enum Law: Sendable {
        /// An entry where a random number is below the bound; nil for every cell.
        case threshold(UInt64?)
        case count(Int)
        case groups(entries: Int, size: Int)
        case largest(count: Int, spread: Double)
    }

    init(_ model: MaskModel, rows: Int, columns: Int, density: Rational, spread: Double) {
        (self.rows, self.columns) = (rows, columns)
        let count = Self.rounded(density * Rational(rows * columns))
        switch model {
        case .independent, .erdosRenyi:
            let bound =
                (density * Rational(Integer(2).power(64))).numerator
                / (density * Rational(Integer(2).power(64))).denominator
            law = .threshold(density.isOne ? nil : UInt64(bound.description))
        case .fixed: law = .count(count)
        case .pattern(let entries, let group): law = .groups(entries: entries, size: group)
        case .magnitude: law = .largest(count: count, spread: spread)
        }
    }

    /// Halves go up.
    static func rounded(_ value: Rational) -> Int {
        ((value.numerator * 2 + value.denominator) / (value.denominator * 2)).asInt ?? 0
    }

    func mask(_ stream: inout SampleStream) -> BitMatrix {
        switch law {
        case .threshold(let bound):
            return BitMatrix(rowCount: rows, columnCount: columns) { _, _ in
                guard let bound else { return true }
                return stream.next() < bound
            }
        case .count(let count):
            var mask = BitMatrix(rowCount: rows, columnCount: columns)
            for cell in Self.chosen(count, of: rows * columns, &stream) { mask[cell / columns, cell % columns] = true }
            return mask
        case .groups(let entries, let size):
            var mask = BitMatrix(rowCount: rows, columnCount: columns)
            for row in 0..<rows {
                for start in stride(from: 0, to: columns, by: size) {
                    for cell in Self.chosen(entries, of: size, &stream) { mask[row, start + cell] = true }
                }
            }
            return mask
        case .largest(let count, let spread): return largest(count, spread, &stream)
        }
    }

    /// A set of so many numbers below a bound, all sets equally likely (Floyd's algorithm).
    private static func chosen(_ count: Int, of bound: Int, _ stream: inout SampleStream) -> Set<Int> {
        var chosen: Set<Int> = []
        for last in (bound - count)..<bound {
            let number = stream.below(last + 1)
            if !chosen.insert(number).inserted { chosen.insert(last) }
        }
        return chosen
    }

    private func largest(_ count: Int, _ spread: Double, _ stream: inout SampleStream) -> BitMatrix {
        let rowEffects = (0..<rows).map { _ in spread * stream.normal() }
        let columnEffects = (0..<columns).map { _ in spread * stream.normal() }
        let scores = (0..<rows * columns).map { cell in
            // The order of logarithms is that of the scores, and they cannot overflow.
            log(abs(stream.normal())) + rowEffects[cell / columns] + columnEffects[cell % columns]
        }
        var mask = BitMatrix(rowCount: rows, columnCount: columns)
        let order = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
        for cell in order.prefix(count) { mask[cell / columns, cell % columns] = true }
        return mask
    }
}
