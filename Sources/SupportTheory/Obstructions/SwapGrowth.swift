import SupportMasks

/// Adds cells to a seed until every support of K has one.
///
/// Each new cell is in a new row and a new column, and its row has no outer cell in the columns before it, or its column
/// none in the rows before it; so the matching stays the only one. Where no class of K has such a cell, the classes at a
/// new cell enter K.
struct SwapGrowth {
    /// Which lines are kept clean: rows, columns, or whichever costs less at each step; `paired` also lets one class
    /// have two cells, for another one that only takes away what is infinite between them, where that spares lines.
    enum Order: CaseIterable {
        case byRows, byColumns, mixed, paired
    }

    enum Step {
        case cell(Cell, cls: Int)
        case pair(SwapPair)
    }

    private let state: MaskedState
    private let types: StateTypes
    private let order: Order
    private let rival: Int?
    private(set) var steps: [Step] = []
    private var outer: OuterCells
    private var rows: BitSet
    private var columns: BitSet
    /// New rows without an outer cell in the columns so far, and new columns without one in the rows.
    private var cleanRows: BitSet
    private var cleanColumns: BitSet
    /// The cells that each class of K still needs.
    private var needs: [Int: Int] = [:]

    init(_ state: MaskedState, _ types: StateTypes, _ seed: SwapSeed, _ order: Order) {
        self.state = state
        self.types = types
        self.order = order
        rival = seed.rival
        outer = OuterCells(state, types, known: seed.known)
        rows = BitSet(capacity: state.rowCount, members: [seed.i, seed.s])
        columns = BitSet(capacity: state.columnCount, members: [seed.c, seed.j])
        cleanRows = BitSet(capacity: state.rowCount)
        cleanColumns = BitSet(capacity: state.columnCount)
        for cls in seed.known { needs[cls] = state.classes[cls].multiplicity }
        needs[seed.cls, default: 0] -= 1
        findCleanLines()
    }

    var known: BitSet { outer.known }

    /// Whether every support of K got its cell.
    mutating func complete() -> Bool {
        let most = min(state.rowCount, state.columnCount)
        while let cls = mostConstrained() {
            guard needs.values.reduce(0, +) + rows.count <= most else { return false }
            if order == .paired, takeThriftyStep() { continue }
            if let step = cleanStep(cls) {
                take(step, cls)
            } else if order == .paired,
                let pair = pairs().first(canceller: cls, in: &outer, rows, columns, cleanRows, cleanColumns)
            {
                take(pair)
            } else {
                guard let step = enteringStep(cls) else { return false }
                outer.learn(step.entering)
                for new in step.entering { needs[new] = state.classes[new].multiplicity }
                take((step.row, step.column), cls)
                findCleanLines()
            }
        }
        return true
    }

    /// The class that still needs cells and has the fewest clean lines for them.
    private func mostConstrained() -> Int? {
        needs.filter { $0.value > 0 }.map { cls, need in
            let (own, others) = (state.classes[cls].rows, state.classes[cls].columns)
            let lines =
                switch order {
                case .byRows: own.intersection(cleanRows).count
                case .byColumns: others.intersection(cleanColumns).count
                case .mixed, .paired: own.intersection(cleanRows).count + others.intersection(cleanColumns).count
                }
            return (lines - need, cls)
        }.min { $0 < $1 }?.1
    }

    /// The cell of a class that costs the fewest clean lines.
    private mutating func cleanStep(_ cls: Int) -> (row: Int, column: Int)? {
        cheapestStep(cls).map { ($0.row, $0.column) }
    }

    private mutating func cheapestStep(_ cls: Int) -> (cost: Int, row: Int, column: Int)? {
        var best: (cost: Int, row: Int, column: Int)?
        if order != .byColumns { best = rowStep(cls) }
        if order != .byRows, let step = columnStep(cls), best.map({ step.cost < $0.cost }) ?? true { best = step }
        return best
    }

    /// A step that uses one clean line for each cell and spoils no other one. Classes that have no such cell of their
    /// own go first, beside another one.
    private mutating func takeThriftyStep() -> Bool {
        let open = needs.filter { $0.value > 0 }.keys.sorted()
        var thrifty: (cell: (row: Int, column: Int), cls: Int)?
        for cls in open {
            if let step = cheapestStep(cls), step.cost == 0 {
                if thrifty == nil { thrifty = ((step.row, step.column), cls) }
            } else if let pair = pairs().first(
                canceller: cls, in: &outer, rows, columns, cleanRows, cleanColumns, isThrifty: true)
            {
                take(pair)
                return true
            }
        }
        guard let thrifty else { return false }
        take(thrifty.cell, thrifty.cls)
        return true
    }

