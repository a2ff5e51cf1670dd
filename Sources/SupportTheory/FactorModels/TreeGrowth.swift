import SupportMasks

/// Looks for rows that supports join to a tree (SC408) where rows may have many supports: a tree grows from one of two
/// rows without a common support, a support and a new row at a time, until all supports are used and the other row is
/// reached. The supports are all there are, or what is left without some of them, with the rows on which no other is.
///
/// Choices are drawn with a fixed seed, and bounded: what is found is a witness, and nothing found says nothing.
struct TreeGrowth {
    private let rows: [Int]
    private let types: [BitSet]
    private var stepsLeft: Int
    private var dice = SplitMix64(seed: 408)

    private static let mostSets = 64
    private static let mostPairs = 40
    private static let triesOfPair = 3

    /// - Parameter mostSteps: looks at a support.
    init(_ loadings: BitMatrix, mostSteps: Int) {
        stepsLeft = mostSteps
        // Equal rows as many as their block can have rank.
        var copies: [BitSet: Int] = [:]
        var kept: [(row: Int, type: BitSet)] = []
        for row in 0..<loadings.rowCount {
            let type = loadings.row(row)
            if copies[type, default: 0] >= type.count { continue }
            copies[type, default: 0] += 1
            kept.append((row, type))
        }
        (rows, types) = (kept.map(\.row), kept.map(\.type))
    }

    /// A tree and two of its rows without a common support; nil if none is found.
    ///
    /// - Parameter mostSupports: that the tree may have.
    mutating func find(mostSupports: Int) -> (tree: RowTree, apart: (Int, Int))? {
        guard let capacity = types.first?.capacity else { return nil }
        var queue = [BitSet.full(capacity: capacity)]
        var seen: Set<BitSet> = []
        var next = 0
        while next < queue.count, seen.count < Self.mostSets, stepsLeft > 0 {
            let (supports, places) = closed(queue[next])
            next += 1
            guard !supports.isEmpty, seen.insert(supports).inserted else { continue }
            if supports.count <= mostSupports, places.count > supports.count,
                let found = tree(supports.members, places)
            {
                return found
            }
            for support in supports where queue.count < 4 * Self.mostSets {
                queue.append(supports.subtracting(BitSet(capacity: capacity, members: [support])))
            }
        }
        return nil
    }

    /// The rows with no support but some, and the supports that they have.
    private func closed(_ supports: BitSet) -> (supports: BitSet, places: [Int]) {
        let places = types.indices.filter { types[$0].isSubset(of: supports) }
        return (places.reduce(BitSet(capacity: supports.capacity)) { $0.union(types[$1]) }, places)
    }

    private mutating func tree(_ supports: [Int], _ places: [Int]) -> (tree: RowTree, apart: (Int, Int))? {
        let linesOf = supports.map { support in
            BitSet(capacity: types.count, members: places.filter { types[$0].contains(support) })
        }
        guard linesOf.allSatisfy({ $0.count > 1 }) else { return nil }
        for (p, q) in pairsApart(places) {
            for _ in 0..<Self.triesOfPair {
                guard stepsLeft > 0 else { return nil }
                if let edges = grown(from: p, to: q, supports, linesOf) {
                    let ends = Set(edges.flatMap(\.rows)).sorted()
                    return (RowTree(rows: ends, edges: edges), (rows[p], rows[q]))
                }
            }
        }
        return nil
    }

    /// Some pairs of rows without a common support.
    private mutating func pairsApart(_ places: [Int]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        for (index, first) in places.enumerated() {
            for second in places[(index + 1)...] where types[first].isDisjoint(with: types[second]) {
                pairs.append((first, second))
                if pairs.count == 16 * Self.mostPairs { break }
            }
            stepsLeft -= places.count
            if pairs.count >= 16 * Self.mostPairs || stepsLeft <= 0 { break }
        }
        pairs.shuffle(using: &dice)
        return Array(pairs.prefix(Self.mostPairs))
    }

    /// The edges of a tree of all supports that holds both rows; nil if the choices lead to none.
    private mutating func grown(from p: Int, to q: Int, _ supports: [Int], _ linesOf: [BitSet]) -> [RowTree.Edge]? {
        var tree = BitSet(capacity: types.count, members: [p])
        var left = Array(supports.indices)
        var edges: [RowTree.Edge] = []
        while !left.isEmpty {
            stepsLeft -= left.count
            // The support with fewest new rows, one that reaches q before all others.
            var best: (rank: Int, draw: UInt64, place: Int, outside: BitSet)?
            for (place, number) in left.enumerated() where !linesOf[number].isDisjoint(with: tree) {
                let outside = linesOf[number].subtracting(tree)
                if outside.isEmpty { return nil }
                let rank = outside.contains(q) ? 0 : outside.count
                let draw = dice.next()
                if best.map({ (rank, draw) < ($0.rank, $0.draw) }) ?? true { best = (rank, draw, place, outside) }
            }
            guard let best else { return nil }
            let number = left.remove(at: best.place)
            guard let new = best.rank == 0 ? q : newRow(best.outside, supports, left),
                let old = linesOf[number].intersection(tree).first
            else { return nil }
            edges.append(RowTree.Edge(support: supports[number], rows: [rows[old], rows[new]]))
            tree.insert(new)
        }
        return tree.contains(q) ? edges : nil
    }

    /// A row that has few of the supports that are left: others need the rest.
    private mutating func newRow(_ outside: BitSet, _ supports: [Int], _ left: [Int]) -> Int? {
        var best: (count: Int, draw: UInt64, row: Int)?
        for row in outside {
            let count = left.count { types[row].contains(supports[$0]) }
            let draw = dice.next()
            if best.map({ (count, draw) < ($0.count, $0.draw) }) ?? true { best = (count, draw, row) }
        }
        stepsLeft -= outside.count
        return best?.row
    }
}
