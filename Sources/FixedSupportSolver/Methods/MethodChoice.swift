import Rules
import SupportMasks
import SupportTheory

/// Which method solves an instance.
struct MethodChoice {
    enum Choice {
        case oneFactor
        case blocks(CheckedPlan, reason: String)
    }

    private let subject: SolvableInstance
    private let request: SolveRequest

    init(_ subject: SolvableInstance, _ request: SolveRequest) {
        self.subject = subject
        self.request = request
    }

    func choice() throws(SolveError) -> Choice {
        guard request.plan == nil || request.method == nil || request.method == .blocks else {
            throw SolveError("a plan is for the method blocks")
        }
        if request.method == .blocks || request.plan != nil { return try blocks() }
        throw SolveError("not there yet")
    }

    private func blocks() throws(SolveError) -> Choice {
        guard request.weightDecay == 0 else { throw SolveError("the method blocks knows no weight decay") }
        if subject.instance.layers?.count == 1 { return .oneFactor }
        guard let pair = subject.pair else {
            throw SolveError("the method blocks is for two factors, and there are \(subject.names.count)")
        }
        if let report = request.plan {
            do {
                let plan = try report.plan(for: subject.instance.name, subject.instance, masks: pair)
                return .blocks(plan, reason: "by the plan that was given, which was held against the masks")
            } catch { throw SolveError("the plan: \(error.message)") }
        }
        guard let made = CheckedPlan.made(for: RankOneSupports(pair)) else {
            throw SolveError(
                "the method blocks needs a tractable instance, and that is not established here (SC103): see supportcheck analyze"
            )
        }
        do {
            let plan = try CheckedPlan(made.plan, for: pair)
            return .blocks(plan, reason: "the instance is tractable by \(made.rule.rawValue) (\(made.rule.name))")
        } catch { throw SolveError("the plan of the analysis does not fit the masks: \(error.message)") }
    }
}
