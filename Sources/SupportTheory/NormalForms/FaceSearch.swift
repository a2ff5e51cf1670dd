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
    /// Forests that may still be tried in this state.
    private var forestsLeft: Int
    private let search: InteriorSearch
    private let test: FaceTest
    private let faces: ForestFaces
    private let numbers: [Cell: Int]
    private let limits: SearchLimits

    /// Nil where the state is too large.
    init?(_ window: SmallWindow, limits: SearchLimits) {
        let cells = window.observedCells
        guard cells.count <= min(64, limits.faceCells), window.rowCount + window.columnCount <= 64 else { return nil }
        let test = FaceTest(cells: cells, rowCount: window.rowCount, columnCount: window.columnCount)
        guard
            let faces = ForestFaces(
                cells: cells, rowCount: window.rowCount, columnCount: window.columnCount, test: test,
                candidateLimit: limits.facesOfEnd)
        else { return nil }
        search = InteriorSearch(window)
        self.test = test
        self.faces = faces
        numbers = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
        forestsLeft = limits.facesOfState
        self.limits = limits
    }

    /// The number of a base that was found before and to which the non-zero cells contract.
    func knownBase(_ pattern: NormalFormTree.Pattern) -> Int? { known(set(pattern)) }

    private func set(_ pattern: NormalFormTree.Pattern) -> UInt64 {
        pattern.cells.reduce(UInt64(0)) { $0 | 1 << UInt64(numbers[$1] ?? 0) }
    }

    private func known(_ nonzero: UInt64) -> Int? {
        forests.firstIndex { test.isForestFace($0, of: nonzero) }
    }

    /// The number of a base to which the non-zero cells contract; nil if none is found within the limits.
    mutating func base(_ pattern: NormalFormTree.Pattern) -> Int? {
        let nonzero = set(pattern)
        if let known = known(nonzero) { return known }
        var open = faces.all(of: nonzero)
        // A few starts for each, and then all of them.
        for starts in [limits.faceStarts / 4, limits.faceStarts] {
            var tried: [UInt64] = []
            for forest in open where !(failed + tried).contains(where: { forest & ~$0 == 0 }) {
                if limits.interruption.isDue || tried.count == limits.facesTried || forestsLeft == 0 { return nil }
                forestsLeft -= 1
                if let ball = search.ball(forest, starts: starts), test.isForestFace(forest, of: nonzero) {
                    return keep(smallest(forest, ball))
                }
                tried.append(forest)
            }
            open = tried
        }
        failed += open
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
            if let found = search.ball(smaller, starts: limits.faceStarts) {
                (forest, ball) = (smaller, found)
            } else {
                failed.append(smaller)
            }
        }
        return (forest, ball)
    }
}
