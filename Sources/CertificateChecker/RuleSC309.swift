import CheckerInput

/// SC309, pinned lines. Every support has a vector on its columns. A pinned row has a support k of its own, whose vector
/// is minus a combination of the other vectors of the row that are final by then, so that row i of X, with these factors
/// and 1 at k, is orthogonal to the observed columns. All other rows of X are zero. At this zero of the product the
/// differential is onto: rows of X reach what the vectors span, and the vector of k reaches the rest of its row, one pin
/// after the other. So the products fill a neighbourhood of zero, and they are a cone.
///
/// Everything is computed modulo a prime; nothing is divided by a multiple of it, so these are the residues of rational
/// numbers, and ranks over the rationals are no smaller.
enum RuleSC309 {
    static func finish(_ step: JSONValue, _ state: State) throws(Rejection) {
        let fields = try step.fields("rule", "side", "seed", "pins")
        let view = try state.seen(from: try Side(fields[1]))
        var vectors = try PinnedVectors(view, seed: try fields[2].integer(in: 1...Limits.zeroEntry, "seed"))
        let pins = try fields[3].list { element throws(Rejection) in
            try vectors.readPin(element)
        }
        try vectors.requireDistinct(pins, at: fields[3])
        for (position, pin) in pins.enumerated() { try vectors.apply(pin, number: position) }
        try vectors.requireFullRank(pins, at: fields[3])
    }
}

struct PinnedRow {
    let row: Int
    let support: Int
    let solved: [Int]
    let place: JSONValue
}

/// The vectors of the supports, numbered class by class, as residues.
private struct PinnedVectors {
    private static let prime: UInt64 = (1 << 31) - 1

    private let view: State
    private let budget: Budget
    private let seed: Int
    /// The class of each support, and the first support of each class.
    private var owner: [Int] = []
    private var first: [Int] = []
    private var vectors: [[UInt64]] = []
    private var types: LineTypes
    /// The position of the pin of each support; -1 where there is none.
    private var pinOf: [Int] = []

    init(_ view: State, seed: Int) throws(Rejection) {
        self.view = view
        self.seed = seed
        budget = view.budget
        types = try LineTypes(view)
        for (index, entry) in view.classes.enumerated() {
            try budget.spend(20)
            first.append(owner.count)
            for _ in try budget.each(entry.multiplicity) {
                try budget.spend(Budget.word * (2 + view.columnCount) + 10 * view.columnCount)
                var vector = [UInt64](repeating: 0, count: view.columnCount)
                let base = UInt64(seed + owner.count)
                var power: UInt64 = 1
                for column in vector.indices {
                    power = power * base % Self.prime
                    if entry.columns.contains(column) { vector[column] = power }
                }
                vectors.append(vector)
                owner.append(index)
            }
        }
        pinOf = try budget.zeros(owner.count)
        for support in pinOf.indices { pinOf[support] = -1 }
    }

    mutating func readPin(_ value: JSONValue) throws(Rejection) -> PinnedRow {
        let parts = try value.tuple(3, "[line, support, [support, …]]")
        return PinnedRow(
            row: try parts[0].index(below: view.rowCount, "line"),
            support: try parts[1].index(below: owner.count, "support"),
            solved: try parts[2].distinctIndices(below: owner.count, "support"), place: value)
    }

    mutating func requireDistinct(_ pins: [PinnedRow], at place: JSONValue) throws(Rejection) {
        var rows = try BitSet(bound: view.rowCount, budget)
        for (position, pin) in pins.enumerated() {
            try budget.spend(20)
            try pin.place.require(!rows.contains(pin.row), "the line is pinned twice")
            rows.insert(pin.row)
            try pin.place.require(pinOf[pin.support] < 0, "the support is pinned twice")
            pinOf[pin.support] = position
        }
    }

    /// The supports that meet a row.
    private func supports(of row: Int) throws(Rejection) -> [Int] {
        var result: [Int] = []
        for index in try types.type(row).members {
            for copy in 0..<view.classes[index].multiplicity {
                try budget.spend(Budget.word)
                result.append(first[index] + copy)
            }
        }
        return result
    }

    /// The observed columns of a row that a support does not reach.
    private mutating func gaps(_ row: Int, _ support: Int) throws(Rejection) -> BitSet {
        try types.observed(row).subtracting(view.classes[owner[support]].columns)
    }

