import Foundation
import Reports
import SupportMasks
import SupportTheory
import Testing

/// The log keeps to the main constraints of SARIF 2.1.0.
struct SARIFTests {
    private func run(_ items: [ReportItem]) throws -> [String: Any] {
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(SARIFReport(items).text.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        #expect((log["$schema"] as? String)?.hasSuffix("sarif-schema-2.1.0.json") == true)
        let runs = try #require(log["runs"] as? [[String: Any]])
        #expect(runs.count == 1)
        return runs[0]
    }

    @Test func resultsRefToTheirRulesAndKeepKindAndLevelTogether() throws {
        let items = Samples.items(Samples.factorizations(count: 60) + Samples.networks(count: 20))
        let run = try run(items)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "supportcheck" && driver["helpUri"] == nil)
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let ids = rules.compactMap { $0["id"] as? String }
        #expect(ids.count == rules.count && Set(ids).count == ids.count && ids.sorted() == ids)
        for rule in rules {
            for key in ["shortDescription", "fullDescription"] {
                #expect(((rule[key] as? [String: Any])?["text"] as? String)?.isEmpty == false)
            }
        }
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == items.count)
        for (result, item) in zip(results, items) {
            let id = try #require(result["ruleId"] as? String)
            #expect(ids[try #require(result["ruleIndex"] as? Int)] == id)
            let expected = [
                "closed": ["pass", "none"], "not-closed": ["fail", "error"], "undecided": ["fail", "warning"],
            ][item.analysis.verdict.rawValue]
            #expect(result["kind"] as? String == expected?.first && result["level"] as? String == expected?.last)
            // A level other than none goes with a failure only (3.27.9, 3.27.10).
            #expect(result["kind"] as? String == "fail" || result["level"] as? String == "none")
            let text = try #require((result["message"] as? [String: Any])?["text"] as? String)
            #expect(text.hasSuffix("."))
            let properties = try #require(result["properties"] as? [String: Any])
            #expect((properties["window"] is NSNull) == (item.analysis.verdict != .notClosed))
        }
    }

    @Test func locationsNameTheFileAndTheLine() throws {
        let instance = try Samples.lu2()
        func location(_ files: [String], line: Int?) throws -> (run: [String: Any], locations: [[String: Any]]) {
            var item = ReportItem(InstanceAnalysis(instance))
            (item.files, item.line) = (files, line)
            let run = try run([item])
            return (run, try #require((run["results"] as? [[String: Any]])?.first?["locations"] as? [[String: Any]]))
        }
        func uri(_ location: [String: Any]) -> String? {
            ((location["physicalLocation"] as? [String: Any])?["artifactLocation"] as? [String: Any])?["uri"] as? String
        }
        let text = try location(["masks/lu 2.txt"], line: 7)
        #expect(text.locations.map(uri) == ["masks/lu%202.txt"])
        #expect(
            ((text.locations[0]["physicalLocation"] as? [String: Any])?["region"] as? [String: Any])?["startLine"]
                as? Int == 7)
        let arrays = try location(["I.mtx", "J.mtx"], line: nil)
        #expect(arrays.locations.map(uri) == ["I.mtx", "J.mtx"])
        #expect((arrays.locations[0]["physicalLocation"] as? [String: Any])?["region"] == nil)
        #expect((arrays.run["artifacts"] as? [[String: Any]])?.count == 2)
        #expect(try location(["/a/b:c#d?.txt"], line: 1).locations.map(uri) == ["file:///a/b%3Ac%23d%3F.txt"])
        let input = try location(["-"], line: 1)
        let artifacts = try #require(input.run["artifacts"] as? [[String: Any]])
        #expect(
            artifacts[0]["roles"] as? [String] == ["analysisTarget", "standardStream"]
                && artifacts[0]["location"] == nil)
        #expect(try location([], line: nil).locations.count == 1)
    }

    @Test func theWindowIsInTheMessageAndInTheProperties() throws {
        let result = try #require(
            (try run([ReportItem(InstanceAnalysis(try Samples.lu2()))])["results"] as? [[String: Any]])?.first)
        #expect(
            ((result["message"] as? [String: Any])?["text"] as? String)?.contains("rows 0, 1, columns 0, 1") == true)
        let window = (result["properties"] as? [String: Any])?["window"] as? [String: [Int]]
        #expect(window == ["rows": [0, 1], "columns": [0, 1]])
    }

    @Test func namesAreNeitherPlaceholdersNorLinks() throws {
        var instance = try Samples.lu2()
        instance.name = "a {0} [x](y)"
        let result = try #require(
            (try run([ReportItem(InstanceAnalysis(instance))])["results"] as? [[String: Any]])?.first)
        #expect(((result["message"] as? [String: Any])?["text"] as? String)?.hasPrefix("'a {{0}} \\[x\\](y)'") == true)
    }

    @Test func theReaderTellsTheLinesOfInstances() throws {
        let text = "# c\n\nI:\n1\nJ:\n1\n"
        #expect(try MaskTextReader.readPlaced(bytes: Data(text.utf8), fileName: "a").map(\.line) == [3])
        #expect(try MaskTextReader.readPlaced(bytes: Data("1\n\n1\n".utf8), fileName: "a").map(\.line) == [1])
        let several = "# c\ninstance a\n\n\(text)\ninstance b\nlayer x:\n1\n"
        let placed = try MaskTextReader.readPlaced(bytes: Data(several.utf8), fileName: "a")
        #expect(placed.map(\.line) == [2, 11] && placed.map(\.instance.name) == ["a", "b"])
        #expect(try MaskTextReader.read(bytes: Data(several.utf8), fileName: "a") == placed.map(\.instance))
    }
}
