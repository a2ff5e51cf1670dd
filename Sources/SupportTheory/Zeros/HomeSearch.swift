import SupportMasks

/// Looks for homes of the supports with which the rows of every column that its group leaves open can be matched with
/// supports whose entries there are alive, for `SC310`.
///
/// At first each support is at home in a column with few. Then one or two supports move at a time, for the sake of a
/// column that falls short; a move for the worse is put up with now and then.
struct HomeSearch {
    private let table: HomeTable
    private let limits: SearchLimits
    private var state: HomeMatchings
    private var random = SplitMix64(seed: 0x5C310)

    init(_ state: MaskedState, limits: SearchLimits) {
        table = HomeTable(state)
        self.limits = limits
        self.state = HomeMatchings(Homes(table))
    }

    /// Homes, and the matching of each column in order; nil if none are found within the limits.
    mutating func find() -> (homes: Homes, matchings: [[(row: Int, support: Int)]])? {
        assignHomes()
        for column in 0..<table.columnCount {
            if isOver { return nil }
            state.update(column, after: [], isHome: true)
            // What falls far short is not mended by single moves.
            if state.total > limits.homeDeficit * table.columnCount { return nil }
        }
        var round = 0
        let rounds = rounds
        while state.total > 0 {
            if round >= rounds || isOver { return nil }
            change(boldness: 0.04 * (1 - Double(round) / Double(rounds)))
            round += 1
        }
        let matchings = (0..<table.columnCount).compactMap { state.ordered($0) }
        return matchings.count == table.columnCount ? (state.homes, matchings) : nil
    }

    /// Small masks have few homes to choose from.
    private var rounds: Int {
        let share = Double(table.count * max(table.rowCount, table.columnCount)) / Double(1 << 16)
        return limits.homeRounds / 10 + Int(Double(limits.homeRounds) * min(0.9, share * share))
    }

    private var isOver: Bool { state.steps > limits.homeSteps || limits.interruption.isDue }

    /// Supports with little choice first.
    private mutating func assignHomes() {
        var order: [(size: Int, tie: UInt64, support: Int)] = []
        for support in 0..<table.count {
            order.append((table.columns.row(support).count, random.next(), support))
        }
        for (_, _, support) in order.sorted(by: { ($0.size, $0.tie) < ($1.size, $1.tie) }) {
            var best: (load: Double, column: Int)?
            for column in table.columns.row(support) {
                let load = Double(state.homes.groups[column].count) + random.nextUnit() / 2
                if load < best?.load ?? .infinity { best = (load, column) }
            }
            if let best { state.homes.move(support, to: best.column) }
        }
    }

    private struct Move {
        var support: Int
        var column: Int
    }

    /// A number below a bound.
    private mutating func number(below bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    /// Some moves that may help a column that falls short: an open row without a support is met by its group, or gets a
    /// support whose entry there comes alive, because another member joins its group or because it loses its home.
    private mutating func moves() -> [Move] {
        let short = (0..<table.columnCount).filter { state.deficit($0) > 0 }
        let column = short[number(below: short.count)]
        let rows = state.shortRows(column)
        let choice = number(below: 10)
        if choice == 0 {
            let (support, target) = (number(below: table.count), number(below: table.columnCount))
            return table.reaches[support, target] ? [Move(support: support, column: target)] : []
        }
        if rows.isEmpty {
            // The matching has no order.
            let support = table.supports[column][number(below: table.supports[column].count)]
            return choice < 4 ? [Move(support: support, column: -1)] : exchange(support, column)
        }
        let row = rows[number(below: rows.count)]
        let reaching = table.supports[column].filter { table.meets[$0, row] }
        guard !reaching.isEmpty else { return [] }
        let support = reaching[number(below: reaching.count)]
        let home = state.homes.home[support]
        if choice == 1 { return [Move(support: support, column: -1)] }
        if choice < 6 || home < 0 || state.homes.isAlive(support, row: row) {
            return exchange(support, column)
        }
        let partners = table.supports[home].filter { $0 != support && table.meets[$0, row] }
        return partners.isEmpty ? [] : exchange(partners[number(below: partners.count)], home)
    }

    /// A support moves to a column, perhaps in exchange for another one.
    private mutating func exchange(_ support: Int, _ column: Int) -> [Move] {
        let old = state.homes.home[support]
        var result = [Move(support: support, column: column)]
        if old >= 0, old != column, random.next() & 1 == 0 {
            let others = state.homes.groups[column].filter { table.reaches[$0, old] }
            if !others.isEmpty { result.append(Move(support: others[number(below: others.count)], column: old)) }
        }
        return result
    }

    /// - Parameter boldness: the probability with which each row that loses its support is put up with.
    private mutating func change(boldness: Double) {
        let moves = moves().filter { state.homes.home[$0.support] != $0.column }
        if moves.isEmpty { return }
        var most = state.total
        while random.nextUnit() < boldness { most += 1 }
        let back = moves.map { Move(support: $0.support, column: state.homes.home[$0.support]) }
        let homes = Set((moves + back).map(\.column).filter { $0 >= 0 })
        var changed = Set(moves.map(\.support))
        for column in homes { changed.formUnion(state.homes.groups[column]) }
        for move in moves { state.homes.move(move.support, to: move.column) }
        let saved = update(homes.sorted(), changed.sorted(), most: most)
        if state.total <= most { return }
        for move in back.reversed() { state.homes.move(move.support, to: move.column) }
        for (column, old) in saved { state.restore(column, old) }
    }

    /// Looks at the columns that the changes touch, until more rows than allowed are short whatever the others become;
    /// what the columns were before.
    private mutating func update(_ homes: [Int], _ changed: [Int], most: Int) -> [(
        column: Int, old: HomeMatchings.Column
    )] {
        var reached = BitSet(capacity: table.columnCount)
        for support in changed { reached.formUnion(table.columns.row(support)) }
        for column in homes { reached.remove(column) }
        let others = reached.filter { state.isTouched($0, by: changed) }
        // The rows that may still find a support.
        var hope = (homes + others).reduce(0) { $0 + state.deficit($1) }
        var saved: [(column: Int, old: HomeMatchings.Column)] = []
        for (position, column) in (homes + others).enumerated() {
            saved.append((column, state.saved(column)))
            hope -= state.deficit(column)
            state.update(column, after: changed, isHome: position < homes.count)
            if state.total - hope > most { break }
        }
        return saved
    }
}
