import SupportMasks
import SupportTheory
import Testing

@Suite struct RelationTests {
    /// All masks of 2 × 2 · 2 × 2, 3 × 2 · 2 × 2 and 2 × 3 · 2 × 3.
    @Test func smallMasksAreRelatedAsByTheDefinition() {
        for (rows, columns, width) in [(2, 2, 2), (3, 2, 2), (2, 2, 3)] {
            let cells = (rows + columns) * width
            for code in 0..<(1 << cells) {
                let masks = FactorSupports(
                    left: BitMatrix(rowCount: rows, columnCount: width) { code >> ($0 * width + $1) & 1 == 1 },
                    right: BitMatrix(rowCount: columns, columnCount: width) {
                        code >> ((rows + $0) * width + $1) & 1 == 1
                    })
                #expect(RankOneSupports(masks).relation() == relation(masks), "\(masks)")
            }
        }
    }

    @Test func randomMasksAreRelatedAsByTheDefinition() {
        var generator = SplitMix64(seed: 31)
        var seen: Set<Relation> = []
        for round in 0..<600 {
            let (rows, columns) = (3 + round % 5 * 40, 3 + round % 3 * 60)
            // Intervals: nested, crossing, disjoint and overlapping pairs are all common.
            let supports = (0..<(2 + round % 3)).map { _ in (interval(rows, &generator), interval(columns, &generator))
            }
            let masks = FactorSupports(
                left: BitMatrix(rowCount: rows, columnCount: supports.count) { supports[$1].0.contains($0) },
                right: BitMatrix(rowCount: columns, columnCount: supports.count) { supports[$1].1.contains($0) })
            let expected = relation(masks)
            seen.insert(expected)
            #expect(RankOneSupports(masks).relation() == expected, "round \(round), seed 31")
        }
        #expect(seen == [.disjointOrIdentical, .crossing, .overlapping], "seed 31")
    }

    @Test func anOverlapAfterRowsThatOnlyCrossIsFound() {
        // Supports 0 and 1 cross in row 0; supports 2 and 3 overlap in row 2 only.
        let supports: [([Int], [Int])] = [([0, 1], [0]), ([0], [0, 1]), ([2, 3], [2, 3]), ([2, 4], [3, 4])]
        let masks = FactorSupports(
            left: BitMatrix(rowCount: 5, columnCount: 4) { supports[$1].0.contains($0) },
            right: BitMatrix(rowCount: 5, columnCount: 4) { supports[$1].1.contains($0) })
        #expect(RankOneSupports(masks).relation() == .overlapping)
    }

    private func interval(_ count: Int, _ generator: inout SplitMix64) -> Range<Int> {
        let ends = [Int(generator.next() % 4), Int(generator.next() % 4)].map { $0 * count / 3 }
        return min(ends[0], ends[1])..<max(ends[0], ends[1])
    }

    /// By the definition, on sets of integers.
    private func relation(_ masks: FactorSupports) -> Relation {
        let supports = (0..<masks.width).map { k in
            (
                Set((0..<masks.rowCount).filter { masks.left[$0, k] }),
                Set((0..<masks.columnCount).filter { masks.right[$0, k] })
            )
        }.filter { !$0.0.isEmpty && !$0.1.isEmpty }
        var result = Relation.disjointOrIdentical
        for (a, b) in supports {
            for (c, d) in supports where !a.isDisjoint(with: c) && !b.isDisjoint(with: d) && (a != c || b != d) {
                guard a.isSuperset(of: c) && b.isSubset(of: d) || a.isSubset(of: c) && b.isSuperset(of: d) else {
                    return .overlapping
                }
                result = .crossing
            }
        }
        return result
    }
}
