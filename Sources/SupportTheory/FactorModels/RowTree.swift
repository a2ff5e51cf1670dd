import MaskedStates
import SupportMasks

/// Rows that supports join to a tree: each support by two of the rows that it is on (SC408).
struct RowTree {
    /// A support with the two rows that it joins.
    struct Edge {
        let support: Int
        let rows: [Int]
    }

    let rows: [Int]
    let edges: [Edge]

    init(rows: [Int], edges: [Edge]) { (self.rows, self.edges) = (rows, edges) }

    /// The tree of some rows and all supports on them; nil if there is none among the choices that are tried.
    ///
    /// - Parameter mostChoices: of pairs for the supports.
    init?(rows: [Int], of loadings: BitMatrix, mostChoices: Int) {
        var rowsOf: [Int: [Int]] = [:]
        for (place, row) in rows.enumerated() {
            for support in loadings.row(row) { rowsOf[support, default: []].append(place) }
        }
        guard rowsOf.count + 1 == rows.count else { return nil }
        // Supports without a choice come first.
        let supports = rowsOf.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
        var left = mostChoices
        func chosen(_ number: Int, _ sets: DisjointSets) -> [(Int, Int)]? {
            guard number < supports.count else { return [] }
            let places = supports[number].value
            for (index, one) in places.enumerated() {
                for other in places[(index + 1)...] {
                    left -= 1
                    guard left >= 0 else { return nil }
                    var united = sets
                    guard united.root(one) != united.root(other) else { continue }
                    united.unite(one, other)
                    if let rest = chosen(number + 1, united) { return [(one, other)] + rest }
                }
            }
            return nil
        }
        guard let pairs = chosen(0, DisjointSets(count: rows.count)) else { return nil }
        self.rows = rows
        edges = zip(supports, pairs).map { Edge(support: $0.key, rows: [rows[$1.0], rows[$1.1]]) }
    }

    /// The edges at each row.
    private var edgesAt: [Int: [Edge]] {
        var result: [Int: [Edge]] = [:]
        for edge in edges { for row in edge.rows { result[row, default: []].append(edge) } }
        return result
    }

    /// From every row but `root` the edges on its way there, each with the row at which it begins.
    func ways(to root: Int) -> [(row: Int, way: [(edge: Edge, from: Int, to: Int)])] {
        let edgesAt = edgesAt
        var ways: [Int: [(edge: Edge, from: Int, to: Int)]] = [root: []]
        var next = [root]
        while let row = next.popLast() {
            for edge in edgesAt[row] ?? [] {
                let other = edge.rows[0] == row ? edge.rows[1] : edge.rows[0]
                guard ways[other] == nil else { continue }
                ways[other] = [(edge, other, row)] + (ways[row] ?? [])
                next.append(other)
            }
        }
        return rows.filter { $0 != root }.map { ($0, ways[$0] ?? []) }
    }
}