    private func pairs() -> SwapPairs {
        SwapPairs(state, open: needs.filter { $0.value > 0 })
    }

    private mutating func take(_ pair: SwapPair) {
        steps.append(.pair(pair))
        needs[pair.term, default: 0] -= 1
        needs[pair.canceller, default: 0] -= 1
        use(pair.first)
        use(pair.second)
    }

    /// A clean row, and the column whose outer cells spoil the fewest others.
    private mutating func rowStep(_ cls: Int) -> (cost: Int, row: Int, column: Int)? {
        let candidates = cleanRows.intersection(state.classes[cls].rows)
        if candidates.isEmpty { return nil }
        var best: (cost: Int, column: Int)?
        for column in state.classes[cls].columns where !columns.contains(column) {
            let spoiled = outer.column(column)
            guard !candidates.isSubset(of: spoiled) else { continue }
            let cost =
                spoiled.intersection(cleanRows).count + (weighsBoth && cleanColumns.contains(column) ? 1 : 0)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, column) }
        }
        guard let best else { return nil }
        let allowed = candidates.subtracting(outer.column(best.column))
        guard let row = choice(allowed, { outer.row($0).intersection(cleanColumns).count }) else { return nil }
        return (best.cost, row, best.column)
    }

    private mutating func columnStep(_ cls: Int) -> (cost: Int, row: Int, column: Int)? {
        let candidates = cleanColumns.intersection(state.classes[cls].columns)
        if candidates.isEmpty { return nil }
        var best: (cost: Int, row: Int)?
        for row in state.classes[cls].rows where !rows.contains(row) {
            let spoiled = outer.row(row)
            guard !candidates.isSubset(of: spoiled) else { continue }
            let cost = spoiled.intersection(cleanColumns).count + (weighsBoth && cleanRows.contains(row) ? 1 : 0)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, row) }
        }
        guard let best else { return nil }
        let allowed = candidates.subtracting(outer.row(best.row))
        guard let column = choice(allowed, { outer.column($0).intersection(cleanRows).count }) else { return nil }
        return (best.cost, best.row, column)
    }

    private var weighsBoth: Bool { order == .mixed || order == .paired }

    /// With both kinds of steps the line that spoils the least of the other side; with one kind the other side does not
    /// matter, and lines with many outer cells, which would soon be spoiled, go first.
    private func choice(_ lines: BitSet, _ spoils: (Int) -> Int) -> Int? {
        let costs = lines.map { (weighsBoth ? spoils($0) : -spoils($0), $0) }
        return costs.min { $0 < $1 }?.1
    }

    /// A cell of a class with a clean line at which the fewest supports outside K are, which enter it.
    private mutating func enteringStep(_ cls: Int) -> (row: Int, column: Int, entering: BitSet)? {
        var best: (cost: Int, row: Int, column: Int, entering: BitSet)?
        let (ownRows, ownColumns) = (state.classes[cls].rows, state.classes[cls].columns)
        for row in ownRows where !rows.contains(row) {
            let isClean = order != .byColumns && cleanRows.contains(row)
            if !isClean && order == .byRows { continue }
            for column in ownColumns where !columns.contains(column) && !state.free[row, column] {
                guard isClean || (order != .byRows && cleanColumns.contains(column)) else { continue }
                let entering = types.rows[row].intersection(types.columns[column]).subtracting(known)
                if let rival, entering.contains(rival) { continue }
                let cost = entering.reduce(0) { $0 + state.classes[$1].multiplicity }
                if best.map({ cost < $0.cost }) ?? true { best = (cost, row, column, entering) }
            }
        }
        return best.map { ($0.row, $0.column, $0.entering) }
    }

    private mutating func take(_ cell: (row: Int, column: Int), _ cls: Int) {
        let cell = Cell(row: cell.row, column: cell.column)
        steps.append(.cell(cell, cls: cls))
        needs[cls, default: 0] -= 1
        use(cell)
    }

    private mutating func use(_ cell: Cell) {
        rows.insert(cell.row)
        columns.insert(cell.column)
        cleanRows.remove(cell.row)
        cleanColumns.remove(cell.column)
        cleanRows.subtract(outer.column(cell.column))
        cleanColumns.subtract(outer.row(cell.row))
    }

    private mutating func findCleanLines() {
        cleanRows = BitSet.full(capacity: state.rowCount).subtracting(rows)
        for column in columns { cleanRows.subtract(outer.column(column)) }
        cleanColumns = BitSet.full(capacity: state.columnCount).subtracting(columns)
        for row in rows { cleanColumns.subtract(outer.row(row)) }
    }
}
