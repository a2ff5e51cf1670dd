import Foundation
import Reports
import SupportMasks
import SupportTheory
import TestSupport
import Testing
import ToolText

/// What holds for the report of any instance.
struct ReportLawTests {
    /// Random instances of a few lines; the seed is a part of the name.
    static func instances(count: Int, seed: UInt64) -> [MaskInstance] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { index in
            randomFactorization("seed \(seed), number \(index)", most: 4, density: 0.6, using: &generator)
        }
    }

    @Test func verdictWordComesFirstAndLinesAreShort() {
        for instance in Self.instances(count: 150, seed: 11) {
            let analysis = InstanceAnalysis(instance)
            let lines = TextReport([ReportItem(analysis)]).text.split(separator: "\n", omittingEmptySubsequences: false)
            let word = ["closed": "CLOSED", "not-closed": "NOT CLOSED", "undecided": "UNDECIDED"][
                analysis.verdict.rawValue]
            #expect(lines.first.map(String.init) == "\(instance.name): \(word ?? "")")
            #expect(lines.allSatisfy { $0.count <= textWidth && !$0.hasSuffix(" ") }, "\(instance.name)")
        }
    }

    /// L · I ⋯ I · U: not closed, and sixteen layers deep.
    @Test func theMiddleOfADeepNetworkIsLeftOutOfTheText() throws {
        let masks = ["11\n01"] + [String](repeating: "10\n01", count: 14) + ["10\n11"]
        let text = masks.enumerated().map { "layer l\($0):\n\($1)\n" }.joined()
        let report = CommandRun("analyze", "deep.txt", files: ["deep.txt": text])
        #expect(report.status == 1)
        #expect(report.output.contains("  … 4 layers more …\n  l15: 2 outputs × 2 inputs"))
        #expect(report.output.contains("  … 4 layers more (all of them: --format json)\n\n  l15: W_16(t)"))
        #expect(!report.output.contains("l12"))
        #expect(
            CommandRun("analyze", "deep.txt", "--format", "json", files: ["deep.txt": text]).output.contains("\"l12\""))
    }

    @Test func jsonHoldsWhatTheAnalysisSays() throws {
        for instance in Self.instances(count: 150, seed: 12) {
            let analysis = InstanceAnalysis(instance)
            let object = try parsed(JSONReport([ReportItem(analysis)]).text)
            let entry = try #require((object["instances"] as? [[String: Any]])?.first)
            #expect(
                Set(entry.keys) == [
                    "name", "kind", "shape", "rankOneSupports", "tractability", "landscape", "closedness", "training",
                ])
            let closedness = try #require(entry["closedness"] as? [String: Any])
            #expect(closedness["verdict"] as? String == analysis.verdict.rawValue, "\(instance.name)")
            #expect((closedness["certificate"] is NSNull) == (analysis.verdict == .undecided), "\(instance.name)")
            #expect((closedness["witness"] is NSNull) == (analysis.verdict != .notClosed), "\(instance.name)")
            #expect((closedness["searched"] is NSNull) == (analysis.verdict != .undecided), "\(instance.name)")
            let tractability = try #require(entry["tractability"] as? [String: Any])
            #expect(
                (tractability["plan"] is NSNull) == (tractability["verdict"] as? String == "not-established"),
                "\(instance.name)")
        }
    }

    @Test func exhaustedLimitsAreToldInWordsAndNumbers() throws {
        var none = SearchLimits()
        none.exhaustiveClasses = 0
        none.exhaustiveLines = 0
        none.antidiagonalChains = 0
        none.overlappingPairs = 0
        none.normalFormLeaves = 0
        none.refutationNodes = 0
        none.curveTrials = 0
        let limits = none
        let analyses = Self.instances(count: 500, seed: 13).lazy.map { InstanceAnalysis($0, limits: limits) }
        let analysis = try #require(analyses.first { $0.verdict == .undecided }, "seed 13: no instance is left open")
        let text = TextReport([ReportItem(analysis)]).text
        #expect(text.contains("What was tried\n  left: rows "))
        #expect(text.contains("nothing is claimed") && text.contains("`--effort high` searches longer"))
        let generic = try #require(analysis.generic)
        #expect(text.contains("What is certain\n  The set of products has dimension \(generic.atLeast)"))
        #expect(HTMLReport([ReportItem(analysis)]).text.contains("id=\"rule-SC141\""))
        let closedness = try #require(
            (try parsed(JSONReport([ReportItem(analysis)]).text)["instances"] as? [[String: Any]])?.first?["closedness"]
                as? [String: Any])
        let searched = try #require(closedness["searched"] as? [String: Any])
        #expect((searched["limits"] as? [String: Int])?["exhaustiveClasses"] == 0)
        #expect((searched["remaining"] as? [[String: Any]])?.isEmpty == false)
        let told = try #require(closedness["generic"] as? [String: Any])
        #expect(told["cells"] as? Int == generic.cells && told["rule"] as? String == "SC141")
        #expect((told["dimension"] as? [String: Int])?["atLeast"] == generic.atLeast)
    }

    @Test func caseSplitsAreToldAsAnIndentedList() throws {
        var analysis = InstanceAnalysis(try factorization("lu", ["10", "11"], ["10", "11"]))
        guard case .notClosed(var proof) = analysis.closedness else {
            Issue.record("the 2 × 2 LU is not closed")
            return
        }
        // With x[0,0] = 0 no support reaches row 0, where A is not zero; a split of y[1,1] changes nothing.
        let known = proof.refutation
        let nothing = Refutation.minor(rows: [0], columns: [1], neurons: [])
        proof.refutation = .split(
            .x(0, 0), zero: nothing, nonzero: .split(.y(1, 1), zero: known, nonzero: known))
        analysis.closedness = .notClosed(proof)
        let text = TextReport([ReportItem(analysis)]).text
        #expect(
            text.contains(
                """
                  x[0,0] ≠ 0: else no support reaches (0,1), where A is 1.
                  If y[1,1] = 0:
                    Suppose A = X Yᵀ.
                """))
        #expect(
            text.contains(
                """
                  If y[1,1] ≠ 0:
                    Suppose A = X Yᵀ.
                """))
    }

    @Test func largeMasksAreCountedInsteadOfListed() throws {
        let masks = CommandRun("generate", "hodlr", "128", "3", "2").output
        let object = try parsed(CommandRun("analyze", "-", "--format", "json", input: masks).output)
        let entry = try #require((object["instances"] as? [[String: Any]])?.first)
        let supports = try #require(entry["rankOneSupports"] as? [String: Any])
        let classes = try #require(supports["classes"] as? [[String: Any]])
        #expect(supports["classCount"] as? Int == classes.count)
        #expect(classes.allSatisfy { $0["rows"] == nil && $0["rowCount"] is Int && $0["supports"] is [Int] })
        let closedness = try #require(entry["closedness"] as? [String: Any])
        let certificate = try #require(closedness["certificate"] as? [String: Any])
        #expect(certificate["needsInput"] as? Bool == true)
        #expect(certificate["width"] as? Int == supports["count"] as? Int)
    }

    private func parsed(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
