import Proofs

/// Vertex-disjoint paths from inputs to outputs of a small layered graph, by augmentation, and a smallest set of units
/// that meets every path (Menger): a bound on the ranks of products that passes to the closure, and their generic rank.
///
/// Every unit is split into an entrance and an exit, joined by an edge of capacity one. Levels have at most 64 units.
package struct DisjointPaths {
    private let graph: LayerGraph
    private let rows: UInt64
    private let columns: UInt64
    /// The unit of the level before that a unit's path comes from; −1 if no path goes through it (or it begins there).
    private var previous: [Int]
    private var used: [Bool]

    /// A smallest cut of the window rows × columns.
    package static func smallestCut(_ graph: LayerGraph, rows: UInt64, columns: UInt64, _ interruption: Interruption)
        -> Cut
    {
        var paths = DisjointPaths(graph, rows: rows, columns: columns)
        while true {
            // Every cut bounds the rank: here that of all rows.
            if interruption.isDue { return paths.allRows }
            let search = paths.search()
            guard let end = search.end else { return paths.cut(search) }
            paths.augment(to: end, search.cameFrom)
        }
    }

    /// Units whose removal leaves no path; their number bounds the rank.
    package struct Cut: Hashable {
        /// A set of units for each level, inputs first.
        var levels: [UInt64]

        package var size: Int { levels.reduce(0) { $0 + $1.nonzeroBitCount } }
        package var rows: [Int] { Array(Members(levels[levels.count - 1])) }
        package var columns: [Int] { Array(Members(levels[0])) }
        package var neurons: [Neuron] {
            levels.indices.dropFirst().dropLast().flatMap { level in
                Members(levels[level]).map { Neuron(layer: level - 1, unit: $0) }
            }
        }
    }

    private init(_ graph: LayerGraph, rows: UInt64, columns: UInt64) {
        self.graph = graph
        self.rows = rows
        self.columns = columns
        previous = Array(repeating: -1, count: graph.unitCount)
        used = Array(repeating: false, count: graph.unitCount)
    }

    private var allRows: Cut { Cut(levels: graph.upward.map { _ in 0 } + [rows]) }

    /// A breadth-first search in the residual graph. A place is twice a unit for its entrance, one more for its exit.
    private struct Search {
        /// The exit of an output, if one is reached.
        var end: Int?
        /// The place before a place; −1 for a beginning, −2 for what is not reached.
        var cameFrom: [Int]
    }

    private func search() -> Search {
        var search = Search(cameFrom: Array(repeating: -2, count: 2 * graph.unitCount))
        var queue: [(place: Int, level: Int)] = []
        func visit(_ place: Int, _ level: Int, from origin: Int) {
            if search.cameFrom[place] != -2 { return }
            search.cameFrom[place] = origin
            queue.append((place, level))
        }
        for column in Members(columns) { visit(2 * column, 0, from: -1) }
        var index = 0
        while index < queue.count {
            let (place, level) = queue[index]
            index += 1
            let unit = place / 2
            if place % 2 == 0 {
                if !used[unit] { visit(place + 1, level, from: place) }
                // Back along the path that enters here.
                if previous[unit] >= 0 { visit(2 * previous[unit] + 1, level - 1, from: place) }
                continue
            }
            let first = graph.firstUnit[level]
            if level == graph.upward.count {
                if rows >> UInt64(unit - first) & 1 == 1 {
                    search.end = place
                    return search
                }
            } else {
                for above in Members(graph.upward[level][unit - first]) {
                    visit(2 * (graph.firstUnit[level + 1] + above), level + 1, from: place)
                }
            }
            // Back through the unit, against its own flow.
            if used[unit] { visit(place - 1, level, from: place) }
        }
        return search
    }

    private mutating func augment(to end: Int, _ cameFrom: [Int]) {
        var place = end
        // New edges are joined after old ones are undone, so that a unit that is left and entered again keeps the new
        // edge.
        var joined: [(lower: Int, upper: Int)] = []
        while cameFrom[place] >= 0 {
            let origin = cameFrom[place]
            let (from, to) = (origin / 2, place / 2)
            if from == to {
                used[to] = origin % 2 == 0
            } else if origin % 2 == 1 {
                joined.append((from, to))
            } else {
                // An entrance to an exit of the level before: the edge between them is undone.
                previous[from] = -1
            }
            place = origin
        }
        for (lower, upper) in joined {
            previous[upper] = lower
        }
    }

    /// The units whose entrance is reached and whose exit is not: they meet every path, and are as many as there are
    /// disjoint paths.
    private func cut(_ search: Search) -> Cut {
        Cut(
            levels: graph.firstUnit.indices.map { level in
                let first = graph.firstUnit[level]
                let count = (level + 1 < graph.firstUnit.count ? graph.firstUnit[level + 1] : graph.unitCount) - first
                return (0..<count).reduce(0) { units, unit in
                    let entrance = 2 * (first + unit)
                    let isCut = search.cameFrom[entrance] != -2 && search.cameFrom[entrance + 1] == -2
                    return isCut ? units | 1 << UInt64(unit) : units
                }
            })
    }
}

/// The units of a small network and its edges as words.
package struct LayerGraph {
    /// For each layer and each of its inputs the outputs that it is joined to.
    package let upward: [[UInt64]]
    /// Units are counted through, inputs first: the number of the first of each level.
    let firstUnit: [Int]
    let unitCount: Int

    package init(upward: [[UInt64]], rowCount: Int) {
        self.upward = upward
        var count = 0
        firstUnit = (upward.map(\.count) + [rowCount]).map { size in
            defer { count += size }
            return count
        }
        unitCount = count
    }
}
