/// Explicit bounds on what the decision tries. They bound counts, so that the same input gives the same answer, unless
/// the interruption cuts a run. Reports of undecided instances list them all, under these names.
///
/// A bound has the value of normal effort where it is declared, and that of high effort in `init`, if it is another. The
/// bounds named `…Steps` hold for a whole part of the decision, whatever it looks at: rounds of its innermost loops, of
/// about a microsecond each. A new search gets one, works under `limits.bounded(by:)`, and asks the interruption in its
/// loops.
public struct SearchLimits: Sendable, Hashable {
    /// How long a decision may look before it says that it knows no answer.
    public enum Effort: String, Sendable, Hashable, CaseIterable {
        /// About a second for masks of less than 256 rows, columns and supports each.
        case normal
        /// Minutes: what the bounds on single searches leave.
        case high
    }

    /// How long the decision looks; the bounds are those of this effort unless they were changed.
    public let effort: Effort

    // Parts of a decision.

    /// Steps of the search for windows of the atlas.
    public var atlasSteps = 500_000
    /// Steps of the search for an obstruction in windows, all of them or those around overlapping pairs.
    public var windowSteps = 1_000_000
    /// Steps of the proofs by reduced windows and normal forms.
    public var proofSteps = 400_000
    /// Steps of the same proofs with algebra at the ends.
    public var algebraSteps = 600_000
    /// Steps of the search for curves to the matrices on which such a proof fails.
    public var candidateSteps = 200_000
    /// Steps of the decisions about undecided masks without one of their classes, together; 0 for none.
    public var hereditySteps = 0
    /// Steps of the search in what the reductions leave of a network of other than two layers.
    public var networkSteps = 600_000

    // What is said of an undecided set.

    /// Cells up to which its dimension is computed.
    public var genericCells = 4_096
    /// Steps of the elimination, of a thousand multiplications each.
    public var genericSteps = 300_000

    // Reductions and windows.

    /// Up to this many classes all subsets are tried by generic elimination.
    public var exhaustiveClasses = 8
    /// Up to this many rows and columns together all windows of a state are searched.
    public var exhaustiveLines = 12
    /// Antidiagonal chains that the nested theorem may go through.
    public var antidiagonalChains = 1_000_000
    /// Overlapping pairs of classes around which a large state is searched, each in the windows of a few lines.
    public var overlappingPairs = 20
    /// Lines of each side of such a part; the windows of 5 + 5 lines are gone through quickly.
    public var localLines = 5
    /// Supports of a state in which windows of the atlas are looked for.
    public var atlasSupports = 12
    /// Windows of the atlas that are looked at.
    public var atlasWindows = 8
    /// Supports beside which a swap is looked for, terms that may swap beside each, choices of both, and attempts to
    /// match the other lines.
    public var swapRivals = 40
    public var swapTerms = 3
    public var swapChoices = 24
    public var swapAttempts = 6
    /// Up to this many classes, masks that stay undecided are looked at again without one of them, at high effort.
    public var heredityClasses = 8
    /// Lines that are looked at for pairs of a class and a rival at which a swap may begin, rivals of one class, and rows
    /// with free cells.
    public var swapSeeds = 1_000_000
    public var swapRivalsOfClass = 64
    public var swapFreeRows = 4
    /// Beginnings that are grown.
    public var swapGrowths = 100
    /// Units of a level above which networks are not searched for such swaps.
    public var swapUnits = 256
    /// Vectors of multiplicities of one side that are looked at for reduced windows.
    public var reducedVectors = 50_000
    /// Reduced windows that a proof may list.
    public var reducedWindows = 2_000

    // Everything.

    /// Classes of a state in which filled rectangles are looked for: all pairs are compared.
    public var rectangleClasses = 1_000
    /// Attempts to pin the lines of a state that are short of supports, and observed cells that a pin may miss.
    public var pinRounds = 8
    public var pinGaps = 3
    /// Observed cells of a state for which a zero with an onto differential is sought.
    public var zeroCells = 1 << 16
    /// Supports times rows, or columns, of such a state.
    public var zeroEntries = 1 << 22
    /// Changes of such a zero that are tried.
    public var zeroRounds = 2_000
    /// Multiplications modulo a prime that the search for a zero may take.
    public var zeroSteps = 200_000_000
    /// Supports times rows, or columns, of a state for whose supports homes are sought.
    public var homeEntries = 1 << 22
    /// Moves of supports from home to home, and supports that are looked at for matchings, until the search ends.
    public var homeRounds = 40_000
    public var homeSteps = 30_000_000
    /// Rows for each column that may be short of a support at the start of the search.
    public var homeDeficit = 8

    // Block witnesses and tangent curves.

    /// Two rows and two columns that are looked at for a block.
    public var blockQuadruples = 1_000_000
    /// Matchings that are tried to complete blocks.
    public var blockMatchings = 5_000
    /// Entries of both factors of a window in which curves are looked for in floating numbers.
    public var tangentEntries = 100
    /// Starts of the search for factors of a matrix, in floating numbers, before it counts as a candidate.
    public var productStarts = 5
    /// Starts of the search for a tangent curve to a matrix.
    public var tangentStarts = 2
    /// Matrices of a window that look like no products and have no such curve, after which the search ends.
    public var tangentFailures = 100
    /// Steps of each search for a tangent curve.
    public var tangentSteps = 60

