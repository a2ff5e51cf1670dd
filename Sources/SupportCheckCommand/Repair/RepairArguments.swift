import MaskRepair
import SupportMasks

/// What `repair` is asked for, before it is known of which masks.
struct RepairArguments {
    let goal: RepairGoal
    private var rules: RepairRules
    private let keepPath: String?

    init(_ arguments: ParsedArguments) throws(UsageError) {
        let structure = try arguments.value(of: "--structure").map(Self.structure)
        let word = try arguments.choice(
            of: "--to", among: RepairGoal.allCases.map(\.rawValue), default: RepairGoal.closed.rawValue)
        if structure == .kronecker, arguments.has("--to"), word != RepairGoal.chainable.rawValue {
            throw UsageError("--structure kron makes the layers chainable, and --to \(word) asks for something else")
        }
        goal = structure == .kronecker ? .chainable : RepairGoal(rawValue: word) ?? .closed
        if goal == .chainable, structure != nil, structure != .kronecker {
            throw UsageError("chainable layers are Kronecker-sparse: --structure is kron, or is left out")
        }
        let (add, remove) = (arguments.has("--add"), arguments.has("--remove"))
        rules = RepairRules(
            mayAdd: add || !remove, mayRemove: remove || !add, keepsDensity: arguments.has("--same-density"),
            structure: structure?.rule, mostChanges: try arguments.positive("--max-changes", "a number of changes"))
        // The scores of a factor model are free: J has no zeros, and gets none.
        if arguments.has(FactorModelOptions.flag) { rules.keptMasks = [1] }
        keepPath = arguments.value(of: "--keep")
    }

    /// The masks of each instance, with the rules for them.
    ///
    /// - Throws: if masks are too large, do not have the structure or make no sense of the goal, or if the cells to keep
    ///   do not fit.
    func questions(_ instances: [MaskInstance], _ context: CommandContext, _ arguments: ParsedArguments)
        throws(UsageError) -> [(masks: RepairMasks, rules: RepairRules)]
    {
        let kept = try keptCells(context, arguments)
        if let kept, kept.count != instances.count { throw misfit(instances.count) }
        var questions: [(RepairMasks, RepairRules)] = []
        for (number, instance) in instances.enumerated() {
            guard let masks = RepairMasks(instance) else {
                throw UsageError("'\(instance.name)' has a layer that is too large to be written out")
            }
            if let complaint = goal.complaint(about: masks) { throw UsageError("'\(instance.name)': \(complaint)") }
            var rules = rules
            if let complaint = rules.complaint(about: masks) {
                throw UsageError("'\(instance.name)' does not have the structure of --structure: \(complaint)")
            }
            if let kept {
                guard let cells = RepairMasks(kept[number]), cells.hasShapes(of: masks) else {
                    throw misfit(instances.count)
                }
                rules.kept = cells.entries
            }
            questions.append((masks, rules))
        }
        return questions
    }

    /// The instances of `--keep`.
    private func keptCells(_ context: CommandContext, _ arguments: ParsedArguments) throws(UsageError)
        -> [MaskInstance]?
    {
        guard let keepPath else { return nil }
        var instances: [MaskInstance] = []
        for group in context.readFiles([keepPath], try InputOptions.parsed(arguments)) {
            switch group.result {
            case .success(let read): instances += read.instances.map(\.instance)
            case .failure(let error): throw UsageError("\(error)")
            }
        }
        return instances
    }

    private func misfit(_ count: Int) -> UsageError {
        UsageError(
            "\(keepPath ?? ""): the cells to keep are \(count == 1 ? "one instance" : "\(count) instances") with masks of "
                + "the shapes of the input")
    }

    private enum Structure: Equatable {
        case kronecker
        case rule(RepairRules.Structure)

        var rule: RepairRules.Structure? {
            guard case .rule(let rule) = self else { return nil }
            return rule
        }
    }

    private static func structure(_ text: String) throws(UsageError) -> Structure {
        if text == "kron" { return .kronecker }
        let numbers = text.split(separator: ":", omittingEmptySubsequences: false)
        if numbers.count == 2, let kept = Int(numbers[0]), let group = Int(numbers[1]), kept > 0, group > kept {
            return .rule(.someOfMany(kept: kept, group: group))
        }
        let sides = numbers.count == 2 && numbers[0] == "block" ? numbers[1].split(separator: "x") : []
        if sides.count == 2, let rows = Int(sides[0]), let columns = Int(sides[1]), rows > 0, columns > 0 {
            return .rule(.blocks(rows: rows, columns: columns))
        }
        throw UsageError("--structure is n:m with n < m, block:RxC or kron, and '\(text)' is not")
    }
}
