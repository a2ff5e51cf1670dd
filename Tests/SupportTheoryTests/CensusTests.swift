import CertificateChecker
import Certificates
import Foundation
import SupportMasks
import SupportTheory
import Synchronization
import Testing

/// The census of a family: heredity, determinism, and proofs that the checker accepts.
struct CensusTests {
    /// Kernels of width 3 with so many lines are decided in a second; without optimisation there are fewer.
    #if DEBUG
        private static let lines = 5
    #else
        private static let lines = 6
    #endif

    /// The entries of a census, in the order in which they were handed on.
    private static func entries(
        _ family: KernelFamily, known: [Kernel: InstanceAnalysis.Verdict] = [:], threads: Int = 2, most: Int = .max,
        limits: @escaping @Sendable () -> SearchLimits = { SearchLimits() }
    ) throws -> [CensusEntry] {
        let entries = Mutex<[CensusEntry]>([])
        try Census(family).run(known: known, threads: threads, limits: limits) {
            $0
        } deliver: { entry in
            entries.withLock { entries in
                entries.append(entry)
                return entries.count < most
            }
        }
        return entries.withLock { $0 }
    }

    private static func certificate(_ entry: CensusEntry) -> Data? {
        let instance = MaskInstance(name: entry.kernel.name, masks: .factorization(entry.kernel.supports))
        return CertificateWriter.certificate(for: instance, entry.closedness).map { Data($0.compactText.utf8) }
    }

    /// What the checker says of an entry's certificate, if it does not prove the verdict.
    private static func flaw(_ entry: CensusEntry) throws -> String? {
        guard let certificate = certificate(entry) else { return entry.verdict == .undecided ? nil : "no certificate" }
        switch try CertificateVerifier.verify(certificate: certificate) {
        case .rejected(let rejection): return "\(rejection.place): \(rejection.reason)"
        case .verified(let statement):
            return statement.verdict.rawValue == entry.verdict.rawValue ? nil : "proves \(statement.verdict.rawValue)"
        }
    }

    @Test func widthTwoHasTwoMinimalObstructions() throws {
        let entries = try Self.entries(KernelFamily(width: 2))
        #expect(entries.count { $0.verdict == .closed } == 20 && entries.count { $0.verdict == .notClosed } == 12)
        #expect(entries.filter(\.isMinimal).map(\.kernel.name) == ["0.01_0.01", "01.01_0.1.01"])
        for entry in entries {
            let flaw = try Self.flaw(entry)
            #expect(flaw == nil, "\(entry.kernel.name): \(flaw ?? "")")
        }
    }

    @Test func everyCertificateOfASmallCensusIsVerified() throws {
        for family in [KernelFamily(width: 3, lines: Self.lines), KernelFamily(width: 4, rows: 2, columns: 2)] {
            let entries = try Self.entries(family)
            let decided = entries.count { $0.verdict != .undecided }
            #expect(decided > 100 && decided >= entries.count - 5)
            for entry in entries {
                let flaw = try Self.flaw(entry)
                #expect(flaw == nil, "\(entry.kernel.name): \(flaw ?? "")")
            }
        }
    }

    @Test func witnessesOfDeletionsAreCarriedOver() throws {
        let entries = try Self.entries(KernelFamily(width: 3, isExact: true, lines: Self.lines + 1)).filter {
            $0.deletion != nil
        }
        #expect(entries.count > 150)
        for entry in entries {
            let flaw = try Self.flaw(entry)
            #expect(entry.verdict == .notClosed && flaw == nil, "\(entry.kernel.name): \(flaw ?? "")")
        }
    }

    @Test func verdictsAreHereditaryAndThoseOfTheDecisionItself() throws {
        let entries = try Self.entries(KernelFamily(width: 3, lines: Self.lines))
        let verdicts = Dictionary(uniqueKeysWithValues: entries.map { ($0.kernel, $0.verdict) })
        for entry in entries {
            let deletions = entry.kernel.deletedKernels.compactMap { verdicts[$0] }
            #expect(deletions.count == entry.kernel.deletedKernels.count, "the family holds the deletions")
            if entry.verdict == .closed { #expect(!deletions.contains(.notClosed), "\(entry.kernel)") }
            #expect(
                entry.isMinimal == (entry.verdict == .notClosed && deletions.allSatisfy { $0 == .closed }),
                "\(entry.kernel)")
            #expect((entry.deletion != nil) == deletions.contains(.notClosed), "\(entry.kernel)")
            if let deletion = entry.deletion {
                #expect(verdicts[deletion] == .notClosed && entry.kernel.deletedKernels.contains(deletion))
            }
            let own = ClosednessDecision().decide(RankOneSupports(entry.kernel.supports)).verdict
            #expect(own == entry.verdict || own == .undecided, "\(entry.kernel)")
        }
    }

