import ExactArithmetic

/// The factors that write one row as a combination of the reducers and of the new rows, modulo each prime: part (b) of
/// the proof in `ExactEchelon`.
///
/// A factor is numbered by its reducer, or by the number of reducers plus that of a new row.
struct RowProof {
    /// The row of the matrix.
    let row: Int
    /// Whether the identity is proved over Q.
    private(set) var isDone = false
    /// The factors that are not zero modulo some prime.
    private var numbers: [Int32] = []
    /// For each number its place in that list, -1 if it is not there.
    private var place: [Int32] = []
    /// For each prime the residues, in the order of `numbers`; those missing at the end are 0.
    private var residues: [[UInt32]] = []

    init(row: Int) {
        self.row = row
    }

    /// Adds the factors modulo prime number `prime`, the next one.
    mutating func add(_ result: ModularReduction.Result, _ multiples: [UInt32], _ reducers: Int, _ prime: Int) {
        var values = [UInt32](repeating: 0, count: numbers.count)
        if place.isEmpty { place = [Int32](repeating: -1, count: reducers + multiples.count) }
        func set(_ number: Int32, _ value: UInt32) {
            if value == 0 { return }
            let index = Int(place[Int(number)])
            if index >= 0 {
                values[index] = value
            } else {
                place[Int(number)] = Int32(numbers.count)
                numbers.append(number)
                values.append(value)
            }
        }
        for (number, value) in zip(result.used, result.factors) { set(number, value) }
        for (index, value) in multiples.enumerated() { set(Int32(reducers + index), value) }
        residues.append(values)
    }

    /// Multiplies the factors of the new rows modulo one prime.
    mutating func rescale(prime: Int, _ field: PrimeField, _ reducers: Int, _ scales: [UInt32]) {
        for index in residues[prime].indices where Int(numbers[index]) >= reducers {
            residues[prime][index] = field.product(residues[prime][index], scales[Int(numbers[index]) - reducers])
        }
    }

    /// Tries to lift the factors to integers over one denominator, small enough for the primes to prove the identity.
    /// `sizes` gives the number of
    /// binary digits of the largest coefficient of the row that a factor belongs to.
    mutating func prove(_ remainders: ChineseRemainders, ownBits: Int, _ sizes: (Int) -> Int) -> Bool {
        let lifted = remainders.lift(count: numbers.count) { prime, entry in
            entry < residues[prime].count ? residues[prime][entry] : 0
        }
        guard let (denominator, values) = lifted else { return false }
        // Each term is below 2^bits, so their sum is below 2^(bits + digits of their number), which must not exceed the
        // modulus.
        var bits = denominator.bitWidthOfMagnitude + ownBits
        for (number, value) in zip(numbers, values) where !value.isZero {
            bits = max(bits, value.bitWidthOfMagnitude + sizes(Int(number)))
        }
        let terms = numbers.count + 1
        isDone = bits + (Int.bitWidth - terms.leadingZeroBitCount) <= remainders.modulus.bitWidthOfMagnitude - 1
        if isDone {
            residues = []
            numbers = []
            place = []
        }
        return isDone
    }
}
