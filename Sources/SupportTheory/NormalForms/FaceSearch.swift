import MaskedStates
import Proofs

/// Finds for the ends of a tree forests to which their non-zero cells contract and on which ones are in the interior of
/// the set; what is found serves all ends.
///
/// If ones on F are in the interior, so are ones on every forest of which F is a face, with any values. So minimal
/// forests are kept, and what is contained in a forest that failed is not tried.
struct FaceSearch {
    /// The neighbourhoods that were named, in the numbers of the window.
    private(set) var bases: [InteriorBall] = []
    private var forests: [UInt64] = []
    private var failed: [UInt64] = []
    private let search: InteriorSearch
    private let test: FaceTest
    private let numbers: [Cell: Int]
    private let limits: SearchLimits

    /// Nil where the state is too large.
    init?(_ window: SmallWindow, limits: SearchLimits) {
        let cells = window.observedCells
        guard cells.count <= min(64, limits.faceCells), window.rowCount + window.columnCount <= 64 else { return nil }
        search = InteriorSearch(window, starts: limits.faceStarts)
        test = FaceTest(cells: cells, rowCount: window.rowCount, columnCount: window.columnCount)
        numbers = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
        self.limits = limits
    }

    /// The number of a base to which the non-zero cells contract; nil if none is found within the limits.
    mutating func base(_ pattern: NormalFormTree.Pattern) -> Int? {
        let nonzero = pattern.cells.reduce(UInt64(0)) { $0 | 1 << UInt64(numbers[$1] ?? 0) }
        if let known = forests.firstIndex(where: { test.isForestFace($0, of: nonzero) }) { return known }
        var looks = limits.facesOfEnd
        var tries = limits.facesTried
        let cells = Array(Members(nonzero))
        for left in 0...cells.count {
            for chosen in SubsetWords(of: cells, size: left) {
                looks -= 1
                if looks < 0 || limits.interruption.isDue { return nil }
                let forest = nonzero & ~chosen
                if failed.contains(where: { forest & ~$0 == 0 }) || !test.isForestFace(forest, of: nonzero) { continue }
                if let ball = search.ball(forest) { return keep(smallest(forest, ball)) }
                failed.append(forest)
                tries -= 1
                if tries == 0 { return nil }
            }
        }
        return nil
    }

    private mutating func keep(_ found: (forest: UInt64, ball: InteriorBall)) -> Int {
        forests.append(found.forest)
        bases.append(found.ball)
        return bases.count - 1
    }

    /// A forest within a good one that is good too, as small as leaving out cells one by one makes it.
    private mutating func smallest(_ forest: UInt64, _ ball: InteriorBall) -> (forest: UInt64, ball: InteriorBall) {
        var (forest, ball) = (forest, ball)
        for cell in Members(forest) {
            let smaller = forest & ~(1 << UInt64(cell))
            if failed.contains(where: { smaller & ~$0 == 0 }) { continue }
            if let found = search.ball(smaller) { (forest, ball) = (smaller, found) } else { failed.append(smaller) }
        }
        return (forest, ball)
    }
}

/// The subsets of a given size of a list of at most 62 numbers below 64, as words.
private struct SubsetWords: Sequence, IteratorProtocol {
    private let elements: [Int]
    /// Positions in the list, as a word; nil when all were given.
    private var positions: UInt64?

    init(of elements: [Int], size: Int) {
        self.elements = elements
        positions = size <= elements.count ? (1 << UInt64(size)) - 1 : nil
    }

    mutating func next() -> UInt64? {
        guard let current = positions else { return nil }
        positions = successor(of: current)
        return Members(current).reduce(0) { $0 | 1 << UInt64(elements[$1]) }
    }

    /// The next larger word with as many members (Gosper), if it is below 2^count.
    private func successor(of word: UInt64) -> UInt64? {
        guard word != 0 else { return nil }
        let lowest = word & (~word &+ 1)
        let carried = word + lowest
        let next = carried | (((word ^ carried) / lowest) >> 2)
        return next >> UInt64(elements.count) == 0 ? next : nil
    }
}
