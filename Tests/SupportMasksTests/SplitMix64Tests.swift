import SupportMasks
import Testing

@Test func splitMixGivesThePublishedNumbers() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
}

@Test func unitNumbersLieBelowOne() {
    var generator = SplitMix64(seed: 3)
    let numbers = (0..<2000).map { _ in generator.nextUnit() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 }, "seed 3")
    #expect(numbers.contains { $0 > 0.99 } && numbers.contains { $0 < 0.01 }, "seed 3")
}
