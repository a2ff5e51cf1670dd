import Testing

@testable import TheoryExperiments

@Suite("Statements by experiment")
struct StatementTests {
    @Test("a statement holds on its instances", arguments: Statement.all.map(\.name))
    func holds(name: String) throws {
        let result = try #require(Self.results(name, planted: false).first)
        #expect(result.holds, "\(TheoryText([result]).text)")
    }

    @Test("a counter-example in the place of the instances fails it", arguments: Statement.all.map(\.name))
    func planted(name: String) throws {
        let result = try #require(Self.results(name, planted: true).first)
        #expect(result.isPlanted)
        // It is examined, and found wanting: an experiment that breaks off would show nothing.
        let outcome = try #require(result.outcome)
        #expect(!outcome.holds, "\(TheoryText([result]).text)")
    }

    @Test("another seed gives other instances, and the same verdict", arguments: [2, 3, 20 as UInt64])
    func seeds(seed: UInt64) {
        let results = TheoryRun(seed: seed, isQuick: true, threadCount: 1).results()
        let failed = results.filter { !$0.holds }
        #expect(failed.isEmpty, "seed \(seed): \(TheoryText(failed).text)")
    }

    @Test("names are single words of their own, and every statement says what it is and what is planted")
    func names() {
        #expect(Set(Statement.all.map(\.name)).count == Statement.all.count)
        for statement in Statement.all {
            #expect(statement.name.allSatisfy { $0.isLowercase || $0 == "-" })
            #expect(!statement.title.isEmpty && !statement.source.isEmpty && !statement.plant.isEmpty)
        }
    }

    static func results(_ name: String, planted: Bool) -> [TheoryResult] {
        TheoryRun(
            Statement.all.filter { $0.name == name }, isQuick: true, planted: planted ? [name] : [], threadCount: 1
        ).results()
    }
}
