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
/// Vectors are added one by one. One whose constant part depends on those of the others is reduced until its constant
/// part vanishes, divided by t, and
/// added again: this saturates the span at t = 0, so that the constant parts are a basis of the limit. The minors of
/// the vectors have degree at most their
/// number in t, so a vector that can be divided more often than that depends on the others over Q(t), and is dropped.
struct LimitSpace {
    /// A vector of the basis: zero at the pivots of those before it, one at its own.
    struct Entry {
        var vector: LinearCurve
        var pivot: Int
    }

    private var basis: [Entry] = []

    mutating func add(_ vector: LinearCurve) {
        if let entry = entry(for: vector) { basis.append(entry) }
    }

    /// What a vector would add to the basis; nil if nothing.
    func entry(for vector: LinearCurve) -> Entry? {
        var vector = LinearCurve(
            constant: MersenneField.representatives(vector.constant),
            linear: MersenneField.representatives(vector.linear))
        for _ in 0...(basis.count + 1) {
            for entry in basis {
                let factor = vector.constant[entry.pivot]
                if factor != 0 {
                    vector.constant = MersenneField.subtract(vector.constant, factor, entry.vector.constant)
                    vector.linear = MersenneField.subtract(vector.linear, factor, entry.vector.linear)
                }
            }
            if vector.constant != .zero { return Self.normalised(vector) }
            if vector.linear == .zero { return nil }
            vector = LinearCurve(constant: vector.linear, linear: .zero)
        }
        return nil
    }

    private static func normalised(_ vector: LinearCurve) -> Entry {
        var pivot = 0
        while pivot < 7 && vector.constant[pivot] == 0 { pivot += 1 }
        let scale = MersenneField.inverse(vector.constant[pivot])
        return Entry(
            vector: LinearCurve(
                constant: MersenneField.scale(vector.constant, scale), linear: MersenneField.scale(vector.linear, scale)
            ), pivot: pivot)
    }

    /// What is left of a vector modulo the limit: zero if it lies in it.
    func rest(of vector: SIMD8<Int32>) -> SIMD8<Int32> {
        var rest = MersenneField.representatives(vector)
        for entry in basis {
            let factor = rest[entry.pivot]
            if factor != 0 { rest = MersenneField.subtract(rest, factor, entry.vector.constant) }
        }
        return rest
    }

    /// Whether a rest is a multiple of one more entry.
    static func vanishes(_ rest: SIMD8<Int32>, with entry: Entry) -> Bool {
        MersenneField.subtract(rest, rest[entry.pivot], entry.vector.constant) == .zero
    }
}

/// Numbers modulo 2¹³ − 1, eight at a time: remainders take shifts and additions. The prime is larger than every minor
/// of eight columns with entries 0, ±1.
private enum MersenneField {
    static let prime: Int32 = 8_191

    /// Small numbers, possibly negative, as numbers from 0 to prime − 1.
    static func representatives(_ vector: SIMD8<Int32>) -> SIMD8<Int32> {
        vector.replacing(with: vector &+ SIMD8(repeating: prime), where: vector .< .zero)
    }

    /// vector − factor · other.
    static func subtract(_ vector: SIMD8<Int32>, _ factor: Int32, _ other: SIMD8<Int32>) -> SIMD8<Int32> {
        reduce(vector &+ SIMD8(repeating: prime &- factor) &* other)
    }

    static func scale(_ vector: SIMD8<Int32>, _ factor: Int32) -> SIMD8<Int32> {
        factor == 1 ? vector : reduce(vector &* SIMD8(repeating: factor))
    }

    /// For numbers from 0 to prime² + prime: 2¹³ is one, so the high bits are added to the low ones, twice.
    private static func reduce(_ vector: SIMD8<Int32>) -> SIMD8<Int32> {
        let mask = SIMD8<Int32>(repeating: prime)
        let shift = SIMD8<Int32>(repeating: 13)
        let once = (vector & mask) &+ (vector &>> shift)
        let twice = (once & mask) &+ (once &>> shift)
        return twice.replacing(with: twice &- mask, where: twice .>= mask)
    }

    static func inverse(_ value: Int32) -> Int32 {
        if value == 1 || value == prime - 1 { return value }
        var (result, base, exponent) = (1, Int(value), Int(prime) - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base % Int(prime) }
            base = base * base % Int(prime)
            exponent >>= 1
        }
        return Int32(result)
    }
}
