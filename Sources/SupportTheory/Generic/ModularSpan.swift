/// The span of vectors modulo a prime, in echelon form.
struct ModularSpan {
    /// Each with a one at its pivot, and zeros at the pivots of those before it.
    private var basis: [(pivot: Int, vector: [UInt32])] = []

    var rank: Int { basis.count }

    /// The positions at which reduced vectors are zero.
    var pivots: Set<Int> { Set(basis.map(\.pivot)) }

    /// The vector modulo the span: zero at all pivots. O(rank × length).
    func reduced(_ vector: [UInt32]) -> [UInt32] {
        var rest = vector
        for (pivot, other) in basis where rest[pivot] != 0 {
            PrimeField.subtract(rest[pivot], other, from: &rest)
        }
        return rest
    }

    /// Puts the vector into the span. O(rank × length).
    mutating func insert(_ vector: [UInt32]) {
        var rest = reduced(vector)
        guard let pivot = rest.firstIndex(where: { $0 != 0 }) else { return }
        PrimeField.scale(&rest, by: PrimeField.inverse(rest[pivot]))
        basis.append((pivot, rest))
    }
}
