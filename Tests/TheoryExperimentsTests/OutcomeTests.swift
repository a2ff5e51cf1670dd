import Testing

@testable import TheoryExperiments

@Suite("Claims and outcomes")
struct OutcomeTests {
    @Test("a claim holds by its worst number")
    func worst() {
        #expect(Claim.atMost(1, [0.5, 1], "").holds)
        #expect(!Claim.atMost(1, [0.5, 1.5], "").holds)
        #expect(Claim.atLeast(1, [2, 1], "").holds)
        #expect(!Claim.atLeast(1, [2, 0.5], "").holds)
        #expect(!Claim.always([true, false], "").holds)
    }

    @Test("nothing is shown by no instance, nor by what is not a number")
    func nothing() {
        #expect(!Claim.atMost(1, [], "").holds)
        #expect(!Claim.atLeast(1, [], "").holds)
        #expect(!Claim.always([], "").holds)
        #expect(!Claim.atMost(1, [0, .nan], "").holds)
        #expect(!Claim.atLeast(1, [2, .nan], "").holds)
        #expect(!Outcome(instances: "none", claims: []).holds)
    }

    @Test("an experiment that breaks off is a statement that does not hold")
    func fault() throws {
        struct Broken: Error {}
        let statement = Statement(name: "broken", title: "", source: "", plant: "") { _ in throw Broken() }
        let result = try #require(TheoryRun([statement]).results().first)
        #expect(!result.holds && result.verdict == "not examined")
    }

    @Test(
        "figures have three digits",
        arguments: [
            (0, "0"), (1, "1"), (0.5, "0.5"), (0.012345, "0.0123"), (412.4, "412"), (1.5e-12, "1.5e-12"),
            (-2.25e-9, "-2.25e-9"), (123_456, "1.23e5"), (.infinity, "∞"), (.nan, "none"),
        ] as [(Double, String)])
    func figures(value: Double, text: String) {
        #expect(Figure.text(value) == text)
    }

    @Test("what grows like a power of the steps has its exponent")
    func growth() {
        let power = (1...200).map { (step: $0, value: 3 * Double($0 * $0)) }
        #expect(abs(Growth.exponent(power) - 2) < 1e-12)
        #expect(abs(Growth.exponent((1...200).map { (step: $0, value: 7) })) < 1e-12)
        #expect(Growth.exponent([]).isNaN)
    }
}