    mutating func apply(_ pin: PinnedRow, number: Int) throws(Rejection) {
        let meeting = try supports(of: pin.row)
        try pin.place.require(meeting.contains(pin.support), "the support does not meet the line")
        let gaps = try gaps(pin.row, pin.support).members
        try pin.place.require(
            pin.solved.count == gaps.count, "the support misses \(gaps.count) observed cells of the line")
        // Final by now: never pinned, or pinned before.
        let others = meeting.filter { $0 != pin.support && pinOf[$0] < number }
        for support in pin.solved {
            try budget.spend(10 + others.count)
            try pin.place.require(others.contains(support), "support \(support) does not take part in this pin")
        }
        var sum = [UInt64](repeating: 0, count: view.columnCount)
        try budget.spend(Budget.word * view.columnCount)
        for support in others where !pin.solved.contains(support) {
            try budget.spend(200 + pin.solved.count)
            let share = Self.power(UInt64(seed + support), view.columnCount + 1 + number)
            try add(share, support, to: &sum)
        }
        let shares = try solution(pin, gaps, sum)
        for (support, share) in zip(pin.solved, shares) { try add(share, support, to: &sum) }
        let reached = try types.observed(pin.row).intersection(view.classes[owner[pin.support]].columns)
        for column in try reached.members { vectors[pin.support][column] = (Self.prime - sum[column]) % Self.prime }
    }

    private func add(_ share: UInt64, _ support: Int, to sum: inout [UInt64]) throws(Rejection) {
        try budget.spend(10 * sum.count)
        for column in sum.indices { sum[column] = (sum[column] + share * vectors[support][column]) % Self.prime }
    }

    /// The shares of the listed supports that make the sum vanish at the gaps.
    private func solution(_ pin: PinnedRow, _ gaps: [Int], _ sum: [UInt64]) throws(Rejection) -> [UInt64] {
        let size = gaps.count
        try budget.spend(Budget.word * (size + 1) * (size + 1) + 10 * size * size * size)
        var equations: [[UInt64]] = []
        for column in gaps {
            equations.append(pin.solved.map { vectors[$0][column] } + [(Self.prime - sum[column]) % Self.prime])
        }
        for step in 0..<size {
            guard let pivot = (step..<size).first(where: { equations[$0][step] != 0 }) else {
                throw pin.place.rejection("the listed supports are dependent on the cells that the support misses")
            }
            equations.swapAt(step, pivot)
            let inverse = Self.power(equations[step][step], Int(Self.prime) - 2)
            for index in step...size { equations[step][index] = equations[step][index] * inverse % Self.prime }
            for other in 0..<size where other != step && equations[other][step] != 0 {
                let factor = Self.prime - equations[other][step]
                for index in step...size {
                    equations[other][index] = (equations[other][index] + factor * equations[step][index]) % Self.prime
                }
            }
        }
        return equations.map { $0[size] }
    }

    mutating func requireFullRank(_ pins: [PinnedRow], at place: JSONValue) throws(Rejection) {
        var pinned = try budget.zeros(view.rowCount)
        for (position, pin) in pins.enumerated() { pinned[pin.row] = position + 1 }
        for row in pinned.indices {
            let wanted =
                try pinned[row] > 0 ? gaps(row, pins[pinned[row] - 1].support) : types.observed(row)
            let columns = try wanted.members
            if columns.isEmpty { continue }
            let rank = try rank(of: try supports(of: row), on: columns)
            try place.require(
                rank == columns.count,
                "the vectors in line \(row) have rank \(rank), and \(columns.count) cells are to be spanned")
        }
    }

    /// The rank of the vectors of some supports on some columns.
    private func rank(of supports: [Int], on columns: [Int]) throws(Rejection) -> Int {
        var basis: [(lead: Int, vector: [UInt64])] = []
        for support in supports where basis.count < columns.count {
            try budget.spend(Budget.word * columns.count + 10 * columns.count * (1 + basis.count))
            var vector = columns.map { vectors[support][$0] }
            for (lead, other) in basis where vector[lead] != 0 {
                let factor = Self.prime - vector[lead]
                for index in vector.indices { vector[index] = (vector[index] + factor * other[index]) % Self.prime }
            }
            guard let lead = vector.firstIndex(where: { $0 != 0 }) else { continue }
            try budget.spend(200)
            let inverse = Self.power(vector[lead], Int(Self.prime) - 2)
            basis.append((lead, vector.map { $0 * inverse % Self.prime }))
        }
        return basis.count
    }

    private static func power(_ base: UInt64, _ exponent: Int) -> UInt64 {
        var (result, square, rest) = (UInt64(1), base % prime, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result * square % prime }
            square = square * square % prime
            rest >>= 1
        }
        return result
    }
}
