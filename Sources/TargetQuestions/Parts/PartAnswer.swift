import Membership
import Proofs
import SupportTheory

/// What is known of one part, in the numbers of the instance.
enum PartAnswer {
    case member(FactorValues)
    /// A limit of products and none.
    case limit(NonClosedness)
    /// Not a product, and not a limit either.
    case distant(Refutation, DistanceProof)
    /// Not a product; whether it is a limit is open.
    case notMember(Refutation)
    case undecided
}

/// Answers one part: short ways first, and the searches within bounds of their own.
struct PartDecision {
    let limits: SearchLimits
    /// Whether the set of products of the instance is proved to be closed, and so those of its windows.
    let isWholeClosed: Bool

    /// Steps of the search for ranks, for factors or a refutation, for a curve, and in windows.
    private enum Steps {
        static let ranks = 400_000
        static let membership = 400_000
        static let curve = 200_000
        static let windows = 400_000
    }

    func answer(_ part: TargetPart) -> PartAnswer {
        if let excess = RankWindows(part, bounded(Steps.ranks).interruption)?.find() {
            return distant(excess, part)
        }
        if let factors = ClassFactors.find(in: part, limits.interruption) {
            return .member(factors.renamed(part.unitNames))
        }
        guard part.isSmall else { return .undecided }
        let question = MembershipQuestion(supports: part.supports.masks, matrix: part.matrix)
        switch MembershipDecision(limits: bounded(Steps.membership)).answer(question) {
        case .member(let factors): return .member(factors.renamed(part.unitNames))
        case .notMember(let refutation): return notMember(refutation, part)
        case .undecided: return inClosedWindow(part, witness: nil) ?? .undecided
        }
    }

    private func distant(_ excess: RankWindows.Excess, _ part: TargetPart) -> PartAnswer {
        let names = part.unitNames
        return .distant(
            excess.refutation.renamed(names),
            .rank(
                rows: excess.rows.map(names.row), columns: excess.columns.map(names.column),
                supports: part.supportNames(excess.supports)))
    }

    /// - Parameter refutation: in the part's own numbers.
    private func notMember(_ refutation: Refutation, _ part: TargetPart) -> PartAnswer {
        var closedness = Closedness.Verdict.undecided
        var witness: NonClosedness?
        switch ClosednessDecision(limits: limits).decide(part.supports) {
        case .closed(let proof):
            let window = DistanceProof.ClosedWindow(
                rows: part.rows, columns: part.columns, masks: part.supports.masks, closedness: .closed(proof))
            return .distant(refutation.renamed(part.unitNames), .closedWindow(window))
        case .notClosed(let proof): (closedness, witness) = (.notClosed, proof)
        case .undecided: break
        }
        if !isWholeClosed,
            let limit = GivenLimit(part.matrix, refutation, in: part.supports, limits: bounded(Steps.curve)).proof()
        {
            return .limit(limit.renamed(part.unitNames))
        }
        guard closedness == .notClosed, let found = inClosedWindow(part, witness: witness) else {
            return .notMember(refutation.renamed(part.unitNames))
        }
        return found
    }

    private func inClosedWindow(_ part: TargetPart, witness: NonClosedness?) -> PartAnswer? {
        ClosedWindows(limits: bounded(Steps.windows)).find(in: part, witness: witness).map {
            .distant($0.refutation, .closedWindow($0.window))
        }
    }

    private func bounded(_ steps: Int) -> SearchLimits { limits.bounded(by: steps) }
}
