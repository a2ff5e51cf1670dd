import Rules
import SupportMasks
import SupportTheory

/// Which method solves an instance: the one that was asked for, or the first of blocks, chain and alternating least
/// squares that applies.
struct MethodChoice {
    enum Choice {
        case oneFactor
        case blocks(CheckedPlan, reason: String)
        case chain(ChainMethod)
        case iterated(DescentMethod, reason: String)
    }

    private let subject: SolvableInstance
    private let request: SolveRequest

    init(_ subject: SolvableInstance, _ request: SolveRequest) {
        self.subject = subject
        self.request = request
    }

    /// - Throws: where the method does not apply.
    func choice() throws(SolveError) -> Choice {
        guard request.plan == nil || request.method == nil || request.method == .blocks else {
            throw SolveError("a plan is for the method blocks")
        }
        switch request.method {
        case .blocks: return try blocks()
        case .chain: return try chain()
        case .als, .adam, .gradientDescent, .momentum: return iterated("as asked for")
        case nil: return try request.plan == nil ? automatic() : blocks()
        }
    }

    private func automatic() throws(SolveError) -> Choice {
        guard request.weightDecay == 0, !request.startsOnCurve else {
            return iterated(
                request.startsOnCurve ? "the start is on a curve" : "a weight decay is for methods that iterate")
        }
        if subject.instance.layers?.count == 1 { return .oneFactor }
        if let pair = subject.pair, let made = CheckedPlan.made(for: RankOneSupports(pair)) {
            return try blocks(made, pair)
        }
        if let chain = ChainMethod(subject) { return .chain(chain) }
        return iterated("neither is the instance tractable nor a chainable chain of Kronecker-sparse factors")
    }

    private func blocks() throws(SolveError) -> Choice {
        try refuseDecay("blocks")
        if subject.instance.layers?.count == 1 { return .oneFactor }
        guard let pair = subject.pair else {
            throw SolveError("the method blocks is for two factors, and there are \(subject.names.count)")
        }
        if let report = request.plan {
            do {
                let plan = try report.plan(for: subject.instance.name, subject.instance, masks: pair)
                return .blocks(plan, reason: "by the plan that was given, which was held against the masks")
            } catch { throw SolveError("\(report.name): \(error.message)") }
        }
        guard let made = CheckedPlan.made(for: RankOneSupports(pair)) else {
            throw SolveError(
                "the method blocks needs a tractable instance, and that is not established here (SC103): see supportcheck analyze"
            )
        }
        return try blocks(made, pair)
    }

    private func blocks(_ made: (rule: RuleCode, plan: FactorizationPlan), _ pair: FactorSupports) throws(SolveError)
        -> Choice
    {
        do {
            let plan = try CheckedPlan(made.plan, for: pair)
            return .blocks(plan, reason: "the instance is tractable by \(made.rule.rawValue) (\(made.rule.name))")
        } catch { throw SolveError("the plan of the analysis does not fit the masks: \(error.message)") }
    }

    private func chain() throws(SolveError) -> Choice {
        try refuseDecay("chain")
        guard let chain = ChainMethod(subject) else {
            throw SolveError(
                "the method chain needs layers that are Kronecker-sparse and chainable, and that is not known of these: see supportcheck analyze"
            )
        }
        return .chain(chain)
    }

    private func iterated(_ reason: String) -> Choice {
        let method = DescentMethod(name: (request.method ?? .als).rawValue) ?? .alternatingLeastSquares
        return .iterated(method, reason: reason)
    }

    private func refuseDecay(_ method: String) throws(SolveError) {
        guard request.weightDecay == 0 else { throw SolveError("the method \(method) knows no weight decay") }
        guard !request.startsOnCurve else { throw SolveError("the method \(method) has no start to choose") }
    }
}
