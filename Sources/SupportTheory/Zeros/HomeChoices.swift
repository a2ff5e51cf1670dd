import SupportMasks

/// Goes through all choices of homes of a small state, and says whether one passes a test that whatever `SC307` and
/// `SC310` look for passes. Where none does, neither search has to begin.
///
/// *Statement.* Let supports be at home in columns or nowhere, with X in the space L of `SC310`, so that for every
/// column j the x of the supports that reach j have full rank on the open rows of j: the observed rows that no member
/// of the group of j meets. Then the open rows of every column can be matched with different supports that reach it and
/// are alive in the row: without a home, or in a row that is not observed at home, or met by another member of the
/// group. *Proof.* Some minor on the open rows is not zero, so neither is a term of its expansion, which is a matching
/// with x_ik ≠ 0. If k has a home h and (i, h) is observed, the x_il of the members of its group add up to zero, so
/// that x_ik ≠ 0 needs another member that meets row i. ∎ The matchings of `SC310` are such matchings themselves.
package struct HomeChoices {
    /// By support: its rows, and its columns.
    private let rows: [UInt64]
    private let columns: [UInt64]
    /// Whether a support is of the class of the one before it: their order is of no account.
    private let repeats: [Bool]
    /// By column: its observed rows, and the supports that reach it.
    private let observed: [UInt64]
    private let reaching: [UInt64]

    private var home: [Int]
    /// By column: the rows that members of its group meet, and those that two or more meet.
    private var met: [UInt64]
    private var metTwice: [UInt64]
    /// By support: the rows in which it is alive.
    private var alive: [UInt64]
    /// By row: its support in the matching at work, or −1.
    private var partner: [Int]

    /// Choices that are gone through: as many as either search has rounds.
    private static let most = 4_096

    /// The sides of a state from which zeros are worth a search: both where the state is not small, none where it
    /// lacks the unknowns.
    ///
    /// O(choices · columns · supports²), with at most 4,096 choices.
    package static func sides(of state: MaskedState) -> [Side] {
        guard state.cellsWithRoomForZeros != nil else { return [] }
        return [Side.columns, .rows].filter { side in
            guard var choices = HomeChoices(side == .columns ? state : state.transposed()) else { return true }
            return choices.someMayWork(from: 0)
        }
    }

    /// Homes in the columns; nil if there are too many choices, or lines.
    private init?(_ state: MaskedState) {
        guard state.rowCount <= 64, state.columnCount <= 64 else { return nil }
        var choices = 1
        for cls in state.classes {
            for _ in cls.supports {
                choices *= cls.columns.count + 1
                if choices > Self.most { return nil }
            }
        }
        let word = { (set: BitSet) in set.words.first ?? 0 }
        let supports = state.classes.flatMap { cls in cls.supports.indices.map { (cls, $0 > 0) } }
        rows = supports.map { word($0.0.rows) }
        columns = supports.map { word($0.0.columns) }
        repeats = supports.map(\.1)
        var observed = [UInt64](repeating: 0, count: state.columnCount)
        for (row, type) in state.rowTypes().enumerated() {
            for column in state.observedColumns(row: row, type: type) { observed[column] |= 1 << UInt64(row) }
        }
        self.observed = observed
        var reaching = [UInt64](repeating: 0, count: state.columnCount)
        for (support, entry) in supports.enumerated() {
            for column in entry.0.columns { reaching[column] |= 1 << UInt64(support) }
        }
        self.reaching = reaching
        home = Array(repeating: -1, count: supports.count)
        alive = Array(repeating: 0, count: supports.count)
        met = Array(repeating: 0, count: state.columnCount)
        metTwice = met
        partner = Array(repeating: -1, count: 64)
    }

    /// Whether a choice for the supports from one on, beside those of the supports before it, passes the test.
    private mutating func someMayWork(from support: Int) -> Bool {
        guard support < home.count else { return mayWork() }
        let least = repeats[support] ? home[support - 1] : -1
        for column in least..<observed.count where column < 0 || columns[support] >> UInt64(column) & 1 == 1 {
            home[support] = column
            if someMayWork(from: support + 1) { return true }
        }
        return false
    }

    /// Whether the open rows of every column have their matching.
    private mutating func mayWork() -> Bool {
        for column in observed.indices { (met[column], metTwice[column]) = (0, 0) }
        for (support, column) in home.enumerated() where column >= 0 {
            metTwice[column] |= met[column] & rows[support]
            met[column] |= rows[support]
        }
        for (support, column) in home.enumerated() {
            alive[support] =
                column < 0 ? rows[support] : rows[support] & ~(observed[column] & ~metTwice[column])
        }
        for column in observed.indices {
            let open = observed[column] & ~met[column]
            if open.nonzeroBitCount > reaching[column].nonzeroBitCount { return false }
        }
        for column in observed.indices where !isMatched(observed[column] & ~met[column], reaching[column]) {
            return false
        }
        return true
    }

    /// Whether all of these rows can be matched with these supports where they are alive.
    private mutating func isMatched(_ open: UInt64, _ supports: UInt64) -> Bool {
        if open == 0 { return true }
        for row in partner.indices { partner[row] = -1 }
        var missing = open.nonzeroBitCount
        var rest = supports
        while rest != 0, missing > 0 {
            let support = rest.trailingZeroBitCount
            rest &= rest - 1
            var unseen = open
            if augment(support, &unseen) { missing -= 1 }
        }
        return missing == 0
    }

    private mutating func augment(_ support: Int, _ unseen: inout UInt64) -> Bool {
        while alive[support] & unseen != 0 {
            let row = (alive[support] & unseen).trailingZeroBitCount
            unseen &= ~(1 << UInt64(row))
            if partner[row] < 0 || augment(partner[row], &unseen) {
                partner[row] = support
                return true
            }
        }
        return false
    }
}
