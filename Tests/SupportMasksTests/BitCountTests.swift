import SupportMasks
import TestSupport
import Testing

@Suite struct BitCountTests {
    @Test func wordsCountAsTheSumOfTheirBits() {
        var generator = SplitMix64(seed: 11)
        // On either side of the 32 words that are added up together.
        for count in [0, 1, 2, 31, 32, 33, 63, 64, 65, 96, 100, 500] {
            for words in [
                (0..<count).map { _ in generator.next() }, Array(repeating: .max, count: count),
                Array(repeating: 1, count: count),
            ] {
                let expected = words.reduce(0) { $0 + $1.nonzeroBitCount }
                #expect(words.withUnsafeBufferPointer { bitCount($0) } == expected, "\(count) words, seed 11")
            }
        }
    }

    @Test func everySingleBitCounts() {
        for bit in 0..<(64 * 33) {
            var words = [UInt64](repeating: 0, count: 33)
            words[bit / 64] = 1 << UInt64(bit % 64)
            #expect(words.withUnsafeBufferPointer { bitCount($0) } == 1, "bit \(bit)")
        }
    }

    @Test func nonemptyRowsAreThoseWithACell() {
        var generator = SplitMix64(seed: 12)
        for columns in boundarySizes {
            let matrix = randomMatrix(40, columns, density: 0.02, using: &generator)
            let expected = (0..<40).filter { !matrix.row($0).isEmpty }
            #expect(matrix.nonemptyRows.members == expected, "\(columns) columns, seed 12")
            #expect(
                (0..<40).allSatisfy { matrix.isRowEmpty($0) == !expected.contains($0) }, "\(columns) columns, seed 12")
        }
    }
}
