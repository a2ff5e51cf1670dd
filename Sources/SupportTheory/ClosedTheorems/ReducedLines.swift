import SupportMasks

/// The rows of a state by type, and their reduced choices: no q rows with τ_1 ⊆ … ⊆ τ_q (equal types allowed) and q >
/// |τ_q|.
///
/// A choice is a vector of multiplicities, one for each type. Taking lines away from a reduced choice leaves a reduced
/// one, so all of them lie below the maximal ones.
struct ReducedLines {
    /// The different types by increasing size, with their size (counted with multiplicity) and their rows.
    private let types: [(type: BitSet, size: Int, lines: [Int])]
    /// For each type the smaller ones inside it.
    private let below: [[Int]]

    /// - Parameter vectorLimit: nil if more vectors would have to be looked at, as far as the number of types says so.
    ///   A line of each type of any set of types is a reduced choice, as q different types along a chain have q members
    ///   at least; so there are two choices to the power of the number of types.
    init?(rowsOf state: MaskedState, vectorLimit: Int) {
        let mostTypes = Int.bitWidth - 1 - max(1, vectorLimit).leadingZeroBitCount
        var groups: [BitSet: [Int]] = [:]
        for (row, type) in state.rowTypes().enumerated() where !type.isEmpty {
            groups[type, default: []].append(row)
            if groups.count > mostTypes { return nil }
        }
        let types = groups.map { type, lines in
            (type: type, size: type.reduce(0) { $0 + state.classes[$1].multiplicity }, lines: lines)
        }.sorted { ($0.size, $0.lines[0]) < ($1.size, $1.lines[0]) }
        self.types = types
        below = types.indices.map { index in
            types.indices.filter {
                types[$0].size < types[index].size && types[$0].type.isSubset(of: types[index].type)
            }
        }
    }

    /// Whether all the rows together are a reduced choice.
    var isReduced: Bool {
        isReduced(types.map(\.lines.count))
    }

    /// The maximal reduced choices, each as rows in ascending order; nil if more than `vectorLimit` vectors would have
    /// to be looked at.
    func maximalChoices(vectorLimit: Int) -> [[Int]]? {
        var vectorsLeft = vectorLimit
        var choices: [[Int]] = []
        var counts: [Int] = []
        var heaviest: [Int] = []
        func extend() -> Bool {
            let index = counts.count
            if index == types.count {
                vectorsLeft -= 1
                if isMaximal(counts) { choices.append(lines(counts)) }
                return vectorsLeft >= 0
            }
            let lighter = below[index].map { heaviest[$0] }.max() ?? 0
            let most = min(types[index].lines.count, types[index].size - lighter)
            // Large choices first: they are more likely not to be closed, and then nothing else is looked at.
            for count in stride(from: max(0, most), through: 0, by: -1) {
                counts.append(count)
                heaviest.append(lighter + count)
                defer {
                    counts.removeLast()
                    heaviest.removeLast()
                }
                guard extend() else { return false }
            }
            return true
        }
        return extend() ? choices : nil
    }

    private func isMaximal(_ counts: [Int]) -> Bool {
        counts.indices.allSatisfy { index in
            if counts[index] == types[index].lines.count { return true }
            var more = counts
            more[index] += 1
            return !isReduced(more)
        }
    }

    private func isReduced(_ counts: [Int]) -> Bool {
        // The most lines on a chain that ends in each type; a chain need not use the type itself.
        var heaviest: [Int] = []
        for index in counts.indices {
            let weight = counts[index] + (below[index].map { heaviest[$0] }.max() ?? 0)
            if counts[index] > 0 && weight > types[index].size { return false }
            heaviest.append(weight)
        }
        return true
    }

    private func lines(_ counts: [Int]) -> [Int] {
        zip(types, counts).flatMap { $0.lines.prefix($1) }.sorted()
    }
}
