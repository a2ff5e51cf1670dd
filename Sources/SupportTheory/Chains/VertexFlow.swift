import SupportMasks

/// Vertex-disjoint paths from inputs to outputs of a small network, by augmentation, and a smallest set of units that
/// meets every path.
///
/// Every unit is split into an entrance and an exit, joined by an edge of capacity one. Levels have at most 64 units.
struct VertexFlow {
    private let upward: [[UInt64]]
    private let rows: UInt64
    private let columns: UInt64
    private let last: Int
    /// For each level and unit the unit of the next level that its path goes to; -1 if no path goes through it (or it
    /// is the end of one).
    private var next: [[Int]]
    private var previous: [[Int]]
    private var used: [UInt64]

    init(_ chain: LayerChain, rows: UInt64, columns: UInt64) {
        let sizes = chain.levelSizes
        last = chain.layerCount
        self.rows = rows
        self.columns = columns
        upward =
            chain.masks.map { mask in
                let transposed = mask.transposed()
                return (0..<mask.columnCount).map { transposed.row($0).firstWord }
            } + [[]]
        next = sizes.map { Array(repeating: -1, count: $0) }
        previous = next
        used = Array(repeating: 0, count: sizes.count)
    }

    private struct Place: Hashable {
        var level: Int
        var unit: Int
        /// The exit of a unit; else its entrance.
        var isExit: Bool
    }

    mutating func saturate(_ interruption: Interruption) {
        while !interruption.isDue, let (end, cameFrom) = search(), let end { augment(to: end, cameFrom) }
    }

    /// The units whose entrance a residual path reaches and whose exit none does: they meet every path, and are as many
    /// as there are disjoint paths.
    func cut() -> [UInt64] {
        let reached = search()?.cameFrom.keys
        var (entrances, exits) = (used.map { _ in UInt64(0) }, used.map { _ in UInt64(0) })
        for place in reached.map(Array.init) ?? [] {
            if place.isExit {
                exits[place.level] |= 1 << UInt64(place.unit)
            } else {
                entrances[place.level] |= 1 << UInt64(place.unit)
            }
        }
        return zip(entrances, exits).map { $0 & ~$1 }
    }

    /// Breadth first from the entrances of the inputs; the end is the exit of an output, if one is reached.
    private func search() -> (end: Place?, cameFrom: [Place: Place?])? {
        var cameFrom: [Place: Place?] = [:]
        var queue: [Place] = []
        func visit(_ place: Place, from origin: Place?) {
            if cameFrom[place] == nil {
                cameFrom[place] = .some(origin)
                queue.append(place)
            }
        }
        for column in Members(columns) { visit(Place(level: 0, unit: column, isExit: false), from: nil) }
        var index = 0
        while index < queue.count {
            let place = queue[index]
            index += 1
            let isUsed = used[place.level] >> UInt64(place.unit) & 1 == 1
            if place.isExit {
                if place.level == last {
                    if rows >> UInt64(place.unit) & 1 == 1 { return (place, cameFrom) }
                } else {
                    for unit in Members(upward[place.level][place.unit]) {
                        visit(Place(level: place.level + 1, unit: unit, isExit: false), from: place)
                    }
                }
                // Back through the unit, against its own flow.
                if isUsed { visit(Place(level: place.level, unit: place.unit, isExit: false), from: place) }
            } else {
                if !isUsed { visit(Place(level: place.level, unit: place.unit, isExit: true), from: place) }
                // Back along the path that enters here.
                let earlier = previous[place.level][place.unit]
                if earlier >= 0 { visit(Place(level: place.level - 1, unit: earlier, isExit: true), from: place) }
            }
        }
        return (nil, cameFrom)
    }

    private mutating func augment(to end: Place, _ cameFrom: [Place: Place?]) {
        var place = end
        // New edges are joined after old ones are undone, so that a unit that is left and entered again keeps the new
        // edge.
        var joined: [(Place, Place)] = []
        while let origin = cameFrom[place] ?? nil {
            switch (origin.isExit, place.level - origin.level) {
            case (false, 0): used[place.level] |= 1 << UInt64(place.unit)
            case (true, 0): used[place.level] &= ~(1 << UInt64(place.unit))
            case (true, _): joined.append((origin, place))
            case (false, _):
                // An entrance to an exit of the level before: the edge between them is undone.
                next[place.level][place.unit] = -1
                previous[origin.level][origin.unit] = -1
            }
            place = origin
        }
        for (lower, upper) in joined {
            next[lower.level][lower.unit] = upper.unit
            previous[upper.level][upper.unit] = lower.unit
        }
    }
}
