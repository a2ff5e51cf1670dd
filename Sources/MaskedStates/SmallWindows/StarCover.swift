import Proofs

/// Divides cells among takers (supports, or neurons of a layer) so that each takes a star: cells of one row, or of one
/// column.
///
/// A matrix that is zero outside such cells is a product, whatever its entries there: a star is one rank-one term.
package struct StarCover {
    private let cells: [Cell]
    private let takers: [[Int]]
    private let limits: Limits
    private var stars: [[Cell]]
    private var stepsLeft: Int

    /// How far the search goes.
    package struct Limits {
        var interruption: Interruption
        var steps: Int
        /// Takers without a cell that are tried for a cell: they are often alike.
        var freshTakers: Int

        package init(interruption: Interruption, steps: Int = .max, freshTakers: Int = .max) {
            self.interruption = interruption
            self.steps = steps
            self.freshTakers = freshTakers
        }
    }

    /// The cells of each taker below `takerCount`; nil if there is no such division, or the search is cut. Backtracking
    /// over the cells: takers that have a star already come first.
    package static func find(_ cells: [Cell], takerCount: Int, takers: (Cell) -> [Int], _ limits: Limits) -> [[Cell]]? {
        var search = StarCover(cells, cells.map(takers), takerCount, limits)
        return search.place(0) ? search.stars : nil
    }

    /// The cells of each support of a window.
    package static func find(_ cells: [Cell], in window: SmallWindow) -> [[Cell]]? {
        find(
            cells, takerCount: window.supports.count, takers: { Array(Members(window.cover($0.row, $0.column))) },
            Limits(interruption: window.interruption))
    }

    private init(_ cells: [Cell], _ takers: [[Int]], _ takerCount: Int, _ limits: Limits) {
        self.cells = cells
        self.takers = takers
        self.limits = limits
        stars = Array(repeating: [], count: takerCount)
        stepsLeft = limits.steps
    }

    private mutating func place(_ index: Int) -> Bool {
        guard index < cells.count else { return true }
        stepsLeft -= 1
        guard stepsLeft > 0, !limits.interruption.isDue else { return false }
        for taker in takers[index] where !stars[taker].isEmpty && admits(stars[taker], cells[index]) {
            if take(index, taker) { return true }
        }
        var fresh = 0
        for taker in takers[index] where stars[taker].isEmpty && fresh < limits.freshTakers {
            fresh += 1
            if take(index, taker) { return true }
        }
        return false
    }

    private mutating func take(_ index: Int, _ taker: Int) -> Bool {
        stars[taker].append(cells[index])
        if place(index + 1) { return true }
        stars[taker].removeLast()
        return false
    }

    private func admits(_ star: [Cell], _ cell: Cell) -> Bool {
        star.allSatisfy { $0.row == cell.row } || star.allSatisfy { $0.column == cell.column }
    }
}
