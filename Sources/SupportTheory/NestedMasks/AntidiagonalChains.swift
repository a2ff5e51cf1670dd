/// Goes through the antidiagonal chains of a nested order: cells (r_1, c_1), …, (r_q, c_q) with increasing rows and
/// decreasing columns, within the corner
/// rank bounds.
///
/// They decide the nested case. Let a partial permutation within the bounds be unmatchable: by Hall some q of its
/// cells, in rows R and columns C, reach fewer than q
/// supports. Arrange R × C along the antidiagonal instead. No corner then holds more cells than before, and every cell
/// of the new arrangement lies north-west of some old
/// one (the old cells show that the t-th smallest column fits the t-th largest row). So the chain is within the bounds,
/// and reaches fewer than q supports.
struct AntidiagonalChains {
    private let order: NestedOrder
    private let bounds: [[Int]]
    /// f(i, j) for the first i rows and j columns.
    private let counts: [[Int]]
    private var chainsLeft: Int
    private let interruption: Interruption

    /// A chain that reaches fewer supports than it has cells, while its parts do not.
    typealias Chain = [(row: Int, column: Int)]

    enum Outcome {
        case found(Chain)
        case none
        case limitReached
    }

    init(_ order: NestedOrder, _ limits: SearchLimits) {
        self.order = order
        bounds = order.rankBounds()
        counts = order.cornerCounts()
        chainsLeft = limits.antidiagonalChains
        interruption = limits.interruption
    }

    /// The first overfull chain that `isWanted` accepts, with few cells first.
    mutating func firstOverfull(where isWanted: (Chain) -> Bool = { _ in true }) -> Outcome {
        let most = min(order.rows.count, order.columns.count)
        guard most > 0 else { return .none }
        for size in 1...most {
            var chain: Chain = []
            switch extend(&chain, reached: 0, size: size, isWanted) {
            case .none: continue
            case let outcome: return outcome
            }
        }
        return .none
    }

    private mutating func extend(_ chain: inout Chain, reached: Int, size: Int, _ isWanted: (Chain) -> Bool) -> Outcome
    {
        if chain.count == size { return reached < size && isWanted(chain) ? .found(chain) : .none }
        let lastRow = chain.last?.row ?? -1
        let lastColumn = chain.last?.column ?? order.columns.count
        let left = size - chain.count
        guard order.rows.count - lastRow > left, lastColumn >= left else { return .none }
        for row in (lastRow + 1)...(order.rows.count - left) {
            for column in (left - 1)..<lastColumn {
                chainsLeft -= 1
                if chainsLeft < 0 || interruption.isDue { return .limitReached }
                // The supports that the new cell reaches and no earlier one: corners in rows after the last one.
                let next = reached + counts[row + 1][column + 1] - counts[lastRow + 1][column + 1]
                chain.append((row, column))
                defer { chain.removeLast() }
                // Smaller overfull chains have been seen before; theirs are not minimal.
                if chain.count < size && next < chain.count { continue }
                if exceedsBound(chain) { continue }
                switch extend(&chain, reached: next, size: size, isWanted) {
                case .none: continue
                case let outcome: return outcome
                }
            }
        }
        return .none
    }

    /// Whether some corner that ends in the last row holds more cells than the bound.
    private func exceedsBound(_ chain: Chain) -> Bool {
        guard let last = chain.last else { return false }
        return chain.indices.contains { start in
            chain.count - start > bounds[last.row + 1][chain[start].column + 1]
        }
    }
}
