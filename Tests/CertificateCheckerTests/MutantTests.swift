import CertificateChecker
import Foundation
import Testing

/// One certificate of each kind that the tests write themselves, of several sets.
private let fixtures: [String] = {
    let square = TestMasks(left: ["11", "11"], right: ["11", "11"])
    let tall = TestMasks(left: ["10", "11", "11", "11"], right: ["11", "11"])
    let disjoint = TestMasks(left: ["10", "10", "01", "01"], right: ["10", "10", "01", "01"])
    let crossing = #"{"rule": "SC302"}"#
    func part(_ support: Int) -> String { "{\"classes\": [\(support)], \"proof\": [\(crossing)]}" }
    let member =
        #"{"format": "supportcheck.certificate/2", "instance": \#(TestMasks.lu.json), "verdict": "member", "matrix": [[1, 0, "5"]], "factors": {"layers": [[[0, 0, "5"], [0, 1, "1"], [1, 1, "-1"]], [[1, 0, "1"], [1, 1, "1"]]]}}"#
    let notMember =
        #"{"format": "supportcheck.certificate/2", "instance": \#(TestMasks.lu.json), "verdict": "not-member", "matrix": [[0, 1, "1"], [1, 0, "1"]], "refutation": \#(luMinor)}"#
    return NormalFormFixture.allCases.map(\.text) + faceCertificates + [
        notClosedCertificate(), luBySplit, rankOneByCases, paddedLU.text, member, notMember,
        closedCertificate(
            square,
            [#"{"rule": "SC202", "class": 0, "rows": [], "columns": [0], "side": "rows"}"#, #"{"rule": "SC301"}"#]),
        closedCertificate(square, [#"{"rule": "SC201", "classes": [0]}"#, #"{"rule": "SC301"}"#]),
        closedCertificate(disjoint, ["{\"rule\": \"SC205\", \"parts\": [\(part(0)), \(part(1))]}"]),
        closedCertificate(
            tall,
            [
                #"{"rule": "SC203", "side": "rows", "delete": [3]}"#,
                #"{"rule": "SC204", "side": "rows", "classes": [1], "lines": [{"line": 1, "disjoint": [0]}, {"line": 2, "disjoint": [0]}]}"#,
                #"{"rule": "SC201", "classes": [0]}"#, #"{"rule": "SC301"}"#,
            ]),
        networkCertificate([lowerMask, upperMask, lowerMask], Proof.normalForms([], LULTree.text())),
        networkCertificate([fullMask, fullMask], Proof.peeled(["output"])),
        networkCertificate(
            [unitMask, lowerMask, unitMask], Proof.peeled(["output", "input"])),
    ]
}()

@Suite struct MutantTests {
    @Test func noMutantOfTheFixturesProvesSomethingFalse() throws {
        let seed: UInt64 = 0x3074_A275
        var run = try MutantRun(fixtures.map { Data($0.utf8) }, random: SplitMix64(seed: seed))
        for _ in 0..<200 * effort { try run.step() }
        print("mutants, seed \(seed): \(run.count)")
        #expect(run.count.complaints.isEmpty, "seed \(seed)")
        #expect(run.count.skipped == 0, "a fixture is rejected")
        // The run is worth nothing if no statement is false, or no change of a proof leaves it right.
        #expect(run.count.knownFalse > 10 * effort && run.count.proved > effort, "seed \(seed): \(run.count)")
        for kind in ["impossible", "solve", "neurons", "assumed", "SC202", "SC205", "SC507", "face", "then", "to"] {
            #expect(run.count.steps[kind, default: 0] > 0, "\(kind)")
        }
    }

    /// The large run, on certificates in a folder (files .json, with their masks): SUPPORTCHECK_MUTANT_SEEDS names it,
    /// SUPPORTCHECK_MUTANTS how many mutants are made (50,000), SUPPORTCHECK_MUTANT_SEED the seed of the random numbers.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SUPPORTCHECK_MUTANT_SEEDS"] != nil))
    func noMutantOfCertificatesInAFolderProvesSomethingFalse() throws {
        let environment = ProcessInfo.processInfo.environment
        let folder = URL(fileURLWithPath: environment["SUPPORTCHECK_MUTANT_SEEDS"] ?? ".")
        let seed = environment["SUPPORTCHECK_MUTANT_SEED"].flatMap(UInt64.init) ?? 1
        let mutants = environment["SUPPORTCHECK_MUTANTS"].flatMap(Int.init) ?? 50_000
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let certificates = try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.map {
            try Data(contentsOf: $0)
        }
        var run = try MutantRun(certificates + fixtures.map { Data($0.utf8) }, random: SplitMix64(seed: seed))
        while run.count.sameStatement + run.count.otherStatement < mutants { try run.step() }
        print("mutants, seed \(seed): \(run.count)")
        #expect(run.count.complaints.isEmpty, "seed \(seed)")
        for kind in ["impossible", "SC205", "SC202", "solve", "neurons", "assumed"] {
            #expect(
                run.count.mutants[kind, default: 0] >= 500, "\(kind): \(run.count.mutants[kind, default: 0]) mutants")
        }
    }
}
