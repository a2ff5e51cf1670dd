import ExactArithmetic
import SupportMasks
import SupportTheory

/// What is found of one sample.
struct SampleOutcome: Sendable, Hashable {
    var verdict: Closedness.Verdict
    var isTractable: Bool
    /// Whether a time limit, a memory limit or an interrupt cut the decision: then it does not count.
    var isCut: Bool
}

/// Draws the samples of a cell and decides them.
struct SampleDecision: Sendable {
    private let cell: SampleCell
    private let seed: UInt64
    private let effort: SamplingPlan.Effort
    private let draws: [MaskDraw]
    /// At quick effort, where the obstructions are all known.
    private let narrow: NarrowMasks?

    /// Steps of a whole decision at quick effort, and multiplications of its searches for zeros.
    private static let quickSteps = 20_000
    private static let quickPart = 40

    init(_ cell: SampleCell, _ plan: SamplingPlan) {
        self.cell = cell
        (seed, effort) = (plan.seed, plan.effort)
        if case .factors(_, _, let width) = cell.shape, plan.effort == .quick {
            narrow = NarrowMasks(width: width)
        } else {
            narrow = nil
        }
        let densities = LayerDensities.of(cell.model, cell.shape, density: cell.density.value)
        draws = zip(cell.shape.masks, densities).map { mask, density in
            MaskDraw(
                cell.model, rows: mask.rows, columns: mask.columns, density: density, spread: plan.spread)
        }
    }

    func instance(_ index: Int) -> MaskInstance {
        var stream = SampleStream(seed: seed, cell: cell.streamName, index: index)
        return cell.shape.instance(draws.map { $0.mask(&stream) })
    }

    func outcome(_ index: Int, _ interruption: Interruption) -> SampleOutcome {
        if interruption.isDue { return SampleOutcome(verdict: .undecided, isTractable: false, isCut: true) }
        if let narrow, let masks = instance(index).factorSupports { return outcome(masks, narrow) }
        var limits = limits(interruption)
        // Nothing is asked of an undecided set but that it is one.
        limits.genericCells = 0
        let analysis = InstanceAnalysis(instance(index), limits: limits)
        var isTractable = false
        if let factorization = analysis.factorization, case .tractable = factorization.tractability {
            isTractable = true
        }
        return SampleOutcome(
            verdict: analysis.verdict, isTractable: isTractable,
            isCut: analysis.verdict == .undecided && interruption.noticed != nil)
    }

    /// By Theorem 26, without a search.
    private func outcome(_ masks: FactorSupports, _ narrow: NarrowMasks) -> SampleOutcome {
        func counts(_ mask: BitMatrix) -> [Int] {
            var counts = Array(repeating: 0, count: 1 << masks.width)
            for row in 0..<mask.rowCount { counts[mask.row(row).reduce(0) { $0 | 1 << $1 }] += 1 }
            return counts
        }
        let isClosed = narrow.isClosed(rows: counts(masks.left), columns: counts(masks.right))
        let supports = RankOneSupports(masks)
        var isTractable = false
        if case .tractable = Tractability.of(supports, relation: supports.relation()) { isTractable = true }
        return SampleOutcome(verdict: isClosed ? .closed : .notClosed, isTractable: isTractable, isCut: false)
    }

    private func limits(_ interruption: Interruption) -> SearchLimits {
        switch effort {
        case .normal: return SearchLimits(effort: .normal, interruption: interruption)
        case .high: return SearchLimits(effort: .high, interruption: interruption)
        case .quick:
            var limits = SearchLimits(effort: .normal, interruption: interruption).bounded(by: Self.quickSteps)
            limits.zeroSteps /= Self.quickPart
            limits.zeroRounds /= Self.quickPart
            limits.homeSteps /= Self.quickPart
            limits.homeRounds /= Self.quickPart
            return limits
        }
    }
}
