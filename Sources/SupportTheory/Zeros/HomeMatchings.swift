import SupportMasks

/// For every column a matching of its open rows with supports whose entries there are alive, as large as there is one.
struct HomeMatchings {
    var homes: Homes
    private var columns: [Column]
    /// The open rows without a support, over all columns.
    private(set) var total = 0
    /// Supports that were looked at.
    private(set) var steps = 0
    /// The supports with a row that the search for a path has not met yet, in words.
    private var unseen: [UInt64] = []

    /// The matching of a column.
    struct Column {
        /// By row: its support; −1 where there is none, −2 where the row is not open.
        var supports: [Int32]
        /// By support: its row, or −1.
        var rows: [Int32]
        /// The supports of the column without a row, in words.
        var free: [UInt64]
        /// The open rows without a support.
        var deficit = 0
    }

    init(_ homes: Homes) {
        self.homes = homes
        let table = homes.table
        columns = table.ofColumn.map { words in
            Column(
                supports: Array(repeating: -2, count: table.rowCount), rows: Array(repeating: -1, count: table.count),
                free: words)
        }
    }

    func deficit(_ column: Int) -> Int { columns[column].deficit }

    /// The open rows of a column without a support.
    func shortRows(_ column: Int) -> [Int] {
        columns[column].supports.indices.filter { columns[column].supports[$0] == -1 }
    }

    func saved(_ column: Int) -> Column { columns[column] }

    mutating func restore(_ column: Int, _ old: Column) {
        total += old.deficit - columns[column].deficit
        columns[column] = old
    }

    /// Whether a column has to be looked at again after some supports changed.
    func isTouched(_ column: Int, by changed: [Int]) -> Bool {
        if columns[column].deficit > 0 { return true }
        var isTight = false
        for support in changed {
            let row = Int(columns[column].rows[support])
            if row < 0 { continue }
            if !homes.isAlive(support, row: row) { return true }
            isTight = isTight || !homes.isLoose(support, row: row, column: column)
        }
        return isTight && tightOrder(column) == nil
    }

    /// Makes the matching of a column as large as it can be, after changes of these supports.
    ///
    /// - Parameter isHome: whether the group of the column itself has changed.
    mutating func update(_ column: Int, after changed: [Int], isHome: Bool) {
        total -= columns[column].deficit
        if isHome { open(column) }
        for support in changed {
            let row = Int(columns[column].rows[support])
            if row >= 0, !homes.isAlive(support, row: row) { drop(column, row, support) }
        }
        var deficit = augmented(column)
        if deficit == 0, tightOrder(column) == nil {
            // Entries that are not loose are bound to one another: as few as possible of them are used.
            for row in 0..<homes.table.rowCount {
                let support = Int(columns[column].supports[row])
                if support >= 0, !homes.isLoose(support, row: row, column: column) { drop(column, row, support) }
            }
            deficit = augmented(column)
            if deficit == 0, tightOrder(column) == nil { deficit = 1 }
        }
        columns[column].deficit = deficit
        total += deficit
    }

    /// Gives supports to open rows, by loose entries first; how many rows are left.
    private mutating func augmented(_ column: Int) -> Int {
        var deficit = 0
        for isLoose in [true, false] {
            deficit = 0
            unseen = homes.table.ofColumn[column]
            for row in 0..<homes.table.rowCount where columns[column].supports[row] == -1 {
                // What was seen in vain leads nowhere for the next row either.
                if augment(column, row, isLoose) {
                    unseen = homes.table.ofColumn[column]
                } else {
                    deficit += 1
                }
            }
            if deficit == 0 { break }
        }
        return deficit
    }

    private mutating func drop(_ column: Int, _ row: Int, _ support: Int) {
        columns[column].supports[row] = -1
        release(column, support)
    }

    private mutating func release(_ column: Int, _ support: Int) {
        columns[column].rows[support] = -1
        columns[column].free[support &>> 6] |= 1 &<< UInt64(support & 63)
    }

    private mutating func open(_ column: Int) {
        let rows = homes.openRows(column)
        for row in 0..<homes.table.rowCount {
            let support = columns[column].supports[row]
            if rows.contains(row) {
                if support == -2 { columns[column].supports[row] = -1 }
            } else {
                if support >= 0 { release(column, Int(support)) }
                columns[column].supports[row] = -2
            }
        }
    }

    /// A path from an open row to a support that is still to be had, perhaps by loose entries alone.
    private mutating func augment(_ column: Int, _ row: Int, _ isLoose: Bool) -> Bool {
        var next = 0
        while let support = homes.support(from: next, of: columns[column].free, row: row) {
            next = support + 1
            steps += 1
            if !isLoose || homes.isLoose(support, row: row, column: column) {
                match(column, row, support)
                return true
            }
        }
        next = 0
        while let support = homes.support(from: next, of: unseen, row: row) {
            next = support + 1
            steps += 1
            let other = Int(columns[column].rows[support])
            guard other >= 0, !isLoose || homes.isLoose(support, row: row, column: column) else { continue }
            unseen[support &>> 6] &= ~(1 &<< UInt64(support & 63))
            if augment(column, other, isLoose) {
                match(column, row, support)
                return true
            }
        }
        return false
    }

    private mutating func match(_ column: Int, _ row: Int, _ support: Int) {
        columns[column].supports[row] = Int32(support)
        columns[column].rows[support] = Int32(row)
        columns[column].free[support &>> 6] &= ~(1 &<< UInt64(support & 63))
    }

    // MARK: Orders

    /// The open rows of a column with their supports, in an order in which each entry is loose, or a member of its group
    /// makes up for it that is without a row there or has an earlier one; nil if a row has no support, or there is no
    /// such order.
    func ordered(_ column: Int) -> [(row: Int, support: Int)]? {
        guard columns[column].deficit == 0, let tight = tightOrder(column) else { return nil }
        let isTight = Set(tight)
        let loose = homes.openRows(column).filter { !isTight.contains($0) }
        return (loose + tight).map { ($0, Int(columns[column].supports[$0])) }
    }

    /// The rows whose entries are not loose, each after those of the members of its group that make up for it.
    private func tightOrder(_ column: Int) -> [Int]? {
        var waiting: [Int] = []
        for row in 0..<homes.table.rowCount {
            let support = Int(columns[column].supports[row])
            if support >= 0, !homes.isLoose(support, row: row, column: column) { waiting.append(row) }
        }
        if waiting.isEmpty { return [] }
        var isWaiting = Array(repeating: false, count: homes.table.rowCount)
        for row in waiting { isWaiting[row] = true }
        var order: [Int] = []
        while !waiting.isEmpty {
            let (left, done) = waiting.reduce(into: ([Int](), [Int]())) { lists, row in
                let isDone = homes.hasPartner(Int(columns[column].supports[row]), row: row) { partner in
                    let other = Int(columns[column].rows[partner])
                    return other >= 0 && isWaiting[other]
                }
                if isDone { lists.1.append(row) } else { lists.0.append(row) }
            }
            if done.isEmpty { return nil }
            for row in done { isWaiting[row] = false }
            order += done
            waiting = left
        }
        return order
    }
}
