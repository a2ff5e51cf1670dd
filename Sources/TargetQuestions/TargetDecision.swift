import ExactArithmetic
import Membership
import PolynomialAlgebra
import Proofs
import SupportMasks
import SupportTheory

/// Decides what can be said of one matrix beside the analysis of its masks: whether it is a product, whether products
/// come near it, and how far it is from one without a best approximation.
public struct TargetDecision: Sendable {
    public var limits: SearchLimits

    public init(limits: SearchLimits = SearchLimits()) {
        self.limits = limits
    }

    /// - Parameter matrix: its entries, zeros left out; rows and columns are those of the masks.
    public func answer(_ matrix: [Cell: Rational], _ analysis: InstanceAnalysis) -> TargetAnswer? {
        guard let supports = analysis.factorization?.supports else { return nil }
        let matrix = matrix.filter { !$0.value.isZero }
        var witness: NonClosedness?
        if case .notClosed(let proof) = analysis.closedness { witness = proof }
        let (membership, infimum) = distance(matrix, supports, analysis, witness)
        var answer = TargetAnswer(
            matrix: matrix, membership: membership, infimum: infimum,
            obstruction: witness.map { NearObstruction($0, matrix, supports) },
            badData: NegligibleData(limits: limits).size(supports, analysis.verdict))
        // Such a matrix is A itself.
        if case .limit = infimum { answer.obstruction?.squaredDistance = 0 }
        if !answer.isDecided { answer.cut = limits.interruption.noticed }
        return answer
    }

    private func distance(
        _ matrix: [Cell: Rational], _ supports: RankOneSupports, _ analysis: InstanceAnalysis, _ witness: NonClosedness?
    ) -> (MembershipAnswer, Infimum) {
        if let cell = Self.unreached(matrix, supports) {
            return (
                .notMember(.minor(rows: [cell.row], columns: [cell.column], neurons: [])), .positive(.cell(cell))
            )
        }
        let decision = PartDecision(limits: limits)
        var parts = TargetPart.nonzeroLines(of: matrix, supports).components
        var answers: [PartAnswer] = []
        if let witness, let scaled = scaled(witness, to: matrix, &parts) { answers.append(.limit(scaled)) }
        answers += parts.map(decision.answer)
        let joined = JoinedAnswer(answers, matrix).answer
        // The masks of a part may be too much for its own decision, where those of the instance were decided.
        guard case (.notMember, .undecided) = joined, analysis.verdict == .closed else { return joined }
        let whole = DistanceProof.ClosedWindow(
            rows: Array(0..<supports.rowCount), columns: Array(0..<supports.columnCount), masks: supports.masks,
            closedness: analysis.closedness)
        return (joined.0, .positive(.closedWindow(whole)))
    }

    /// The witness as the answer for the parts that it is, up to scales of lines; these are taken away.
    private func scaled(_ witness: NonClosedness, to matrix: [Cell: Rational], _ parts: inout [TargetPart])
        -> NonClosedness?
    {
        guard let scales = ScaledWitness.scales(of: matrix, to: witness), ScaledWitness.isOfWindow(witness) else {
            return nil
        }
        let cells = Set(witness.limit.keys)
        let own = parts.indices.filter { part in parts[part].cells.contains(where: cells.contains) }
        guard own.allSatisfy({ parts[$0].cells.allSatisfy(cells.contains) }) else { return nil }
        let scaled = witness.scaled(by: scales)
        guard scaled.curveTendsToLimit else { return nil }
        parts = parts.indices.filter { !own.contains($0) }.map { parts[$0] }
        return scaled
    }

    /// A cell that is not zero and that no support reaches.
    private static func unreached(_ matrix: [Cell: Rational], _ supports: RankOneSupports) -> Cell? {
        matrix.keys.sorted().first { supports.cover(row: $0.row, column: $0.column).isEmpty }
    }
}

extension TargetPart {
    /// The cells that are not zero, in the numbers of the instance.
    fileprivate var cells: [Cell] {
        matrix.keys.map { Cell(row: rows[$0.row], column: columns[$0.column]) }
    }
}

/// The answers for all parts as one: the set of products is the product of those of the parts.
private struct JoinedAnswer {
    private let parts: [PartAnswer]
    private let matrix: [Cell: Rational]

    init(_ parts: [PartAnswer], _ matrix: [Cell: Rational]) { (self.parts, self.matrix) = (parts, matrix) }

    var answer: (MembershipAnswer, Infimum) {
        for case .distant(let refutation, let proof) in parts { return (.notMember(refutation), .positive(proof)) }
        var refutation: Refutation?
        for part in parts {
            switch part {
            case .notMember(let found): refutation = refutation ?? found
            case .limit(let proof): refutation = refutation ?? proof.refutation
            case .member, .distant, .undecided: break
            }
        }
        if let refutation {
            return (.notMember(refutation), limit.map { .limit($0) } ?? .undecided)
        }
        return factors.map { (.member($0), .attained) } ?? (.undecided, .undecided)
    }

    /// The factors of all parts; nil if some are not known, or hold different algebraic numbers.
    private var factors: FactorValues? {
        var layers: [[Cell: [Rational]]] = [[:], [:]]
        var roots: [AlgebraicRoot] = []
        for part in parts {
            guard case .member(let factors) = part else { return nil }
            if let root = factors.root { roots.append(root) }
            for layer in layers.indices { layers[layer].merge(factors.layers[layer]) { one, _ in one } }
        }
        guard roots.count <= 1 else { return nil }
        let joined = FactorValues(root: roots.first, layers: layers)
        return joined.product(equals: matrix) ? joined : nil
    }

    /// The curves of limits beside the constant factors of products; nil if some part is neither, or its factors are not
    /// rational.
    private var limit: NonClosedness? {
        var joined: NonClosedness?
        var layers: [Curve.Entries] = [[:], [:]]
        for part in parts {
            var entries: [Curve.Entries] = []
            switch part {
            case .limit(let proof):
                joined = joined ?? proof
                entries = proof.curve.layers
            case .member(let factors):
                guard factors.root == nil else { return nil }
                entries = factors.layers.map { $0.compactMapValues { $0.first.map { LaurentPolynomial($0) } } }
            case .distant, .notMember, .undecided: return nil
            }
            for layer in layers.indices { layers[layer].merge(entries[layer]) { one, _ in one } }
        }
        guard var joined else { return nil }
        joined.curve = Curve(layers: layers)
        joined.limit = matrix
        joined.rows = Set(joined.rows).union(matrix.keys.map(\.row)).sorted()
        joined.columns = Set(joined.columns).union(matrix.keys.map(\.column)).sorted()
        return joined.curveTendsToLimit ? joined : nil
    }
}
