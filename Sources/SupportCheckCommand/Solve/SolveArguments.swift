import FixedSupportSolver
import Foundation
import NumericFiles
import SupportTheory

/// What the options of `supportcheck solve` ask for, without those of its input.
struct SolveArguments {
    static let formats = ["text", "json"]
    static let starts = ["random", "curve"]
    static let methods = ["auto"] + SolutionMethod.allCases.map(\.rawValue)

    /// The file of the target; nil for the matrix that the certified curve tends to.
    let target: String?
    let targetArray: String?
    /// The order of the target's columns: the name of one, or a file.
    let permutation: String?
    let plan: String?
    let output: String?
    let isJSON: Bool
    /// The name of the instance to take.
    let instance: String?
    let isTimed: Bool
    let isQuiet: Bool
    let limits: RunLimits
    private let method: SolutionMethod?
    private let seed: UInt64
    private let steps: Int?
    private let weightDecay: Double
    private let startsOnCurve: Bool
    private let splitOrder: SplitOrder

    init(_ arguments: ParsedArguments) throws(UsageError) {
        target = arguments.value(of: "--target")
        startsOnCurve = try arguments.choice(of: "--start", among: Self.starts, default: "random") == "curve"
        guard target?.isEmpty == false || (target == nil && startsOnCurve) else {
            throw UsageError(
                "solve needs --target A.npy, the matrix to be approximated (see supportcheck solve --help)")
        }
        targetArray = arguments.value(of: "--target-array")
        plan = arguments.value(of: "--plan")
        permutation = arguments.value(of: "--permute")
        let orders = SplitOrder.allCases.map(\.rawValue)
        splitOrder =
            SplitOrder(rawValue: try arguments.choice(of: "--order", among: orders, default: orders[0])) ?? .leftToRight
        output = arguments.value(of: "--output")
        isJSON = try arguments.choice(of: "--format", among: Self.formats, default: "text") == "json"
        method = SolutionMethod(rawValue: try arguments.choice(of: "--method", among: Self.methods, default: "auto"))
        instance = arguments.value(of: "--instance")
        seed = try Self.number(arguments, "--seed", "an integer from 0") { UInt64($0) } ?? 0
        steps = try arguments.positive("--steps", "a number of steps")
        weightDecay = try Self.number(arguments, "--weight-decay", "a number, 0 or more") { Double($0) } ?? 0
        guard weightDecay >= 0, weightDecay.isFinite else {
            throw UsageError("--weight-decay is a number, 0 or more, and '\(weightDecay)' is not")
        }
        isTimed = arguments.has("--timing")
        isQuiet = arguments.has("--quiet")
        limits = try RunLimits(arguments)
        try checkOutput(arguments)
    }

    /// The target for readers.
    var targetName: String { target ?? "the matrix of the certified curve" }

    /// What the solver is asked for.
    func request(plan: PlanReport?, _ interruption: Interruption) -> SolveRequest {
        var request = SolveRequest()
        request.method = method
        request.plan = plan
        request.weightDecay = weightDecay
        request.steps = steps
        request.startsOnCurve = startsOnCurve
        request.splitOrder = splitOrder
        request.seed = seed
        request.threads = limits.threads
        request.interruption = interruption
        return request
    }

    private static func number<Number>(
        _ arguments: ParsedArguments, _ name: String, _ meaning: String, _ parse: (String) -> Number?
    ) throws(UsageError) -> Number? {
        guard let text = arguments.value(of: name) else { return nil }
        guard let number = parse(text) else { throw UsageError("\(name) is \(meaning), and '\(text)' is not") }
        return number
    }

    private func checkOutput(_ arguments: ParsedArguments) throws(UsageError) {
        let inputs = arguments.operands + [target, plan, permutation].compactMap { $0 }
        _ = try OutputPath.given(arguments, what: "the factors", besides: inputs)
    }
}
