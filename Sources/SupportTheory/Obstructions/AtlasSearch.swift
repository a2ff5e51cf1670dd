import SupportMasks

/// Looks for windows of a state that are minimal obstructions of the atlas.
///
/// A window has the two or three supports K of a pattern if every other support is missed by all its rows or by all its
/// columns. So for each K, and each set E of other
/// supports, the rows that meet nothing of E and the columns that meet nothing of the rest are counted by type, and
/// compared with the patterns.
struct AtlasSearch {
    private let state: MaskedState
    private let rowTypes: [LineType]
    private let columnTypes: [LineType]
    private let supportCount: Int

    /// Lines with the same supports.
    private struct LineType {
        var type: UInt32
        var lines: [Int]
    }

    /// Nil if the state has more supports than the limit: all K and E are gone through.
    init?(_ state: MaskedState, mostSupports: Int) {
        let supports = state.classes.flatMap { cls in cls.supports.map { _ in cls } }
        guard supports.count >= 2 && supports.count <= mostSupports else { return nil }
        self.state = state
        supportCount = supports.count
        rowTypes = Self.lineTypes(supports.map(\.rows))
        columnTypes = Self.lineTypes(supports.map(\.columns))
    }

    private static func lineTypes(_ sets: [BitSet]) -> [LineType] {
        var types: [Int: UInt32] = [:]
        for (support, set) in sets.enumerated() { for line in set { types[line, default: 0] |= 1 << UInt32(support) } }
        return Dictionary(grouping: types.keys, by: { types[$0] ?? 0 })
            .map { LineType(type: $0, lines: $1.sorted()) }
            .sorted { $0.lines[0] < $1.lines[0] }
    }

    /// A place for patterns: the supports of a window, and those that its rows miss. The columns miss the others.
    private struct Place {
        var members: [Int]
        var missedByRows: UInt32
        var missedByColumns: UInt32
        var rows: LineCounts
        var columns: LineCounts
    }

    /// Windows without free cells that are obstructions of the atlas, with few lines first, at most `limit` of them.
    func windows(limit: Int, _ interruption: Interruption) -> [(rows: [Int], columns: [Int])] {
        let candidates = Atlas.widths.map { width in (places(width), Atlas.of(width: width).patterns) }
        var found: [(rows: [Int], columns: [Int])] = []
        for lines in 4...14 {
            for (places, patterns) in candidates {
                for pattern in patterns where pattern.lineCount == lines {
                    for place in places
                    where place.rows.contains(pattern.rows) && place.columns.contains(pattern.columns) {
                        if interruption.isDue || found.count >= limit { return found }
                        if let window = window(pattern, place) {
                            found.append(window)
                            break
                        }
                    }
                }
            }
        }
        return found
    }

    /// The places for a number of supports; without free cells those with different counts are enough.
    private func places(_ width: Int) -> [Place] {
        let hasFreeCell = state.classes.contains(where: state.hasFreeCell)
        var seen: Set<[LineCounts]> = []
        var places: [Place] = []
        let all = UInt32(1 << supportCount) - 1
        for members in Combinations.of(Array(0..<supportCount), size: width) {
            let outside = members.reduce(all) { $0 & ~(1 << UInt32($1)) }
            var missed = outside
            while true {
                let rows = counts(rowTypes, members, missing: missed)
                let columns = counts(columnTypes, members, missing: outside & ~missed)
                if rows.word != 0 && columns.word != 0 && (hasFreeCell || seen.insert([rows, columns]).inserted) {
                    places.append(
                        Place(
                            members: members, missedByRows: missed, missedByColumns: outside & ~missed, rows: rows,
                            columns: columns))
                }
                if missed == 0 { break }
                missed = (missed - 1) & outside
            }
        }
        return places
    }

    private func counts(_ types: [LineType], _ members: [Int], missing: UInt32) -> LineCounts {
        var counts = LineCounts()
        for type in types where type.type & missing == 0 {
            let part = Self.part(type.type, members)
            if part != 0 { counts.add(part, type.lines.count) }
        }
        return counts
    }

    /// The members that a type has, numbered within the members.
    private static func part(_ type: UInt32, _ members: [Int]) -> Int {
        members.indices.reduce(0) { type >> UInt32(members[$1]) & 1 == 1 ? $0 | 1 << $1 : $0 }
    }

    /// Lines of the pattern's types at a place such that no cell of the window is free; nil if a bounded search finds
    /// none.
    private func window(_ pattern: Atlas.Pattern, _ place: Place) -> (rows: [Int], columns: [Int])? {
        let columns = (1..<8).map { candidates(columnTypes, place.members, $0, missing: place.missedByColumns) }
        let wanted = (1..<8).flatMap { type in Array(repeating: type, count: pattern.rows.count(type)) }
        var rows: [Int] = []
        var stepsLeft = 1_000
        /// The columns without a free cell in the rows, once all rows are chosen.
        func extend(_ allowed: [[Int]]) -> [[Int]]? {
            stepsLeft -= 1
            guard stepsLeft >= 0, (1..<8).allSatisfy({ allowed[$0 - 1].count >= pattern.columns.count($0) }) else {
                return nil
            }
            guard rows.count < wanted.count else { return allowed }
            for row in candidates(rowTypes, place.members, wanted[rows.count], missing: place.missedByRows)
            where !rows.contains(row) {
                rows.append(row)
                if let left = extend(allowed.map { $0.filter { !state.free[row, $0] } }) { return left }
                rows.removeLast()
            }
            return nil
        }
        guard let left = extend(columns) else { return nil }
        let chosen = (1..<8).flatMap { left[$0 - 1].prefix(pattern.columns.count($0)) }
        return (rows.sorted(), chosen.sorted())
    }

    private func candidates(_ types: [LineType], _ members: [Int], _ part: Int, missing: UInt32) -> [Int] {
        types.filter { $0.type & missing == 0 && Self.part($0.type, members) == part }.flatMap(\.lines)
    }
}
