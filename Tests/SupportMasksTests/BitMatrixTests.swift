import SupportMasks
import TestSupport
import Testing

@Suite struct BitMatrixTests {
    @Test func transpositionAgreesWithItsDefinitionAndIsAnInvolution() {
        var generator = SplitMix64(seed: 7)
        for rows in boundarySizes {
            for columns in boundarySizes {
                let matrix = randomMatrix(rows, columns, using: &generator)
                let transposed = matrix.transposed()
                #expect(
                    transposed == BitMatrix(rowCount: columns, columnCount: rows) { matrix[$1, $0] },
                    "\(rows) × \(columns), seed 7")
                #expect(transposed.transposed() == matrix, "\(rows) × \(columns), seed 7")
            }
        }
    }

    @Test func transpositionCrossesGroupsOfEightWords() {
        var generator = SplitMix64(seed: 8)
        let matrix = randomMatrix(530, 1100, density: 0.1, using: &generator)
        #expect(matrix.transposed() == BitMatrix(rowCount: 1100, columnCount: 530) { matrix[$1, $0] }, "seed 8")
    }

    @Test func rowsAndColumnsAreTheCells() {
        var generator = SplitMix64(seed: 9)
        for (rows, columns) in [(1, 1), (3, 64), (65, 63), (64, 129), (2, 0), (0, 5)] {
            let matrix = randomMatrix(rows, columns, using: &generator)
            for i in 0..<rows { #expect(matrix.row(i).members == (0..<columns).filter { matrix[i, $0] }, "seed 9") }
            for j in 0..<columns { #expect(matrix.column(j).members == (0..<rows).filter { matrix[$0, j] }, "seed 9") }
            #expect(BitMatrix(rows: (0..<rows).map(matrix.row), columnCount: columns) == matrix, "seed 9")
            #expect(matrix.setBitCount == (0..<rows).reduce(0) { $0 + matrix.row($1).count }, "seed 9")
        }
    }

    @Test func stringsAreReadBackAndFaultyOnesRefused() {
        var generator = SplitMix64(seed: 10)
        for columns in boundarySizes {
            let matrix = randomMatrix(3, columns, using: &generator)
            #expect(BitMatrix(matrix.rowStrings) == matrix, "seed 10")
        }
        #expect(BitMatrix(["10", "1"]) == nil)
        #expect(BitMatrix(["1", "10"]) == nil)
        #expect(BitMatrix(["1x"]) == nil)
        #expect(BitMatrix(["1 "]) == nil)
        #expect(BitMatrix([]) == BitMatrix(rowCount: 0, columnCount: 0))
        #expect(BitMatrix(["10", "01"])?.description == "10\n01")
    }

    @Test func cellsChangeAlone() {
        var matrix = BitMatrix(rowCount: 3, columnCount: 70)
        matrix[1, 63] = true
        matrix[1, 64] = true
        matrix[2, 69] = true
        #expect(matrix.setBitCount == 3 && matrix.row(0).isEmpty && matrix.row(1).members == [63, 64])
        matrix[1, 63] = false
        #expect(matrix.row(1).members == [64])
        matrix.setRow(2, BitSet(capacity: 70, members: [0]))
        #expect(matrix.row(2).members == [0] && matrix.row(1).members == [64])
    }

    @Test func wordsAreRowsApartAndPaddingStaysClear() {
        var matrix = BitMatrix(rowCount: 2, columnCount: 65)
        #expect(matrix.wordsPerRow == 2 && matrix.withWords { $0.count } == 4)
        matrix.withMutableWords { words in for index in words.indices { words[index] = .max } }
        #expect(matrix == BitMatrix(rowCount: 2, columnCount: 65) { _, _ in true })
        #expect(matrix.setBitCount == 130)
        #expect(matrix.withRowWords(1) { Array($0) } == [.max, 1])
        var whole = BitMatrix(rowCount: 1, columnCount: 64)
        whole.withMutableWords { $0[0] = .max }
        #expect(whole.setBitCount == 64)
    }

    @Test(arguments: [1, 63, 64, 65, 200]) func equalRowsAreGroupedAsByComparingAll(columns: Int) {
        let seed = UInt64(columns)
        var generator = SplitMix64(seed: seed)
        let patterns = randomMatrix(7, columns, using: &generator)
        let chosen = (0..<60).map { _ in Int(generator.next() % 7) }
        let matrix = BitMatrix(rows: chosen.map(patterns.row), columnCount: columns)
        let groups = matrix.equalRowGroups()
        #expect(groups == naiveGroups(60) { matrix.row($0) == matrix.row($1) }, "seed \(seed)")
        let other = randomMatrix(60, 2, using: &generator)
        let together = BitMatrix.equalRowGroups(matrix, other)
        #expect(
            together == naiveGroups(60) { matrix.row($0) == matrix.row($1) && other.row($0) == other.row($1) },
            "seed \(seed)")
        #expect(together.groups.count >= groups.groups.count, "seed \(seed)")
    }

    /// In whatever order rows are asked, and asked again: the first of each group is new, in either form.
    @Test(arguments: [1, 63, 64, 65, 200]) func rowsAreNewUntilAnEqualOneWasAsked(columns: Int) {
        let seed = UInt64(columns)
        var generator = SplitMix64(seed: seed)
        let patterns = randomMatrix(7, columns, using: &generator)
        let matrix = BitMatrix(
            rows: (0..<60).map { _ in patterns.row(Int(generator.next() % 7)) }, columnCount: columns)
        let order = (0..<60).shuffled(using: &generator)
        for form in [matrix, matrix.listed()] {
            var rows = DistinctRows(of: form)
            var asked: [Int] = []
            for row in order {
                let isNew = !asked.contains { matrix.row($0) == matrix.row(row) }
                #expect(rows.isFirst(row) == isNew && rows.isFirst(row) == isNew, "seed \(seed), row \(row)")
                asked.append(row)
            }
        }
    }

    @Test func rowsWithoutCellsAreAllEqual() {
        #expect(BitMatrix(rowCount: 3, columnCount: 0).equalRowGroups().groups == [[0, 1, 2]])
        #expect(BitMatrix(rowCount: 0, columnCount: 3).equalRowGroups().groups == [])
    }

    /// Groups in order of first row, by comparing every row with the first of every group.
    private func naiveGroups(_ count: Int, _ areEqual: (Int, Int) -> Bool) -> RowGroups {
        var groups: [[Int]] = []
        var groupOfRow: [Int] = []
        for row in 0..<count {
            let group = groups.firstIndex { areEqual($0[0], row) } ?? groups.count
            if group == groups.count { groups.append([row]) } else { groups[group].append(row) }
            groupOfRow.append(group)
        }
        return RowGroups(groupOfRow: groupOfRow, groups: groups)
    }
}