    // Normal forms.

    /// Ends of a normal form tree.
    public var normalFormLeaves = 60_000
    /// Steps of building a tree.
    public var treeSteps = 100_000
    /// Ends of a tree without a factorisation that are kept as candidates for a proof of the opposite.
    public var normalFormCandidates = 8
    /// Observed cells of a state whose ends are looked at for faces in the interior.
    public var faceCells = 36
    /// Orders of lines and sets of lines that give the faces of one end.
    public var facesOfEnd = 20_000
    /// Forests that are tried as faces at one end, each from so many starts.
    public var facesTried = 200
    public var faceStarts = 32
    /// Forests that are tried for all ends of one state.
    public var facesOfState = 2_000
    /// Additions of lines, one after the other, by which an end is brought to others.
    public var additionDepth = 3
    /// Patterns that are looked at for one end in this way.
    public var additionPatterns = 2_000
    /// Polynomials in the parameters of an end that are split on, one after the other.
    public var parametricSplits = 12
    /// Terms of a value that depends on parameters.
    public var parametricTerms = 150

    // Membership, refutations and curves.

    /// Branches of a refutation by zero splits.
    public var refutationNodes = 2_000
    /// Steps of the searches for matchings in one such refutation.
    public var matchingSteps = 4_000_000
    /// Rows of the largest determinants that refute by their expansion; cofactors have as many terms as a factorial.
    public var refutationRows = 4
    /// How often all windows of a matrix are gone through for a comparison of ranks.
    public var rankNodes = 20
    /// Branches of the case distinctions that solve or refute a membership question.
    public var membershipNodes = 2_000
    /// The same for the questions that a decision of closedness asks.
    public var candidateNodes = 500
    /// Terms of all its equations together, above which a branch is given up.
    public var membershipTerms = 2_000
    /// Factors that are fixed at small numbers, on each side, before the other is solved for.
    public var linearAttempts = 4
    /// Choices of numbers for the unknowns that a solution leaves free.
    public var solutionAttempts = 40
    /// Dense directions in which a curve to one candidate is sought, after those of single cells.
    public var curveDirections = 4
    /// Vectors that the search for a curve to one candidate may try.
    public var curveTrials = 50_000

    // Networks.

    /// Cells of a layer above which layers are not multiplied with one another.
    public var networkCells = 1 << 26
    /// Classes above which crossing supports of a layer and the rest are not compared with one another.
    public var networkClasses = 2_000
    /// Layers of a block that is tried as full: in deep networks there are many, and their products are costly.
    public var networkBlockLayers = 6
    /// Portions of neurons that are left out next to a block, one after the other, to make it everything.
    public var networkThinnings = 8
    /// Layers in the smaller of two blocks that are tried as a factorization.
    public var networkEndLayers = 4
    /// Paths from the inputs to the outputs above which the equations are too large to be of use.
    public var networkPaths = 1_500
    /// Ends of normal form trees of a network that are decided by algebra, in the network and its windows together.
    public var networkEnds = 200
    /// Ends of a tree without evidence after which the rest of it is not gone through.
    public var networkOpenEnds = 8
    /// Branches of the case distinctions at one such end.
    public var networkNodes = 100
    /// Terms of all its equations together.
    public var networkTerms = 600
    /// Windows of a network that are searched for an obstruction.
    public var networkWindows = 150
    /// Outputs, and inputs, of such a window.
    public var networkWindowLines = 4
    /// Up to this many outputs all small sets of them are windows, beyond it unions of types.
    public var networkWindowOutputs = 6
    /// Steps of the search for a neuron for each star of a matrix, on one level.
    public var starSteps = 20_000
    /// Neurons without a star that are tried for a cell: they are often alike.
    public var freshNeurons = 8

    /// What may cut the search short before these bounds are reached: time, memory, an interrupt.
    public var interruption: Interruption

    /// The bounds of an effort.
    public init(effort: Effort = .normal, interruption: Interruption = .never) {
        self.effort = effort
        self.interruption = interruption
        guard effort == .high else { return }
        atlasSteps = 100_000_000
        windowSteps = 1_000_000_000
        proofSteps = 100_000_000
        algebraSteps = 100_000_000
        candidateSteps = 100_000_000
        hereditySteps = 100_000_000
        networkSteps = 1_000_000_000
        genericSteps = 40_000_000
        treeSteps = 100_000_000
    }

    /// The bounds of a part of the decision that may take so many steps.
    package func bounded(by steps: Int) -> SearchLimits {
        var part = self
        part.interruption = interruption.bounded(steps: steps)
        return part
    }

    /// The bounds by name, in the order in which they are declared.
    public var bounds: [(name: String, value: Int)] {
        Mirror(reflecting: self).children.compactMap { child in
            guard let name = child.label, let value = child.value as? Int else { return nil }
            return (name, value)
        }
    }

    /// The bounds that a checker accepts, whatever is searched for: they belong to the certificate format.
    public enum Format {
        /// Rows of a minor whose determinant is expanded at an end of a normal form tree.
        public static let minorRows = 7
        /// Classes of K in a row for which all subsets are gone through in SC204.
        public static let subsetClasses = 12
    }
}
