import SupportMasks
import Testing

/// A matrix is what its cells are, whichever form it has.
@Suite struct MatrixFormsTests {
    @Test(arguments: [0.0, 0.02, 0.2, 0.7]) func everyOperationAgreesInBothForms(density: Double) {
        let seed = UInt64(density * 100) + 1
        var generator = SplitMix64(seed: seed)
        for (rows, columns) in [(1, 1), (3, 64), (7, 65), (40, 3), (66, 130)] {
            let packed = randomMatrix(rows, columns, density: density, &generator)
            let listed = packed.listed()
            let place = "seed \(seed), \(rows) × \(columns)"
            #expect(listed.isListed && !packed.isListed && listed.packed() == packed, "\(place)")
            #expect(listed == packed && packed == listed && listed.hashValue == packed.hashValue, "\(place)")
            #expect(listed.rowStrings == packed.rowStrings && listed.setBitCount == packed.setBitCount, "\(place)")
            #expect(listed.nonemptyRows == packed.nonemptyRows, "\(place)")
            #expect(listed.transposed() == packed.transposed() && listed.transposed().isListed, "\(place)")
            #expect(listed.transposed().transposed() == listed, "\(place)")
            #expect(listed.equalRowGroups() == packed.equalRowGroups(), "\(place)")
            #expect(listed.withWords { Array($0) } == packed.withWords { Array($0) }, "\(place)")
            let met = BitSet(capacity: columns, members: (0..<columns).filter { $0 % 5 == 2 })
            for row in 0..<rows {
                #expect(listed.row(row) == packed.row(row) && listed.isRowEmpty(row) == packed.isRowEmpty(row))
                #expect(listed.setBitCount(ofRow: row) == packed.setBitCount(ofRow: row), "\(place)")
                #expect(listed.withRowWords(row) { Array($0) } == packed.withRowWords(row) { Array($0) }, "\(place)")
                for set in forms(met) {
                    #expect(listed.row(row, meets: set) == !packed.row(row).isDisjoint(with: met), "\(place)")
                    #expect(packed.row(row, meets: set) == !packed.row(row).isDisjoint(with: met), "\(place)")
                }
                for column in 0..<columns { #expect(listed[row, column] == packed[row, column], "\(place)") }
            }
            for column in 0..<columns { #expect(listed.column(column) == packed.column(column), "\(place)") }
        }
    }

    @Test func changedRowsAreThoseOfEveryReading() {
        var generator = SplitMix64(seed: 9)
        for _ in 0..<30 {
            var packed = randomMatrix(12, 70, density: 0.05, &generator)
            var listed = packed.listed()
            for _ in 0..<25 {
                let (row, column) = (
                    Int.random(in: 0..<12, using: &generator), Int.random(in: 0..<70, using: &generator)
                )
                if Bool.random(using: &generator) {
                    packed[row, column].toggle()
                    listed[row, column].toggle()
                } else {
                    let set = randomMatrix(1, 70, density: 0.1, &generator).row(0)
                    packed.setRow(row, set)
                    listed.setRow(row, set.listed())
                }
            }
            #expect(listed.isListed && listed == packed && listed.setBitCount == packed.setBitCount, "seed 9")
            #expect(listed.transposed() == packed.transposed(), "seed 9")
            #expect(listed.equalRowGroups() == packed.equalRowGroups() && listed == packed.listed(), "seed 9")
        }
    }

    @Test func equalRowsOfTwoMatricesAreThoseOfEitherForm() {
        var generator = SplitMix64(seed: 10)
        for _ in 0..<30 {
            let a = randomMatrix(40, 4, density: 0.4, &generator)
            let b = randomMatrix(40, 3, density: 0.4, &generator)
            let expected = BitMatrix.equalRowGroups(a, b)
            for a in forms(a) { for b in forms(b) { #expect(BitMatrix.equalRowGroups(a, b) == expected, "seed 10") } }
        }
    }

    @Test func cellsAreCollectedInAnyOrder() throws {
        var generator = SplitMix64(seed: 11)
        for (rows, columns) in [(5, 9), (2_000, 3_000)] {
            let cells = Set(
                (0..<60).map { _ in
                    [Int.random(in: 0..<rows, using: &generator), Int.random(in: 0..<columns, using: &generator)]
                })
            let inside = Set(cells.filter { _ in Bool.random(using: &generator) })
            var collector = CellCollector(rowCount: rows, columnCount: columns)
            for cell in cells.shuffled(using: &generator) {
                collector.take(row: cell[0], column: cell[1], isInside: inside.contains(cell))
            }
            let matrix = try collector.support()
            #expect(matrix == BitMatrix(rowCount: rows, columnCount: columns) { inside.contains([$0, $1]) }, "seed 11")
            #expect(matrix.isListed == (rows > 100))
        }
    }

    @Test func aCellThatComesAgainIsNamedWithItsPlace() {
        var collector = CellCollector(rowCount: 4, columnCount: 4)
        for (row, column, isInside) in [(3, 1, true), (0, 2, false), (1, 1, true), (0, 2, true), (3, 1, true)] {
            collector.take(row: row, column: column, isInside: isInside)
        }
        let error = #expect(throws: CellCollector.Repeated.self) { try collector.support() }
        #expect(error?.row == 0 && error?.column == 2 && error?.place == 3)
    }
}
