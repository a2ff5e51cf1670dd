import Drawing
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import TheoryExperiments

@Suite("Reports of experiments")
struct ReportTests {
    /// Two statements that are quick, and one that cannot be examined.
    static let results: [TheoryResult] = {
        struct Broken: Error, CustomStringConvertible { let description = "a <fault> & more" }
        let broken = Statement(name: "broken", title: "a < b", source: "", plant: "") { _ in throw Broken() }
        let plotted = Statement(name: "plotted", title: "plots & curves", source: "a \"source\"", plant: "") { _ in
            let points = (0..<20).map { LinePlot.Point(Double($0), $0 == 3 ? 0 : pow(10, -Double($0))) }
            return Outcome(
                instances: "<one>", claims: [.atMost(1, [0.5], "a < b")],
                plots: [
                    LinePlot(
                        title: "<plot>", caption: "&", horizontal: .init("x"),
                        vertical: .init("y", isLogarithmic: true),
                        curves: [
                            .init("a & b", points), .init("marks", points, look: .marks),
                            .init("nothing", []), .init("bound", points, look: .reference),
                        ])
                ])
        }
        let known = Statement.all.filter { ["completion", "identifiability"].contains($0.name) }
        return TheoryRun(known + [plotted, broken], isQuick: true, planted: ["completion"], threadCount: 2).results()
    }()

    @Test("the page is well-formed, needs nothing from elsewhere and shows every statement and plot")
    func page() {
        let text = TheoryPage(Self.results, seed: 1).text
        let body = text.replacing("<!DOCTYPE html>", with: "")
        let parser = XMLParser(data: Data(body.utf8))
        #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
        for result in Self.results { #expect(text.contains("<h2 id=\"\(result.statement.name)\">")) }
        #expect(
            text.split(separator: "<svg").count - 1 == Self.results.reduce(0) { $0 + ($1.outcome?.plots.count ?? 0) })
        #expect(!text.contains("<script") && !text.contains("src=") && !text.contains("url(http"))
        #expect(!text.contains("NaN") && !text.contains("inf"))
    }

    @Test("the JSON has a member for each statement, its claims and its plots")
    func json() throws {
        let text = TheoryJSON(Self.results, seed: 7).text
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "supportcheck.theory/1")
        #expect(object["seed"] as? String == "7" && object["holds"] as? Bool == false)
        let statements = try #require(object["statements"] as? [[String: Any]])
        #expect(statements.compactMap { $0["name"] as? String } == Self.results.map(\.statement.name))
        #expect(statements.compactMap { $0["result"] as? String } == Self.results.map(\.verdict))
        #expect(statements.compactMap { $0["seconds"] as? Double }.count == statements.count)
        #expect(statements[0]["planted"] is String && statements[1]["planted"] is NSNull)
        for (statement, result) in zip(statements, Self.results) {
            let claims = statement["claims"] as? [[String: Any]]
            #expect(claims?.count == result.outcome?.claims.count)
            for claim in claims ?? [] { #expect(claim["measured"] is Double && claim["holds"] is Bool) }
        }
        #expect(statements[3]["fault"] as? String == "a <fault> & more")
    }

    @Test("the text names every statement, every claim and the time")
    func text() {
        let text = TheoryText(Self.results).text
        let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for result in Self.results {
            #expect(flat.contains("\(result.statement.name) \(result.verdict)"))
            for claim in result.outcome?.claims ?? [] { #expect(flat.contains(claim.text)) }
        }
        #expect(flat.contains("2 of 4 statements failed: completion, broken."))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test("without times the same seed gives the same bytes, whatever the number of threads")
    func reproducible() {
        let statements = Statement.all.filter { $0.name != "lu-training" }
        let runs = [1, 2].map { TheoryRun(statements, seed: 5, isQuick: true, threadCount: $0).results() }
        let pages = runs.map { TheoryPage($0, seed: 5, showsTimes: false).text }
        #expect(pages[0] == pages[1])
        #expect(
            TheoryJSON(runs[0], seed: 5, showsTimes: false).text == TheoryJSON(runs[1], seed: 5, showsTimes: false).text
        )
        #expect(TheoryText(runs[0], showsTimes: false).text == TheoryText(runs[1], showsTimes: false).text)
    }
}
