import SupportMasks
import SupportTheory
import Synchronization
import Testing

/// Families of kernels that are decided to the last one, each kernel with a certificate that the checker verifies.
/// Debug builds take a sample.
@Suite struct DecidedFamilies {
    private struct Outcome: Sendable {
        let kernel: Kernel
        let decided: Decided
        let isMinimal: Bool
        /// Why the certificate proves nothing.
        let flaw: String?

        init(_ kernel: Kernel, _ decided: Decided, isMinimal: Bool = false) {
            (self.kernel, self.decided, self.isMinimal) = (kernel, decided, isMinimal)
            flaw = decided.flaw()
        }
    }

    private static func instance(_ kernel: Kernel) -> MaskInstance {
        MaskInstance(name: kernel.name, masks: .factorization(kernel.supports))
    }

    /// Every kernel of the family, as a census decides it.
    private func census(_ family: KernelFamily) throws -> [Outcome] {
        let outcomes = Mutex<[Outcome]>([])
        try Census(family).run(threads: 2, limits: { SearchLimits() }) { entry in
            Outcome(entry.kernel, Decided(Self.instance(entry.kernel), entry.closedness), isMinimal: entry.isMinimal)
        } deliver: { outcome in
            outcomes.withLock { $0.append(outcome) }
            return true
        }
        return outcomes.withLock { $0 }
    }

    /// Some kernels of the family, each decided on its own.
    private func sample(_ kernels: [Kernel], step: Int) -> [Outcome] {
        stride(from: step - 1, to: kernels.count, by: step).map {
            Outcome(kernels[$0], Decided(Self.instance(kernels[$0])))
        }
    }

    private func check(_ outcomes: [Outcome]) {
        for outcome in outcomes {
            #expect(outcome.decided.verdict != .undecided, "\(outcome.kernel.name)")
            if let flaw = outcome.flaw { Issue.record("\(outcome.kernel.name): \(flaw)") }
        }
    }

    /// Every kernel decided and verified, as many closed as said; debug builds take a sample, and return nothing.
    private func checkAll(_ family: KernelFamily, count: Int, closed: Int) throws -> [Outcome]? {
        let kernels = try family.kernels()
        #expect(kernels.count == count)
        #if DEBUG
            check(sample(kernels, step: 60))
            return nil
        #else
            let outcomes = try census(family)
            #expect(outcomes.map(\.kernel) == kernels)
            check(outcomes)
            #expect(outcomes.count { $0.decided.verdict == .closed } == closed)
            return outcomes
        #endif
    }

    @Test func everyReducedKernelOfWidthThreeIsDecided() throws {
        guard let outcomes = try checkAll(KernelFamily(width: 3, isReduced: true), count: 3_624, closed: 743) else {
            return
        }
        let obstructions = try KernelTable.lines("obstructions-width-3.jsonl").map(\.kernel)
        #expect(outcomes.filter(\.isMinimal).map(\.kernel) == obstructions, "the table is the census's list")
    }

    @Test func everyKernelOfWidthFourWithThreeRowsAndThreeColumnsIsDecided() throws {
        _ = try checkAll(KernelFamily(width: 4, rows: 3, columns: 3), count: 5_481, closed: 4_295)
    }
}
