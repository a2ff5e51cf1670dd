import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs
import SupportMasks

/// Is A = X Yᵀ over the reals, with supp X ⊆ I and supp Y ⊆ J?
public struct MembershipQuestion: Hashable, Sendable {
    public var supports: FactorSupports
    /// The entries of A that are not zero.
    public var matrix: [Cell: Rational]

    public init(supports: FactorSupports, matrix: [Cell: Rational]) {
        self.supports = supports
        self.matrix = matrix.filter { !$0.value.isZero }
    }
}

/// The answer to a membership question; the first two are proofs.
public enum MembershipAnswer: Sendable {
    case member(FactorValues)
    case notMember(Refutation)
    /// The search ended at its limits.
    case undecided
}

/// Decides membership exactly by case distinctions (SystemSearch); real zeros of one equation in one unknown that is
/// left are algebraic numbers.
public struct MembershipDecision: Sendable {
    public var limits: SearchLimits

    public init(limits: SearchLimits = SearchLimits()) {
        self.limits = limits
    }

    /// Small masks only: at most 64 rows, columns and supports are looked at, and the time grows quickly with the
    /// supports that cover a cell.
    public func answer(_ question: MembershipQuestion) -> MembershipAnswer {
        guard let window = SmallWindow(MaskedState(RankOneSupports(question.supports)), limits.interruption) else {
            return .undecided
        }
        if let unreached = unreached(question, window) {
            return .notMember(.minor(rows: [unreached.row], columns: [unreached.column], supports: []))
        }
        let matrix = window.rows.map { row in window.columns.map { question.matrix[Cell(row: row, column: $0)] ?? 0 } }
        if let refutation = zeroPatternRefutation(question, window)
            ?? RankRefutation(window: window, matrix: matrix, limits: limits).find()
            ?? rankRefutation(window, matrix)
        {
            return .notMember(named(refutation, window))
        }
        if let factors = LinearSolution(window: window, matrix: matrix, limits: limits).find() {
            return .member(factors)
        }
        let problem = MembershipProblem(window, parameterCount: 0, limits: limits) { row, column in
            Fraction(Polynomial(matrix[row][column]))
        }
        var search = SystemSearch(limits: limits, nodeLimit: limits.membershipNodes)
        switch search.search(problem.system) {
        case .solution(let system):
            return answer(
                SolutionValues(system, genericPolynomials: [], limits: limits).flatMap {
                    FactorValues($0, problem.unknowns, window)
                }, question)
        case .algebraic(let system, let form):
            return answer(
                AlgebraicSolution(system, form).flatMap { FactorValues($0, problem.unknowns, window) }, question)
        case .refuted(let tree):
            return problem.refutation(tree).map { .notMember(named($0, window)) } ?? .undecided
        case .unknown: return .undecided
        }
    }

    /// Factors are multiplied out once more before they are given away.
    private func answer(_ factors: FactorValues?, _ question: MembershipQuestion) -> MembershipAnswer {
        guard let factors, factors.product(equals: question.matrix) else { return .undecided }
        return .member(factors)
    }

    /// A cell that is not zero and that no support reaches.
    private func unreached(_ question: MembershipQuestion, _ window: SmallWindow) -> Cell? {
        question.matrix.keys.sorted().first { cell in
            guard let row = window.rows.firstIndex(of: cell.row),
                let column = window.columns.firstIndex(of: cell.column)
            else { return true }
            return window.cover(row, column) == 0
        }
    }

    /// The short refutations that see only where A is zero.
    private func zeroPatternRefutation(_ question: MembershipQuestion, _ window: SmallWindow) -> Refutation? {
        let nonzero = window.rows.map { row in
            window.columns.indices.reduce(UInt64(0)) {
                question.matrix[Cell(row: row, column: window.columns[$1])] == nil ? $0 : $0 | 1 << UInt64($1)
            }
        }
        var splits = ZeroSplits(
            window, NormalFormTree.Pattern(decided: nonzero, nonzero: nonzero), nodeLimit: 20,
            matchingSteps: limits.matchingSteps)
        return splits.refutation()
    }

    /// By the ranks of both factors.
    private func rankRefutation(_ window: SmallWindow, _ matrix: [[Rational]]) -> Refutation? {
        var splits = RankSplits(window, matrix, nodeLimit: limits.rankNodes)
        return splits.refutation()
    }

    private func named(_ refutation: Refutation, _ window: SmallWindow) -> Refutation {
        refutation.renamed(window.originalNames)
    }
}
