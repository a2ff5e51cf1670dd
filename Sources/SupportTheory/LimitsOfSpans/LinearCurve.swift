import ExactArithmetic

/// A vector a + b t with small integer entries, over at most eight columns.
struct LinearCurve: Hashable {
    var constant: SIMD8<Int32>
    var linear: SIMD8<Int32>

    var isZero: Bool { constant == .zero && linear == .zero }

    /// The vector on some columns only.
    func restricted(to mask: SIMD8<Int32>) -> LinearCurve {
        LinearCurve(constant: constant &* mask, linear: linear &* mask)
    }
}

/// The limit, as t → 0, of the span of vectors a + b t, modulo a prime: a fast filter before the exact computation.
///
/// Vectors are added one by one. One whose constant part depends on those of the others is reduced until its constant part vanishes, divided by t, and
/// added again: this saturates the span at t = 0, so that the constant parts are a basis of the limit. The minors of the vectors have degree at most their
/// number in t, so a vector that can be divided more often than that depends on the others over Q(t), and is dropped.
struct LimitSpace {
    static let prime: Int32 = 32_749

    private var basis: [(vector: LinearCurve, pivot: Int)] = []

    mutating func add(_ vector: LinearCurve) {
        var vector = vector
        for _ in 0...(basis.count + 1) {
            for entry in basis {
                let factor = vector.constant[entry.pivot]
                if factor != 0 {
                    vector.constant = Self.subtract(vector.constant, factor, entry.vector.constant)
                    vector.linear = Self.subtract(vector.linear, factor, entry.vector.linear)
                }
            }
            if let pivot = (0..<8).first(where: { vector.constant[$0] != 0 }) {
                let scale = Self.inverse(vector.constant[pivot])
                vector.constant = Self.reduce(vector.constant &* SIMD8(repeating: scale))
                vector.linear = Self.reduce(vector.linear &* SIMD8(repeating: scale))
                basis.append((vector, pivot))
                return
            }
            if vector.linear == .zero { return }
            vector = LinearCurve(constant: vector.linear, linear: .zero)
        }
    }

    /// Whether a vector lies in the limit.
    func contains(_ vector: SIMD8<Int32>) -> Bool {
        var rest = Self.reduce(vector)
        for entry in basis {
            let factor = rest[entry.pivot]
            if factor != 0 { rest = Self.subtract(rest, factor, entry.vector.constant) }
        }
        return rest == .zero
    }

    private static func subtract(_ vector: SIMD8<Int32>, _ factor: Int32, _ other: SIMD8<Int32>) -> SIMD8<Int32> {
        reduce(vector &- SIMD8(repeating: factor) &* other)
    }

    /// Representatives between 0 and the prime; products of two of them fit a word.
    private static func reduce(_ vector: SIMD8<Int32>) -> SIMD8<Int32> {
        let rest = vector % SIMD8(repeating: prime)
        return rest.replacing(with: rest &+ SIMD8(repeating: prime), where: rest .< .zero)
    }

    private static func inverse(_ value: Int32) -> Int32 {
        var (result, base, exponent) = (1, Int(value), Int(prime) - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base % Int(prime) }
            base = base * base % Int(prime)
            exponent >>= 1
        }
        return Int32(result)
    }
}
