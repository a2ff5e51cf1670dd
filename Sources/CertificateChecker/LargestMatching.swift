import CheckerInput

/// A largest matching of items to bins, each bin used once, by augmenting paths.
struct LargestMatching {
    /// The bin of each item; −1 if it has none.
    private(set) var bins: [Int]
    /// The items without a bin.
    var missing: Int { bins.count { $0 < 0 } }

    private let allowed: [BitSet]
    private let budget: Budget
    private var owners: [Int]

    /// - Parameters:
    ///   - allowed: the bins of each item.
    ///   - bound: the number of bins.
    init(_ allowed: [BitSet], bound: Int, _ budget: Budget) throws(Rejection) {
        self.allowed = allowed
        self.budget = budget
        try budget.spend(Budget.word * (2 + allowed.count + bound))
        bins = Array(repeating: -1, count: allowed.count)
        owners = Array(repeating: -1, count: bound)
        var open = try BitSet(bound: bound, budget)
        for bin in 0..<bound { open.insert(bin) }
        var late: [Int] = []
        for item in allowed.indices {
            if let bin = try open.first(sharedWith: allowed[item]) {
                open.remove(bin)
                assign(item, bin)
            } else {
                late.append(item)
            }
        }
        for item in late { try augment(from: item, bound) }
    }

    private mutating func assign(_ item: Int, _ bin: Int) {
        bins[item] = bin
        owners[bin] = item
    }

    /// Looks for a bin that is free along paths of items that could move, breadth first, and moves them.
    private mutating func augment(from origin: Int, _ bound: Int) throws(Rejection) {
        var unseen = try BitSet(bound: bound, budget)
        for bin in 0..<bound { unseen.insert(bin) }
        try budget.spend(20 * bound)
        // The item that reached each bin.
        var reachedBy = [Int](repeating: -1, count: bound)
        var queue = [origin]
        var next = 0
        while next < queue.count {
            let item = queue[next]
            next += 1
            while let bin = try unseen.first(sharedWith: allowed[item]) {
                unseen.remove(bin)
                reachedBy[bin] = item
                if owners[bin] < 0 { return move(into: bin, reachedBy, origin) }
                queue.append(owners[bin])
            }
        }
    }

    private mutating func move(into last: Int, _ reachedBy: [Int], _ origin: Int) {
        var bin = last
        while true {
            let item = reachedBy[bin]
            let previous = bins[item]
            assign(item, bin)
            if item == origin { return }
            bin = previous
        }
    }
}
