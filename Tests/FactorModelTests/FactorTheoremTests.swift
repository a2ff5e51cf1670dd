import SupportMasks
import SupportTheory
import TestSupport
import Testing

/// The theorems on factor models beside that on graphs: laminar loadings, the number of observations, and why one
/// requirement is not enough.
struct FactorTheoremTests {
    /// Random loadings in which the items of any two factors are nested or disjoint.
    private static func laminar(_ dice: inout Dice) -> Loadings {
        let itemCount = 3 + dice.below(6)
        var factors: [Range<Int>] = []
        func divide(_ items: Range<Int>, _ depth: Int, _ dice: inout Dice) {
            guard !items.isEmpty, depth < 4 else { return }
            for _ in 0..<dice.below(3) { factors.append(items) }
            let middle = items.lowerBound + dice.below(items.count + 1)
            guard middle > items.lowerBound, middle < items.upperBound else { return }
            divide(items.lowerBound..<middle, depth + 1, &dice)
            divide(middle..<items.upperBound, depth + 1, &dice)
        }
        factors.append(0..<itemCount)
        divide(0..<itemCount, 0, &dice)
        return Loadings(
            factorCount: factors.count,
            items: (0..<itemCount).map { item in factors.indices.filter { factors[$0].contains(item) } })
    }

    @Test(arguments: 1...30) func laminarLoadingsAreClosed(seed: UInt64) {
        var dice = Dice(seed: seed)
        let loadings = Self.laminar(&dice)
        for observations in [1, loadings.factorCount, loadings.factorCount + 2] {
            #expect(loadings.verdict(observations: observations) == .closed, "seed \(seed): \(loadings)")
            #expect(RankOneSupports(loadings.supports(observations: observations)).relation() != .overlapping)
        }
    }

    @Test(arguments: 1...30) func moreObservationsThanItemsOrFactorsChangeNothing(seed: UInt64) {
        var dice = Dice(seed: seed)
        let factorCount = 2 + dice.below(3)
        let items = (0..<(2 + dice.below(5))).map { _ in (0..<factorCount).filter { _ in dice.below(2) == 0 } }
        let loadings = Loadings(factorCount: factorCount, items: items)
        let enough = min(factorCount, items.count)
        let verdicts = (1...(enough + 2)).map { loadings.verdict(observations: $0) }
        #expect(Set(verdicts[(enough - 1)...]).count == 1, "seed \(seed): \(loadings): \(verdicts)")
        let firstNotClosed = verdicts.firstIndex(of: .notClosed) ?? verdicts.count
        #expect(!verdicts[firstNotClosed...].contains(.closed), "seed \(seed): \(loadings): \(verdicts)")
    }

    /// Whether the criterion of F2 (FactorModels.md) finds sets of factors and items in the way; nil where its hypothesis
    /// fails.
    private static func criterion(_ loadings: Loadings) -> Closedness.Verdict? {
        var isClosed = true
        for choice in 1..<(1 << loadings.factorCount) {
            let kept = loadings.items.map { Set($0.filter { choice >> $0 & 1 == 1 }) }.filter { !$0.isEmpty }
            let size = choice.nonzeroBitCount
            guard kept.count > size else { return nil }
            var most = 0
            for some in 1..<(1 << kept.count) {
                let chosen = kept.indices.filter { some >> $0 & 1 == 1 }
                let isFree = chosen.allSatisfy { one in
                    chosen.allSatisfy { $0 <= one || kept[one].isDisjoint(with: kept[$0]) }
                }
                if isFree { most = max(most, chosen.count) }
            }
            if kept.count - most < size { isClosed = false }
        }
        return isClosed ? .closed : .notClosed
    }

    /// All loadings of four items on three factors, the items in order.
    @Test func oneItemMoreThanFactorsIsDecidedByTheCriterion() {
        var (tested, found) = (0, Set<Closedness.Verdict>())
        for code in 0..<(7 * 7 * 7 * 7) {
            let types = [code % 7, code / 7 % 7, code / 49 % 7, code / 343].map { $0 + 1 }
            guard types == types.sorted() else { continue }
            let loadings = Loadings(
                factorCount: 3, items: types.map { type in (0..<3).filter { type >> $0 & 1 == 1 } })
            guard let wanted = Self.criterion(loadings) else { continue }
            #expect(loadings.verdict() == wanted, "\(loadings)")
            tested += 1
            found.insert(wanted)
        }
        #expect(tested > 5 && found == [.closed, .notClosed])
    }

    /// The limits of SC171 and of products with bounded scores: no products of factors of any sign.
    @Test(arguments: [#"[["1","0"],["0","1"],["1","0"]]"#, #"[["1","0"],["0","1"],["-1","0"]]"#])
    func limitsWithOneNonnegativeFactorAreNoProducts(limit: String) {
        let line = #"{"I":["10","11","01"],"J":["11","11"],"A":\#(limit)}"#
        let run = CommandRun("member", input: line + "\n")
        #expect(run.output.contains("not-member"), "\(run.output)\(run.errors)")
    }

    /// The two curves of SC171: one factor is non-negative for every t > 0, and the products tend to the limit.
    @Test(arguments: [(1.0, 1.0), (-1.0, -1.0)]) func oneNonnegativeFactorIsNotEnough(side: Double, end: Double) {
        for t in [1.0, 0x1p-10, 0x1p-30] {
            let scores = [[1, 0], [side, t]]
            let loadings = side > 0 ? [[1, 0], [-1 / t, 1 / t], [0, 1]] : [[1, 0], [1 / t, 1 / t], [0, 1]]
            #expect((side > 0 ? scores : loadings).allSatisfy { $0.allSatisfy { $0 >= 0 } })
            let rows = loadings.map { row in (0..<2).map { row[0] * scores[0][$0] + row[1] * scores[1][$0] } }
            #expect(rows == [[1, 0], [0, 1], [end, t]])
        }
    }

    /// A bound on one factor changes nothing: scales go from one to the other.
    @Test func oneBoundIsNone() {
        let (loadings, scores) = ([[3.0, -4096], [0, 8192]], [[1024.0, 2], [512, -2048]])
        let scale = 0x1p-20
        let (large, small) = (loadings.map { $0.map { $0 / scale } }, scores.map { $0.map { $0 * scale } })
        func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
            left.map { row in right.map { column in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } } }
        }
        #expect(product(loadings, scores) == product(large, small))
        #expect(small.allSatisfy { $0.allSatisfy { abs($0) < 1 } })
    }
}
