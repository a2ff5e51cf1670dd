import DenseNumerics
import SupportMasks
import SupportTheory

/// Solves an instance by the method that was asked for, or that suits it.
public struct InstanceSolver<Scalar: MatrixScalar>: Sendable {
    private let subject: SolvableInstance
    private let target: Matrix<Scalar>
    private let request: SolveRequest

    /// - Throws: for a target whose shape is not that of the products.
    public init(_ subject: SolvableInstance, target: Matrix<Scalar>, _ request: SolveRequest) throws(SolveError) {
        guard target.rowCount == subject.rowCount, target.columnCount == subject.columnCount else {
            let isTurned = target.rowCount == subject.columnCount && target.columnCount == subject.rowCount
            throw SolveError(
                "the target is \(target.rowCount) × \(target.columnCount), and products on these masks are "
                    + "\(subject.rowCount) × \(subject.columnCount)\(subject.isPair ? "" : " (outputs × inputs)")"
                    + (isTurned ? ": its transpose would fit" : ""))
        }
        self.subject = subject
        self.target = target
        self.request = request
    }

    /// - Throws: where the method does not apply to the instance, and for a plan of other masks.
    public func solve() throws(SolveError) -> Solution<Scalar> {
        var solution: Solution<Scalar>
        switch try MethodChoice(subject, request).choice() {
        case .oneFactor:
            solution = OneFactor.solve(FactorChainProblem(target: target, masks: subject.masks))
            solution.reason = "there is one layer, and nothing to multiply"
        case .blocks(let plan, let reason):
            solution =
                BlockSolver(
                    target: target, plan: plan, threads: request.threads, interruption: request.interruption
                ).solve()
            solution.reason = reason
        case .chain(let chain):
            solution = try chain.solve(target, order: request.splitOrder, threads: request.threads)
            solution.reason = chain.reason
        case .iterated(let method, let reason):
            solution = try IteratedMethod(subject, request, method).solve(target)
            solution.reason = reason
        }
        return solution
    }
}
