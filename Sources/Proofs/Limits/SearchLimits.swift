/// Explicit bounds on what the decision tries. They bound counts, so that the same input gives the same answer, unless
/// the interruption cuts a run.
public struct SearchLimits: Sendable, Hashable {
    /// Up to this many classes all subsets are tried by generic elimination.
    public var exhaustiveClasses: Int
    /// Up to this many rows and columns together all windows of a state are searched.
    public var exhaustiveLines: Int
    /// Antidiagonal chains that the nested theorem may go through.
    public var antidiagonalChains: Int
    /// Overlapping pairs of classes around which a large state is searched, each in the windows of a few lines.
    public var overlappingPairs: Int
    /// Vectors of multiplicities of one side that are looked at for reduced windows.
    public var reducedVectors: Int
    /// Reduced windows that a proof may list.
    public var reducedWindows: Int
    /// Ends of a normal form tree.
    public var normalFormLeaves: Int
    /// Ends of a tree without a factorisation that are kept as candidates for a proof of the opposite.
    public var normalFormCandidates: Int
    /// Polynomials in the parameters of an end that are split on, one after the other.
    public var parametricSplits: Int
    /// Terms of a value that depends on parameters.
    public var parametricTerms: Int
    /// Branches of a refutation by zero splits.
    public var refutationNodes: Int
    /// Branches of the case distinctions that solve or refute a membership question.
    public var membershipNodes: Int
    /// The same for the questions that a decision of closedness asks.
    public var candidateNodes: Int
    /// Terms of all its equations together, above which a branch is given up.
    public var membershipTerms: Int
    /// Ends of normal form trees of a network that are decided by algebra, in the network and its windows together.
    public var networkEnds: Int
    /// Windows of a network that are searched for an obstruction.
    public var networkWindows: Int
    /// Branches of the case distinctions at one such end.
    public var networkNodes: Int
    /// Terms of all its equations together.
    public var networkTerms: Int
    /// Dense directions in which a curve to one candidate is sought, after those of single cells.
    public var curveDirections: Int
    /// Vectors that the search for a curve to one candidate may try.
    public var curveTrials: Int
    /// What may cut the search short before these bounds are reached: time, memory, an interrupt.
    public var interruption: Interruption

    public init(
        exhaustiveClasses: Int = 8, exhaustiveLines: Int = 12, antidiagonalChains: Int = 1_000_000,
        overlappingPairs: Int = 20,
        reducedVectors: Int = 50_000, reducedWindows: Int = 2_000, normalFormLeaves: Int = 60_000,
        normalFormCandidates: Int = 8,
        parametricSplits: Int = 12, parametricTerms: Int = 150,
        refutationNodes: Int = 2_000, membershipNodes: Int = 2_000, candidateNodes: Int = 500,
        membershipTerms: Int = 2_000,
        networkEnds: Int = 200, networkWindows: Int = 150, networkNodes: Int = 100, networkTerms: Int = 600,
        curveDirections: Int = 4,
        curveTrials: Int = 50_000, interruption: Interruption = .never
    ) {
        self.exhaustiveClasses = exhaustiveClasses
        self.exhaustiveLines = exhaustiveLines
        self.antidiagonalChains = antidiagonalChains
        self.overlappingPairs = overlappingPairs
        self.reducedVectors = reducedVectors
        self.reducedWindows = reducedWindows
        self.normalFormLeaves = normalFormLeaves
        self.normalFormCandidates = normalFormCandidates
        self.parametricSplits = parametricSplits
        self.parametricTerms = parametricTerms
        self.refutationNodes = refutationNodes
        self.membershipNodes = membershipNodes
        self.candidateNodes = candidateNodes
        self.membershipTerms = membershipTerms
        self.networkEnds = networkEnds
        self.networkWindows = networkWindows
        self.networkNodes = networkNodes
        self.networkTerms = networkTerms
        self.curveDirections = curveDirections
        self.curveTrials = curveTrials
        self.interruption = interruption
    }
}
