/// Vectors modulo the prime 2³¹ − 1, brought to echelon form one after the other.
struct Echelon {
    static let prime: UInt64 = (1 << 31) - 1

    private let length: Int
    /// At position p the vector whose first entry that is not zero is a one at p; `length` entries each.
    private var rows: [UInt64]
    private var isPivot: [Bool]
    private(set) var rank = 0
    /// Multiplications so far.
    private(set) var steps = 0

    init(length: Int) {
        self.length = length
        rows = Array(repeating: 0, count: length * length)
        isPivot = Array(repeating: false, count: length)
    }

    /// Adds a vector of `length` residues. O(length · rank).
    mutating func insert(_ vector: [UInt64]) {
        var vector = vector
        for position in 0..<length where vector[position] != 0 {
            steps += length - position
            guard isPivot[position] else {
                store(vector, at: position)
                return
            }
            let factor = Self.prime - vector[position]
            vector.withUnsafeMutableBufferPointer { vector in
                rows.withUnsafeBufferPointer { rows in
                    let base = position * length
                    for index in position..<length {
                        vector[index] = (vector[index] + factor * rows[base + index]) % Self.prime
                    }
                }
            }
        }
    }

    private mutating func store(_ vector: [UInt64], at position: Int) {
        let inverse = Self.inverse(vector[position])
        for index in position..<length { rows[position * length + index] = vector[index] * inverse % Self.prime }
        isPivot[position] = true
        rank += 1
    }

    /// The residue of an integer.
    static func residue(_ value: Int) -> UInt64 {
        let rest = value % Int(prime)
        return UInt64(rest < 0 ? rest + Int(prime) : rest)
    }

    /// By Fermat's theorem.
    private static func inverse(_ value: UInt64) -> UInt64 {
        var (result, power, exponent) = (UInt64(1), value, prime - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * power % prime }
            power = power * power % prime
            exponent >>= 1
        }
        return result
    }
}
