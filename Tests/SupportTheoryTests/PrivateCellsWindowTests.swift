import SupportMasks
import SupportTheory
import Testing

@Suite struct PrivateCellsWindowTests {
    /// The private cells of a support fill rectangles exactly when no window of three private cells and another one
    /// exists.
    @Test(arguments: [0.02, 0.05, 0.15, 0.4]) func aWindowIsFoundExactlyWhenThereIsOne(density: Double) {
        var generator = SplitMix64(seed: 22)
        for (rows, columns, width) in [(4, 4, 3), (6, 5, 4), (9, 70, 6), (12, 530, 9)] {
            for _ in 0..<20 {
                let masks = FactorSupports(
                    left: BitMatrix(rowCount: rows, columnCount: width) { _, _ in generator.nextUnit() < 3 * density },
                    right: BitMatrix(rowCount: columns, columnCount: width) { _, _ in generator.nextUnit() < density })
                let place = "\(rows) × \(columns), width \(width), density \(density), seed 22: \(masks)"
                let owners = ownersOfPrivateCells(masks)
                guard let window = PrivateCells.window(in: RankOneSupports(masks)) else {
                    #expect(!someWindow(owners, masks), "\(place)")
                    continue
                }
                let (i, iPrime, jPrime, j) = (window.rows[0], window.rows[1], window.columns[0], window.columns[1])
                #expect(
                    [owners[i][jPrime], owners[iPrime][jPrime], owners[iPrime][j]]
                        == Array(repeating: window.support, count: 3), "\(place)")
                #expect(owners[i][j] != window.support, "\(place)")
            }
        }
    }

    /// For each cell the only support that contains it, −1 if there is none or another.
    private func ownersOfPrivateCells(_ masks: FactorSupports) -> [[Int]] {
        (0..<masks.rowCount).map { i in
            (0..<masks.columnCount).map { j in
                let cover = masks.left.row(i).intersection(masks.right.row(j)).members
                return cover.count == 1 ? cover[0] : -1
            }
        }
    }

    private func someWindow(_ owners: [[Int]], _ masks: FactorSupports) -> Bool {
        (0..<masks.width).contains { support in
            let sets = owners.map { row in Set(row.indices.filter { row[$0] == support }) }
            return sets.contains { a in sets.contains { b in a != b && !a.isDisjoint(with: b) } }
        }
    }
}
