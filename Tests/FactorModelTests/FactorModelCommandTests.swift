import Foundation
import TestSupport
import Testing

/// `--factor-model` of `analyze` and `repair`, as people use it.
struct FactorModelCommandTests {
    private static let crossLoading = "visual =~ x1 + x2\nspeed =~ x2 + x3\n"
    private static let simple = "visual =~ x1 + x2\nspeed =~ x3 + x4\n"

    private func run(_ text: String, _ options: String..., command: String = "analyze") -> CommandRun {
        CommandRun(arguments: [command, "model.lav", "--factor-model"] + options, files: ["model.lav": text])
    }

    /// The output without its line breaks.
    private func words(_ run: CommandRun) -> String {
        run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func object(_ run: CommandRun) throws -> [String: Any] {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        return try #require((report["instances"] as? [[String: Any]])?.first)
    }

    @Test func theVerdictIsTheExitStatus() {
        #expect(run(Self.simple).status == 0 && run(Self.crossLoading).status == 1)
    }

    @Test func reportsNameItemsAndFactors() {
        let text = words(run(Self.crossLoading))
        #expect(text.hasPrefix("model: NOT CLOSED factorization"))
        for named in ["items x1, x2, x3", "factors visual, speed", "visual: items x1, x2 × observations 0, 1"] {
            #expect(text.contains(named), "\(named)")
        }
        #expect(text.contains("The verdict is the same for 2 observations and for any larger number (SC174)."))
        #expect(text.contains("not closed by SC173 (two factors an item) as well"))
        #expect(text.contains("network component analysis") && text.contains("an analogy only"))
        let page = run(Self.crossLoading, "--format", "html").output
        #expect(page.contains("items x1, x2, x3") && page.contains("href=\"#rule-SC173\""))
        #expect(run(Self.crossLoading, "--format", "svg").output.contains("visual"))
        #expect(run(Self.crossLoading, "--format", "sarif").output.contains("items x1, x2, x3"))
    }

    @Test func theJSONReportHasNamesAndTheModel() throws {
        let instance = try object(run(Self.crossLoading, "--format", "json"))
        let names = try #require(instance["names"] as? [String: Any])
        #expect(
            names["rows"] as? [String] == ["x1", "x2", "x3"] && names["supports"] as? [String] == ["visual", "speed"])
        #expect(names["columns"] is NSNull)
        let model = try #require(instance["factorModel"] as? [String: Any])
        #expect(model["format"] as? String == "lavaan" && model["items"] as? Int == 3 && model["factors"] as? Int == 2)
        let observations = try #require(model["observations"] as? [String: Any])
        #expect(observations["analysed"] as? Int == 2 && observations["sameFrom"] as? Int == 2)
        let graph = try #require(model["graph"] as? [String: Any])
        #expect(graph["verdict"] as? String == "not-closed" && graph["factors"] as? [Int] == [0, 1])
    }

    @Test(arguments: ["--nonnegative", "--bounded"]) func requirementsMakeEveryPatternClosed(option: String) throws {
        let run = run(Self.crossLoading, option)
        #expect(run.status == 0 && run.output.hasPrefix("model: NOT CLOSED, CLOSED with"))
        #expect(words(run).contains("Without this requirement the set is not closed"))
        let instance = try object(self.run(Self.crossLoading, option, "--format", "json"))
        #expect((instance["closedness"] as? [String: Any])?["verdict"] as? String == "not-closed")
        let model = try #require(instance["factorModel"] as? [String: Any])
        let constraints = try #require(model["constraints"] as? [[String: Any]])
        #expect(constraints.map { $0["verdict"] as? String } == ["closed"])
        #expect(self.run(Self.crossLoading, option, "--format", "sarif").output.contains("\"pass\""))
    }

    @Test func observationsAreThoseAskedFor() throws {
        #expect(run(Self.crossLoading, "--observations", "1").status == 0)
        let many = try object(run(Self.crossLoading, "--observations", "7", "--format", "json"))
        #expect((many["shape"] as? [String: Any])?["columns"] as? Int == 7)
        #expect(words(run(Self.crossLoading, "--observations", "1")).contains("with more it may be another"))
        let tooMany = run(Self.crossLoading, "--observations", "100000")
        #expect(tooMany.status == 2 && tooMany.errors.contains("expected at most 65536 observations"))
    }

    @Test(arguments: [
        (["--observations", "3"], "--observations is about factor models: --factor-model"),
        (["--nonnegative"], "--nonnegative is about factor models"),
        (["--factor-model", "--transpose"], "--transpose is not about the patterns"),
        (["--factor-model", "--pattern-format", "excel"], "--pattern-format is lavaan, lists, edges, table or gmt"),
        (["--factor-model", "--observations", "0"], "--observations is a number of observations, at least 1"),
    ]) func optionsThatMakeNoSenseAreErrors(options: [String], message: String) {
        let run = CommandRun(arguments: ["analyze", "model.lav"] + options, files: ["model.lav": Self.simple])
        #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
    }

    @Test func aFaultHasItsPlaceAndTheStatusTwo() {
        let run = run("visual =~ a*x1 + a*x2\n")
        #expect(
            run.status == 2 && run.errors.hasPrefix("model.lav:1:13: expected loadings that are free of one another"))
    }

    @Test func notesAreToldEvenWithoutAReport() {
        let run = run(Self.simple + "visual ~~ speed\n", "--quiet")
        #expect(run.status == 0 && run.errors.contains("note: not about loadings, and not taken") && run.output.isEmpty)
    }

    @Test func repairDropsLoadingsByTheirNamesAndLeavesScoresFree() throws {
        try withTemporaryFolder { (folder: String) throws in
            let target = "\(folder)/masks.txt"
            let run = run(Self.crossLoading, "-o", target, command: "repair")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("the loading of x") && run.output.contains(" on "), "\(run.output)")
            let masks = try contents(target)
            #expect(masks.contains("J:\n11\n11\n"))
            let json = self.run(Self.crossLoading, "--format", "json", command: "repair")
            #expect(json.output.contains("\"visual\""))
        }
    }

    @Test func repairNeedsNothingWhereLoadingsAreClosed() {
        let run = run(Self.simple, command: "repair")
        #expect(run.status == 0 && run.output.contains("nothing to repair"))
    }
}