    @Test(arguments: [
        KernelFamily(width: 3, isExact: true, lines: CensusTests.lines),
        KernelFamily(width: 3, lines: CensusTests.lines, isReduced: true), KernelFamily(width: 3, rows: 2, columns: 4),
    ])
    func smallerFamiliesHaveTheVerdictsOfTheLargeOne(family: KernelFamily) throws {
        let all = try Self.entries(KernelFamily(width: 3, lines: 6))
        let verdicts = Dictionary(uniqueKeysWithValues: all.map { ($0.kernel, ($0.verdict, $0.isMinimal)) })
        let entries = try Self.entries(family)
        #expect(try entries.map(\.kernel) == family.kernels())
        for entry in entries {
            guard let (verdict, isMinimal) = verdicts[entry.kernel] else { continue }
            #expect(entry.verdict == verdict && entry.isMinimal == isMinimal, "\(entry.kernel)")
        }
    }

    @Test func theNumberOfThreadsDoesNotShow() throws {
        let runs = try [1, 2, 3].map { try Self.entries(KernelFamily(width: 3, lines: Self.lines), threads: $0) }
        #expect(runs[0].count >= 233)
        for run in runs.dropFirst() {
            #expect(run.map(\.kernel) == runs[0].map(\.kernel))
            #expect(run.map(Self.certificate) == runs[0].map(Self.certificate))
        }
    }

    @Test func knownVerdictsAreNotDecidedAgainAndLeaveTheRestAsItIs() throws {
        let family = KernelFamily(width: 3, lines: Self.lines)
        let whole = try Self.entries(family)
        for count in [0, 1, 100, 200, whole.count - 1, whole.count] {
            let known = Dictionary(uniqueKeysWithValues: whole.prefix(count).map { ($0.kernel, $0.verdict) })
            let rest = try Self.entries(family, known: known)
            #expect(rest.map(\.kernel) == whole.dropFirst(count).map(\.kernel))
            #expect(rest.map(Self.certificate) == whole.dropFirst(count).map(Self.certificate))
        }
    }

    @Test func aCensusEndsWhenNoMoreIsWanted() throws {
        for threads in [1, 2] {
            let entries = try Self.entries(KernelFamily(width: 3, lines: 6), threads: threads, most: 100)
            #expect(entries.count == 100)
        }
    }

    @Test func withoutTimeEveryKernelIsUndecidedAndSaysSo() throws {
        let entries = try Self.entries(KernelFamily(width: 3, lines: 5)) {
            SearchLimits(interruption: Interruption(deadline: .now))
        }
        #expect(entries.count == 233)
        for entry in entries {
            guard case .undecided(let exhausted) = entry.closedness else {
                Issue.record("decided: \(entry.kernel)")
                continue
            }
            #expect(exhausted.cut == .timeLimit && !entry.isMinimal)
        }
    }

    @Test func largerClosedKernelsProveUndecidedOnesClosed() throws {
        let family = KernelFamily(width: 2)
        var verdicts = Dictionary(uniqueKeysWithValues: try Self.entries(family).map { ($0.kernel, $0.verdict) })
        #expect(Census.closedByLarger(verdicts).isEmpty)
        let closed = verdicts.filter { $0.value == .closed }.map(\.key)
        let largest = try #require(closed.max())
        for kernel in closed where kernel != largest { verdicts[kernel] = .undecided }
        let proved = Census.closedByLarger(verdicts)
        #expect(!proved.isEmpty && proved.values.allSatisfy { $0 == largest })
        #expect(proved.keys.allSatisfy { closed.contains($0) }, "heredity proves nothing closed that is not")
    }
}
