import SupportMasks

/// Vertex-disjoint paths through neighbouring layers that end in all of some outputs, by augmenting paths on bit sets.
struct Linking {
    /// By level of the layers, inputs first: the units that each output of the next layer has before it.
    private let masks: [BitMatrix]
    private let levelCount: Int

    init(_ masks: [BitMatrix]) {
        self.masks = masks
        levelCount = masks.count + 1
    }

    /// For each of `ends` a path of units, one of each level, that begins in `starts`; no unit is in two of them. Nil
    /// if there are no such paths.
    func paths(from starts: BitSet, to ends: BitSet) -> [[Int]]? {
        var flow = Flow(masks, starts)
        for end in ends { guard flow.augment(from: end) else { return nil } }
        return ends.map { flow.path(to: $0) }
    }

    /// Paths grow downwards, from an output to a start; every unit is in at most one.
    private struct Flow {
        let masks: [BitMatrix]
        let starts: BitSet
        /// For each level the unit before, and the unit after, on the path through a unit; −1 where there is none.
        var before: [[Int]]
        var after: [[Int]]
        var isUsed: [BitSet]

        init(_ masks: [BitMatrix], _ starts: BitSet) {
            self.masks = masks
            self.starts = starts
            let sizes = (masks.first.map { [$0.columnCount] } ?? [starts.capacity]) + masks.map(\.rowCount)
            before = sizes.map { Array(repeating: -1, count: $0) }
            after = before
            isUsed = sizes.map { BitSet(capacity: $0) }
        }

        private var last: Int { isUsed.count - 1 }

        func path(to end: Int) -> [Int] {
            var units = [end]
            var level = last
            while level > 0 {
                units.append(before[level][units[units.count - 1]])
                level -= 1
            }
            return units.reversed()
        }

        /// A place of the residual network: a unit seen from above (it may be entered) or from below (its path may be
        /// left upwards).
        private struct Place {
            var level: Int
            var unit: Int
            var isUpper: Bool
            var parent: Int
        }

        /// One more path, to `end`, by breadth-first search; false if there is none.
        mutating func augment(from end: Int) -> Bool {
            var queue = [Place(level: last, unit: end, isUpper: true, parent: -1)]
            // Units that the search has not entered from above, and not left from below.
            var openAbove = isUsed.map { BitSet.full(capacity: $0.capacity) }
            var openBelow = openAbove
            openAbove[last].remove(end)
            var index = 0
            while index < queue.count {
                let place = queue[index]
                let (level, unit) = (place.level, place.unit)
                let used = isUsed[level].contains(unit)
                if place.isUpper, used {
                    // The path through the unit is followed back upwards: its upper part may go another way.
                    if level < last, after[level][unit] >= 0, openBelow[level + 1].contains(after[level][unit]) {
                        openBelow[level + 1].remove(after[level][unit])
                        queue.append(Place(level: level + 1, unit: after[level][unit], isUpper: false, parent: index))
                    }
                } else {
                    // Free, or left by its own path: on to the level below, or the end.
                    if level == 0 {
                        if place.isUpper, starts.contains(unit) {
                            shift(queue, index)
                            return true
                        }
                    } else {
                        for next in masks[level - 1].row(unit).intersection(openAbove[level - 1])
                        where next != before[level][unit] || !used {
                            openAbove[level - 1].remove(next)
                            queue.append(Place(level: level - 1, unit: next, isUpper: true, parent: index))
                        }
                    }
                    if !place.isUpper, openAbove[level].contains(unit) {
                        // Its path may give the unit up altogether and go another way further up.
                        openAbove[level].remove(unit)
                        if level < last, after[level][unit] >= 0, openBelow[level + 1].contains(after[level][unit]) {
                            openBelow[level + 1].remove(after[level][unit])
                            queue.append(
                                Place(level: level + 1, unit: after[level][unit], isUpper: false, parent: index))
                        }
                    }
                }
                index += 1
            }
            return false
        }

        /// Joins the units along the search's path anew.
        private mutating func shift(_ queue: [Place], _ last: Int) {
            var chain: [Place] = []
            var index = last
            while index >= 0 {
                chain.append(queue[index])
                index = queue[index].parent
            }
            chain.reverse()
            // Units that an upward step leaves lose the path that entered them; then downward steps join.
            for (from, to) in zip(chain, chain.dropFirst()) where to.level > from.level {
                before[to.level][to.unit] = -1
                after[from.level][from.unit] = -1
            }
            for (from, to) in zip(chain, chain.dropFirst()) where to.level < from.level {
                before[from.level][from.unit] = to.unit
                after[to.level][to.unit] = from.unit
            }
            for place in chain {
                let hasPath = place.level == self.last || after[place.level][place.unit] >= 0
                if hasPath { isUsed[place.level].insert(place.unit) } else { isUsed[place.level].remove(place.unit) }
            }
        }
    }
}
