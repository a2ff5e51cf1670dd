import SupportMasks

/// Where a swap may begin: a class k, cells (i, c) and (s, j) of it, and something else that reaches (i, j).
struct SwapSeed {
    var cls: Int
    var i: Int
    var j: Int
    var c: Int
    var s: Int
    /// A class outside K at (i, j); nil where that cell is free.
    var rival: Int?
    /// The classes that reach (i, c), (s, j) or (s, c): the least that K has to be.
    var known: BitSet
    /// How many supports these are.
    var size: Int
}

/// The seeds of a state, those with small K first.
struct SwapSeeds {
    private let state: MaskedState
    private let types: StateTypes
    private let limits: SearchLimits

    init(_ state: MaskedState, _ types: StateTypes, limits: SearchLimits) {
        self.state = state
        self.types = types
        self.limits = limits
    }

    /// Pairs of a class and a rival are looked at, for `swapSeeds` lines in all, and the best `swapGrowths` of them kept.
    func best() -> [SwapSeed] {
        var seeds: [SwapSeed] = []
        var left = limits.swapSeeds / max(1, state.rowCount + state.columnCount)
        for (index, cls) in state.classes.enumerated() {
            if limits.interruption.isDue { break }
            seeds += besideFreeCells(index, cls)
            for rival in rivals(of: index) {
                left -= 1
                if left < 0 { break }
                if let seed = beside(index, rival) { seeds.append(seed) }
            }
            if left < 0 { break }
        }
        var seen: Set<Beginning> = []
        let order = seeds.indices.sorted { (seeds[$0].size, $0) < (seeds[$1].size, $1) }
            .filter { seen.insert(Beginning(cls: seeds[$0].cls, known: seeds[$0].known)).inserted }
        return order.prefix(limits.swapGrowths).map { seeds[$0] }
    }

    /// What makes two seeds alike: beside another rival the same K rarely grows otherwise.
    private struct Beginning: Hashable {
        var cls: Int
        var known: BitSet
    }

    /// Classes that overlap with one, each side reaching beyond the other.
    private func rivals(of index: Int) -> some Sequence<Int> {
        let cls = state.classes[index]
        return state.classes.indices.lazy.filter { other in
            let rival = state.classes[other]
            return other != index && !cls.rows.isDisjoint(with: rival.rows)
                && !cls.columns.isDisjoint(with: rival.columns)
                && !cls.rows.isSubset(of: rival.rows) && !cls.columns.isSubset(of: rival.columns)
        }.prefix(limits.swapRivalsOfClass)
    }

    private func beside(_ index: Int, _ rival: Int) -> SwapSeed? {
        let (cls, other) = (state.classes[index], state.classes[rival])
        guard let i = least(cls.rows.intersection(other.rows), { types.rows[$0].count }),
            let j = least(cls.columns.intersection(other.columns), { types.columns[$0].count })
        else { return nil }
        return seed(
            index, i, j, rows: cls.rows.subtracting(other.rows), columns: cls.columns.subtracting(other.columns),
            rival: rival)
    }

    /// Beside a free cell, in the rows with few of them.
    private func besideFreeCells(_ index: Int, _ cls: ObservedClass) -> [SwapSeed] {
        guard state.hasFreeCell(cls) else { return [] }
        let rows = cls.rows.map { (row: $0, free: state.free.row($0).intersection(cls.columns)) }
            .filter { !$0.free.isEmpty }
            .sorted { ($0.free.count, $0.row) < ($1.free.count, $1.row) }
        return rows.prefix(limits.swapFreeRows).compactMap { row, free in
            least(free) { types.freeColumns.row($0).intersection(cls.rows).count }.flatMap {
                seed(index, row, $0, rows: cls.rows, columns: cls.columns, rival: nil)
            }
        }
    }

    /// The column c, then the row s, with the fewest other classes at the cells that K has to know.
    private func seed(_ index: Int, _ i: Int, _ j: Int, rows: BitSet, columns: BitSet, rival: Int?) -> SwapSeed? {
        let free = (row: state.free.row(i), column: types.freeColumns.row(j))
        let ofRow = types.rows[i]
        guard
            let c = least(
                columns.subtracting(free.row).removing(j),
                { dimension(ofRow.intersection(types.columns[$0])) + freeCount($0) })
        else { return nil }
        let atFirst = ofRow.intersection(types.columns[c])
        let ofColumns = types.columns[j].union(types.columns[c])
        let candidates = rows.subtracting(free.column).subtracting(types.freeColumns.row(c)).removing(i)
        guard let s = least(candidates, { dimension(types.rows[$0].intersection(ofColumns).union(atFirst)) }) else {
            return nil
        }
        let known = types.rows[s].intersection(ofColumns).union(atFirst)
        if let rival, known.contains(rival) { return nil }
        return SwapSeed(cls: index, i: i, j: j, c: c, s: s, rival: rival, known: known, size: dimension(known))
    }

    private func freeCount(_ column: Int) -> Int {
        types.freeColumns.row(column).isEmpty ? 0 : 1
    }

    private func dimension(_ classes: BitSet) -> Int {
        classes.reduce(0) { $0 + state.classes[$1].multiplicity }
    }

    private func least(_ set: BitSet, _ cost: (Int) -> Int) -> Int? {
        set.map { (cost($0), $0) }.min { $0 < $1 }?.1
    }
}

extension BitSet {
    /// The set without one number.
    func removing(_ member: Int) -> BitSet {
        var set = self
        set.remove(member)
        return set
    }
}
