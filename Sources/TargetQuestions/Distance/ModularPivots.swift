import ExactArithmetic

/// Pivots of a matrix modulo the prime 2³¹ − 1: in this order an elimination over the rationals finds entries that are
/// not zero there, since its minors are not zero modulo the prime.
struct ModularPivots {
    private static let prime: UInt64 = 2_147_483_647

    private let rows: [[UInt64]]

    /// Nil if the prime divides a denominator.
    init?(_ matrix: [[Rational]]) {
        var rows: [[UInt64]] = []
        for row in matrix {
            var residues: [UInt64] = []
            for value in row {
                guard let residue = Self.residue(value) else { return nil }
                residues.append(residue)
            }
            rows.append(residues)
        }
        self.rows = rows
    }

    /// The places of pivots in the given lines, `most` at most; no more than the rank in them.
    func find(rows lines: [Int], columns: [Int], most: Int) -> [(row: Int, column: Int)] {
        var rest = lines.map { line in columns.map { rows[line][$0] } }
        var left = Array(lines.indices)
        var found: [(row: Int, column: Int)] = []
        for place in columns.indices where found.count < most {
            guard let index = left.firstIndex(where: { rest[$0][place] != 0 }) else { continue }
            let pivot = left.remove(at: index)
            found.append((lines[pivot], columns[place]))
            let inverse = Self.power(rest[pivot][place], Self.prime - 2)
            for other in left where rest[other][place] != 0 {
                let factor = Self.prime - rest[other][place] * inverse % Self.prime
                for column in place..<columns.count {
                    rest[other][column] = (rest[other][column] + factor * rest[pivot][column]) % Self.prime
                }
            }
        }
        return found
    }

    private static func residue(_ value: Rational) -> UInt64? {
        let modulus = Integer(Int(prime))
        guard let top = (value.numerator % modulus).asInt, let bottom = (value.denominator % modulus).asInt,
            bottom != 0
        else { return nil }
        let numerator = UInt64(top < 0 ? top + Int(prime) : top)
        return numerator * power(UInt64(bottom), prime - 2) % prime
    }

    private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
        var (result, base, exponent) = (UInt64(1), base, exponent)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base % prime }
            base = base * base % prime
            exponent >>= 1
        }
        return result
    }
}
