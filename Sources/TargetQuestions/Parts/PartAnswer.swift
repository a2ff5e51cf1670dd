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

    /// Steps of the search for ranks, of an elimination, for stars, for factors or a refutation, for a curve, and in
    /// windows.
    private enum Steps {
        static let ranks = 400_000
        static let elimination = 200_000
        static let stars = 20_000
        static let membership = 100_000
        static let curve = 200_000
        static let curveBesideStars = 1_000_000
        static let windows = 400_000
    }

    func answer(_ part: TargetPart) -> PartAnswer {
        if let excess = RankWindows(part, bounded(Steps.ranks).interruption)?.find() {
            return distant(excess, part)
        }
        if let factors = ClassFactors.find(in: part, limits.interruption) {
            return .member(factors.renamed(part.unitNames))
        }
        let simple = EliminatedMatrix(part, bounded(Steps.elimination).interruption)
        if let factors = simple?.stars(in: part, steps: Steps.stars, limits.interruption) {
            // Multiplied out once more before they are given away.
            if factors.product(equals: part.matrix) { return .member(factors.renamed(part.unitNames)) }
        }
        guard part.isSmall else { return .undecided }
        if let simple, let refutation = refutation(near: simple, part) { return notMember(refutation, part, simple) }
        let question = MembershipQuestion(supports: part.supports.masks, matrix: part.matrix)
        switch membership(question) {
        case .member(let factors): return .member(factors.renamed(part.unitNames))
        case .notMember(let refutation): return notMember(refutation.renamed(part.unitNames), part, simple)
        case .undecided:
            if let factors = simple.flatMap({ self.factors(of: $0, part) }) {
                return .member(factors.renamed(part.unitNames))
            }
            return inClosedWindow(part, witness: nil) ?? .undecided
        }
    }

    private func membership(_ question: MembershipQuestion) -> MembershipAnswer {
        var limits = bounded(Steps.membership)
        // Windows with too large a rank have been looked for.
        limits.refutationRows = 1
        limits.matchingSteps = Steps.membership / 2
        return MembershipDecision(limits: limits).answer(question)
    }

    /// Why the matrix is no product in the lines where what an elimination leaves is more than stars, in the numbers of the
    /// instance: a small window is soon decided.
    private func refutation(near simple: EliminatedMatrix, _ part: TargetPart) -> Refutation? {
        let stars = StarsBesideCurve(simple.matrix, in: part, limits: limits)
        guard let lines = stars.hardLines,
            lines.rows.count < part.rows.count || lines.columns.count < part.columns.count
        else { return nil }
        let window = part.window(rows: lines.rows, columns: lines.columns)
        let question = MembershipQuestion(supports: window.supports.masks, matrix: window.matrix)
        guard case .notMember(let found) = membership(question) else { return nil }
        return found.renamed(window.unitNames)
    }

    /// The factors of what an elimination leaves, taken back to the matrix.
    private func factors(of simple: EliminatedMatrix, _ part: TargetPart) -> FactorValues? {
        let question = MembershipQuestion(supports: part.supports.masks, matrix: simple.matrix)
        guard case .member(let found) = membership(question) else { return nil }
        let factors = simple.factors(found)
        return factors.product(equals: part.matrix) ? factors : nil
    }

    /// A curve to the matrix: from what an elimination leaves, where numbers are simple, or to the matrix itself.
    private func curve(to part: TargetPart, _ simple: EliminatedMatrix?) -> Curve? {
        if let simple {
            let found =
                StarsBesideCurve(simple.matrix, in: part, limits: bounded(Steps.curveBesideStars)).curve()
                ?? GivenLimit(simple.matrix, in: part.supports, limits: bounded(Steps.curve)).curve()
            if let curve = found.map(simple.curve), curve.tends(to: part.matrix) { return curve }
        }
        return GivenLimit(part.matrix, in: part.supports, limits: bounded(Steps.curve)).curve()
    }

    private func distant(_ excess: RankWindows.Excess, _ part: TargetPart) -> PartAnswer {
        let names = part.unitNames
        return .distant(
            excess.refutation.renamed(names),
            .rank(
                rows: excess.rows.map(names.row), columns: excess.columns.map(names.column),
                supports: part.supportNames(excess.supports)))
    }

    /// - Parameter refutation: in the numbers of the instance.
    private func notMember(_ refutation: Refutation, _ part: TargetPart, _ simple: EliminatedMatrix?) -> PartAnswer {
        var closedness = Closedness.Verdict.undecided
        var witness: NonClosedness?
        switch ClosednessDecision(limits: limits).decide(part.supports) {
        case .closed(let proof):
            let window = DistanceProof.ClosedWindow(
                rows: part.rows, columns: part.columns, masks: part.supports.masks, closedness: .closed(proof))
            return .distant(refutation, .closedWindow(window))
        case .notClosed(let proof): (closedness, witness) = (.notClosed, proof)
        case .notClosedByDimension: closedness = .notClosed
        case .undecided: break
        }
        if let curve = curve(to: part, simple) {
            let names = part.unitNames
            return .limit(
                NonClosedness(
                    rule: LimitOfSpans.rule, rows: part.rows, columns: part.columns,
                    limit: part.matrix.renamed(names.cell), curve: curve.renamed(names), refutation: refutation))
        }
        guard closedness == .notClosed, let found = inClosedWindow(part, witness: witness) else {
            return .notMember(refutation)
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
