import Synchronization

/// Decides all kernels of a family, small ones first.
///
/// Heredity saves most of the work: a kernel with a deletion that is not closed is not closed, with the deletion's
/// witness. So kernels are decided by number of
/// lines, and verdicts are remembered by canonical form. Deletions that are not in the family (of smaller width, or not
/// reduced) are decided as well, and not told.
/// The result does not depend on the number of threads, unless a time or memory limit cuts decisions.
public struct Census: Sendable {
    /// The kernels of the family that are told, in their order.
    public let kernels: [Kernel]
    /// How many kernels the family has.
    public let familyCount: Int
    /// With the deletions outside the family, by number of lines.
    private let levels: [[Kernel]]
    private let family: Set<Kernel>

    /// - Parameter takes: of a part of the family, whether the kernel at a position is told. The deletions of those
    ///   that are told are decided too, so that each entry is that of the whole census.
    /// - Throws: `KernelFamily.Fault` for a family that cannot be enumerated.
    public init(_ family: KernelFamily, takes: ((Int) -> Bool)? = nil) throws(KernelFamily.Fault) {
        let all = try family.kernels()
        kernels = takes.map { takes in all.indices.filter(takes).map { all[$0] } } ?? all
        familyCount = all.count
        self.family = Set(kernels)
        levels = Self.levels(kernels, isHereditary: takes == nil && !family.isExact && !family.isReduced)
    }

    /// What is known of a kernel while larger ones are decided.
    private enum Known: Sendable {
        case closed
        case undecided
        /// The proof is nil where the verdict was handed in.
        case notClosed(NonClosedness?)

        init(_ closedness: Closedness) {
            switch closedness {
            case .closed: self = .closed
            case .notClosed(let proof): self = .notClosed(proof)
            case .notClosedByDimension: self = .notClosed(nil)
            case .undecided: self = .undecided
            }
        }

        init(_ verdict: InstanceAnalysis.Verdict) {
            switch verdict {
            case .closed: self = .closed
            case .notClosed: self = .notClosed(nil)
            case .undecided: self = .undecided
            }
        }
    }

    /// Decides the kernels that have no verdict yet and hands the entries on in order.
    ///
    /// - Parameters:
    ///   - known: verdicts of an earlier run; these kernels are not decided again and not handed on.
    ///   - threads: the number of threads that decide.
    ///   - limits: the bounds for one decision, asked for each anew, so that time limits begin with it.
    ///   - convert: what is made of an entry, in any thread.
    ///   - deliver: takes the results, one at a time; false ends the census.
    public func run<Result: Sendable>(
        known: [Kernel: InstanceAnalysis.Verdict] = [:], threads: Int = 1,
        limits: @escaping @Sendable () -> SearchLimits,
        convert: @escaping @Sendable (CensusEntry) -> Result, deliver: @escaping @Sendable (Result) -> Bool
    ) {
        var memory = known.mapValues(Known.init)
        for level in levels {
            let decided = Mutex<[(kernel: Kernel, known: Known)]>([])
            let goesOn = Mutex(true)
            let decision = LevelDecision(memory: memory, limits: limits)
            let pipeline = OrderedPipeline<Kernel, (CensusEntry, Result?)>(threads: threads) { kernel in
                let entry = decision.entry(for: kernel)
                return (entry, family.contains(kernel) ? convert(entry) : nil)
            } deliver: { entry, result in
                decided.withLock { $0.append((entry.kernel, Known(entry.closedness))) }
                let wanted = result.map(deliver) ?? true
                if !wanted { goesOn.withLock { $0 = false } }
                return wanted
            }
            for kernel in level where known[kernel] == nil { if !pipeline.submit(kernel) { break } }
            pipeline.finish()
            guard goesOn.withLock({ $0 }) else { return }
            for (kernel, verdict) in decided.withLock({ $0 }) { memory[kernel] = verdict }
        }
    }

    /// Decides kernels whose deletions have been decided.
    private struct LevelDecision: Sendable {
        let memory: [Kernel: Known]
        let limits: @Sendable () -> SearchLimits

        func entry(for kernel: Kernel) -> CensusEntry {
            let deletions = kernel.deletions()
            for deletion in deletions {
                guard let proof = proof(for: deletion.kernel) else { continue }
                let carried = deletion.renaming.carriedOver(proof)
                guard carried.curveTendsToLimit else { continue }
                return CensusEntry(
                    kernel: kernel, closedness: .notClosed(carried), deletion: deletion.kernel, isMinimal: false)
            }
            var decision = ClosednessDecision(limits: limits())
            decision.isMinimalAtMost = deletions.allSatisfy { isKnownNotToObstruct($0.kernel) }
            let closedness = decision.decide(RankOneSupports(kernel.supports))
            let isMinimal = closedness.verdict == .notClosed && deletions.allSatisfy { isClosed($0.kernel) }
            return CensusEntry(kernel: kernel, closedness: closedness, deletion: nil, isMinimal: isMinimal)
        }

        /// The proof that a deletion is not closed, found again if only the verdict was handed in.
        private func proof(for kernel: Kernel) -> NonClosedness? {
            guard case .notClosed(let proof) = memory[kernel] else { return nil }
            if let proof { return proof }
            guard case .notClosed(let proof) = entry(for: kernel).closedness else { return nil }
            return proof
        }

        /// Whether the kernel has been searched, and nothing was found.
        private func isKnownNotToObstruct(_ kernel: Kernel) -> Bool {
            switch memory[kernel] {
            case .closed, .undecided: return true
            case .notClosed, nil: return false
            }
        }

        private func isClosed(_ kernel: Kernel) -> Bool {
            if case .closed = memory[kernel] { return true }
            return false
        }
    }

    /// The kernels and, unless the family holds them, the deletions, by number of lines.
    private static func levels(_ kernels: [Kernel], isHereditary: Bool) -> [[Kernel]] {
        var byLines: [Int: Set<Kernel>] = [:]
        for kernel in kernels { byLines[kernel.lineCount, default: []].insert(kernel) }
        for lines in stride(from: byLines.keys.max() ?? 0, to: 0, by: -1) where !isHereditary {
            for kernel in byLines[lines] ?? [] {
                for deletion in kernel.deletions() {
                    byLines[deletion.kernel.lineCount, default: []].insert(deletion.kernel)
                }
            }
        }
        return byLines.keys.sorted().map { (byLines[$0] ?? []).sorted() }
    }

    /// The undecided kernels that are one or more lines deleted from a kernel that is proved closed, each with the
    /// largest such kernel that was met: heredity
    /// proves them closed, although they have no certificate of their own.
    public static func closedByLarger(_ verdicts: [Kernel: InstanceAnalysis.Verdict]) -> [Kernel: Kernel] {
        guard verdicts.values.contains(.undecided) else { return [:] }
        var larger: [Kernel: Kernel] = [:]
        for kernel in verdicts.keys.sorted(by: >) {
            guard let source = verdicts[kernel] == .closed ? kernel : larger[kernel] else { continue }
            for deletion in kernel.deletedKernels where verdicts[deletion] == .undecided && larger[deletion] == nil {
                larger[deletion] = source
            }
        }
        return larger
    }
}

/// What a census found for a kernel.
public struct CensusEntry: Sendable {
    public var kernel: Kernel
    public var closedness: Closedness
    /// The one-line deletion whose proof this is, carried over; nil if the kernel was decided on its own.
    public var deletion: Kernel?
    /// Whether the kernel is a minimal obstruction: it is not closed, and all its one-line deletions are proved closed.
    public var isMinimal: Bool

    public var verdict: InstanceAnalysis.Verdict { closedness.verdict }
}
