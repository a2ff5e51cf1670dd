import SupportMasks

/// Where the supports of a state are at home: each in a column that it reaches, or nowhere.
///
/// The supports at home in a column, its group, have y = e_j for the column j, and x that add up to zero in every row
/// whose cell in that column is observed; supports without a home have y = 0 and any x. An entry of an x is *alive* if
/// it need not be zero: no sum binds it, or another member of the group meets the row.
struct Homes {
    let table: HomeTable
    /// By support: its column; −1 for none.
    private(set) var home: [Int]
    /// By column.
    private(set) var groups: [[Int]]
    /// By row: the supports whose entry there is alive, in words.
    private var alive: [UInt64]

    init(_ table: HomeTable) {
        self.table = table
        home = Array(repeating: -1, count: table.count)
        groups = Array(repeating: [], count: table.columnCount)
        alive = Array(repeating: 0, count: table.rowCount * table.wordCount)
        for support in 0..<table.count { wake(support) }
    }

    mutating func move(_ support: Int, to column: Int) {
        let old = home[support]
        if old >= 0 {
            groups[old].removeAll { $0 == support }
            for other in groups[old] { wake(other) }
        }
        home[support] = column
        if column >= 0 {
            groups[column].append(support)
            for other in groups[column] { wake(other) }
        } else {
            wake(support)
        }
    }

    /// Decides anew which entries of a support's x are alive.
    private mutating func wake(_ support: Int) {
        let (word, bit) = (support &>> 6, UInt64(1) &<< UInt64(support & 63))
        for row in table.rows.row(support) {
            let index = row &* table.wordCount &+ word
            if isBound(support, row) { alive[index] &= ~bit } else { alive[index] |= bit }
        }
    }

    private func isBound(_ support: Int, _ row: Int) -> Bool {
        let home = home[support]
        return home >= 0 && table.observes[home, row]
            && !groups[home].contains { $0 != support && table.meets[$0, row] }
    }

    @inline(__always)
    func isAlive(_ support: Int, row: Int) -> Bool {
        alive[row &* table.wordCount &+ support &>> 6] &>> UInt64(support & 63) & 1 == 1
    }

    /// Whether an alive entry takes any value whatever the entries of the supports that reach a column are: no sum binds
    /// it, or a member of its group that does not reach the column makes up for it.
    @inline(__always)
    func isLoose(_ support: Int, row: Int, column: Int) -> Bool {
        let home = home[support]
        if home < 0 || !table.observes[home, row] { return true }
        for other in groups[home]
        where other != support && table.meets[other, row] && !table.reaches[other, column] { return true }
        return false
    }

    /// The first support of a set, in words, from a number on that is alive in a row.
    @inline(__always)
    func support(from start: Int, of set: [UInt64], row: Int) -> Int? {
        var word = start &>> 6
        let count = table.wordCount
        guard word < count else { return nil }
        return alive.withUnsafeBufferPointer { alive in
            set.withUnsafeBufferPointer { set in
                let first = row &* count
                var bits = alive[first &+ word] & set[word] & (UInt64.max &<< UInt64(start & 63))
                while bits == 0 {
                    word &+= 1
                    if word >= count { return nil }
                    bits = alive[first &+ word] & set[word]
                }
                return word &<< 6 &+ bits.trailingZeroBitCount
            }
        }
    }

    /// The observed rows of a column that its group does not meet.
    func openRows(_ column: Int) -> BitSet {
        groups[column].reduce(into: table.observed.row(column)) { $0.subtract(table.rows.row($1)) }
    }

    /// Whether a member of a support's group meets a row, beside itself, for which `isTaken` says no.
    @inline(__always)
    func hasPartner(_ support: Int, row: Int, unless isTaken: (Int) -> Bool) -> Bool {
        for other in groups[home[support]] where other != support && table.meets[other, row] && !isTaken(other) {
            return true
        }
        return false
    }
}
