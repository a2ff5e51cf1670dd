/// The top layer from Y Yᵀ rounded to integers: its columns as cliques that are explained away.
///
/// Rounding and cliques are the algorithm of the literature. That a found column w is subtracted, as w wᵀ, is added
/// here: two rows that share two units have a correlation of 2 or 0, which the subtraction of one of them resolves.
struct RoundedCorrelations: Sendable {
    private let count: Int
    private let sparsity: Int
    /// Rounded, less what the columns found explain.
    private var rest: [Int]
    private var degrees: [Int]
    private(set) var columns: [[SignedLayer.Edge]] = []

    init(_ correlations: RowCorrelations, sparsity: Int) {
        count = correlations.rows.count
        self.sparsity = sparsity
        degrees = Array(repeating: 0, count: count)
        rest = (0..<(count * count)).map { [count] in Int(correlations[$0 / count, $0 % count].rounded()) }
    }

    /// Finds columns until no pair of rows gives one more. O(pairs × rows) a sweep.
    mutating func explain() {
        // Whole cliques first: a pair that shares two units with unlike signs has a correlation of 0, and such a gap is
        // allowed when the rest is clear.
        for gaps in 0...1 {
            var isChanged = true
            while isChanged, columns.count < count {
                isChanged = false
                for row in 0..<count {
                    for other in 0..<row where abs(entry(row, other)) == 1 {
                        guard let column = column(of: row, other, gaps: gaps) else { continue }
                        subtract(column)
                        isChanged = true
                    }
                }
            }
        }
    }

    private func entry(_ row: Int, _ other: Int) -> Int { rest[row * count + other] }

    private func sign(_ row: Int, _ other: Int) -> Int { entry(row, other).signum() }

    /// The one column that rows of this pair can have, if there is just one.
    private func column(of row: Int, _ other: Int, gaps: Int) -> [SignedLayer.Edge]? {
        guard degrees[row] < sparsity, degrees[other] < sparsity else { return nil }
        let pair = sign(row, other)
        var members = [(row: row, sign: 1), (row: other, sign: pair)]
        for k in 0..<count where k != row && k != other && degrees[k] < sparsity {
            let (a, b) = (sign(row, k), sign(other, k) * pair)
            let isMember =
                a != 0 && b != 0
                ? a == b
                : gaps > 0 && (a != 0 && mayHideUnits(other, k) || b != 0 && mayHideUnits(row, k))
            guard isMember else { continue }
            guard members.count < sparsity else { return nil }
            members.append((k, a != 0 ? a : b))
        }
        guard members.count == sparsity else { return nil }
        var zeros = 0
        for (index, first) in members.enumerated() {
            for second in members[..<index] {
                let value = sign(first.row, second.row)
                if value == 0 { zeros += 1 } else if value != first.sign * second.sign { return nil }
            }
        }
        guard zeros <= gaps else { return nil }
        return members.map { SignedLayer.Edge(row: $0.row, isNegative: $0.sign < 0) }
    }

    /// Two rows without a correlation may share two units of unlike signs only if both miss two units.
    private func mayHideUnits(_ row: Int, _ other: Int) -> Bool {
        degrees[row] + 2 <= sparsity && degrees[other] + 2 <= sparsity
    }

    private mutating func subtract(_ column: [SignedLayer.Edge]) {
        for first in column {
            degrees[first.row] += 1
            for second in column {
                rest[first.row * count + second.row] -= first.isNegative == second.isNegative ? 1 : -1
            }
        }
        columns.append(column)
    }
}
