import CertificateChecker
import Foundation
import SupportTheory
import Testing

/// The minimal obstructions of width at most three: kernels that are not closed though every deletion of a line is. All
/// of them, as the census of the reduced kernels shows.
@Suite struct Obstructions {
    private let lines: [KernelTable]
    private let certificates: [Data]

    init() throws {
        lines = try KernelTable.lines("obstructions-width-3.jsonl")
        certificates = try KernelTable.texts("obstructions-width-3.certificates.jsonl")
    }

    @Test func thereAreSixtySixUpToSymmetry() throws {
        #expect(lines.count == 66)
        let kernels = try lines.map { try #require($0.kernel) }
        #expect(Set(kernels).count == lines.count, "some two are the same up to symmetry")
        #expect(kernels == kernels.sorted(), "in the order of the census")
        // Each is in the canonical form of a kernel, so the table reads like the census.
        for (line, kernel) in zip(lines, kernels) {
            #expect(line.rowTypes == kernel.rowMembers && line.columnTypes == kernel.columnMembers)
        }
    }

    @Test func theCertificatesInTheFolderAreVerified() throws {
        #expect(certificates.count == lines.count)
        for (line, certificate) in zip(lines, certificates) {
            let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
            #expect(Masks(certificate: tree) == line.masks && tree["instance"]?["name"]?.string == line.kernel?.name)
            switch try CertificateVerifier.verify(certificate: certificate) {
            case .verified(let statement):
                #expect(statement.verdict == .notClosed && line.verdict == statement.verdict.rawValue)
            case .rejected(let rejection): Issue.record("\(line): \(rejection.place): \(rejection.reason)")
            }
            #expect(WitnessOracle.holds(tree), "\(line)")
        }
    }

    @Test func eachIsFoundNotClosed() {
        for line in lines {
            let decided = Decided(line.masks)
            #expect(decided.verdict == .notClosed, "\(line)")
            if let flaw = decided.flaw() { Issue.record("\(line): \(flaw)") }
        }
    }

    @Test func eachIsMinimal() throws {
        for line in lines {
            for smaller in try #require(line.kernel).deletedKernels {
                let rest = Decided(Masks(rowTypes: smaller.rowMembers, columnTypes: smaller.columnMembers))
                #expect(rest.verdict == .closed, "\(line) without a line")
                if let flaw = rest.flaw() { Issue.record("\(smaller): \(flaw)") }
            }
        }
    }
}
