import SupportMasks
import SupportTheory

/// Loadings by the factors of each item, with free scores.
struct Loadings: CustomStringConvertible {
    let factorCount: Int
    let items: [[Int]]

    var description: String { "\(factorCount) factors, items \(items)" }

    var mask: BitMatrix {
        BitMatrix(
            rows: items.map { BitSet(capacity: factorCount, members: $0) }, columnCount: factorCount)
    }

    /// The supports for a number of observations; nil: as many as factors.
    func supports(observations: Int? = nil) -> FactorSupports {
        FactorSupports(
            left: mask,
            right: BitMatrix(rowCount: observations ?? factorCount, columnCount: factorCount) { _, _ in true })
    }

    /// What the general decision says, which knows nothing of graphs.
    func verdict(observations: Int? = nil) -> Closedness.Verdict {
        let instance = MaskInstance(name: "loadings", masks: .factorization(supports(observations: observations)))
        return InstanceAnalysis.closedness(of: instance, limits: SearchLimits()).verdict
    }

    /// What the theorem on two factors an item says.
    var verdictOfGraph: Closedness.Verdict? {
        FactorGraph(mask).map { $0.obstacle == nil ? .closed : .notClosed }
    }
}

/// Random numbers that a seed gives again.
struct Dice {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
}
