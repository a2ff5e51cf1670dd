import SupportMasks
import Testing

@Suite struct EntryTallyTests {
    @Test func noEntriesAreTinyWhereAllAreAlike() {
        #expect(MagnitudeHistogram().tinyCount == 0)
        var magnitudes = MagnitudeHistogram()
        magnitudes.add(exponent: -5, count: 7)
        #expect(magnitudes.tinyCount == 0)
    }

    @Test func entriesAreTinyBelowTwentySteps() {
        var magnitudes = MagnitudeHistogram()
        magnitudes.add(exponent: 3)
        magnitudes.add(exponent: -17, count: 5)
        #expect(magnitudes.tinyCount == 0)
        magnitudes.add(exponent: -18, count: 2)
        #expect(magnitudes.tinyCount == 2)
        magnitudes.add(exponent: 4)
        #expect(magnitudes.tinyCount == 7)
        // Infinity and what underflows are at the ends.
        magnitudes.add(exponent: .min / 2)
        magnitudes.add(exponent: .max / 2)
        #expect(magnitudes.tinyCount == 10)
    }

    @Test func countsAreThoseOfAllEntries() {
        let seed: UInt64 = 23
        var generator = SplitMix64(seed: seed)
        for round in 0..<200 {
            let range = [30, 60, 3_000][round % 3]
            let exponents = (0..<1 + Int(generator.next() % 40)).map { _ in
                Int(generator.next() % UInt64(range)) - range / 2
            }
            var magnitudes = MagnitudeHistogram()
            for exponent in exponents { magnitudes.add(exponent: exponent) }
            let cut = exponents.map { min(max($0, -1_100), 1_100) }
            let largest = cut.max() ?? 0
            #expect(magnitudes.tinyCount == cut.count { $0 < largest - 20 }, "seed \(seed), round \(round)")
        }
    }

    @Test func talliesAreZeroUnlessSaid() {
        let tally = EntryTally(zeros: 3)
        #expect(tally.zeros == 3 && tally.tiny == 0 && !tally.has255)
    }
}
