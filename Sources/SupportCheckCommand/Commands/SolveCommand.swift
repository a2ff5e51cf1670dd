import DenseNumerics
import FixedSupportSolver
import NumericFiles
import Reports
import SupportTheory
import ToolText

/// `supportcheck solve`: numbers, where the analysis gave a verdict.
enum SolveCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        if arguments.has(RecoverStructure.flag) { return try RecoverStructure.run(arguments, context) }
        if arguments.has(Sensing.flag) { return try Sensing.run(arguments, context) }
        let options = try orUsage { () throws(UsageError) in
            try arguments.expectOnly(
                manual.ownOptions, with: "masks (see --recover-structure and --sensing)")
            return try SolveArguments(arguments)
        }
        let cut = CutSolution(isJSON: options.isJSON, isQuiet: options.isQuiet)
        try context.begin(options.limits, reading: arguments.operands + [options.target].compactMap { $0 }) { cause in
            cut.ending("before the files were read", cause)
        }
        guard let input = try SolveInput.read(arguments, options, command: name, context) else { return 2 }
        context.runGuard?.know { cause in cut.ending("before factors were found", cause) }
        switch input.target.values {
        case .real(let target): return try solve(target, input, options, context)
        case .complex(let target): return try solve(target, input, options, context)
        }
    }

    private static func solve<Scalar>(
        _ target: Matrix<Scalar>, _ input: SolveInput, _ options: SolveArguments, _ context: CommandContext
    ) throws(CommandError) -> Int32 {
        let interruption = Interruption(
            signal: context.interruptSignal(), deadline: context.deadline(options.limits),
            memoryLimit: options.limits.memory)
        let begin = ContinuousClock.now
        let solver: InstanceSolver<Scalar>
        do {
            solver = try InstanceSolver(input.subject, target: target, options.request(plan: input.plan, interruption))
        } catch { throw .usage("\(options.targetName): \(error.message)") }
        let solution: Solution<Scalar>
        do { solution = try solver.solve() } catch { throw .usage(error.message) }
        context.runGuard?.standDown()
        let time = ContinuousClock.now - begin
        let factors = SolvedFactors(solution: solution, subject: input.subject, precision: input.target.precision)
        if let output = options.output { try orUsage { () throws(UsageError) in try factors.write(to: output) } }
        if !options.isQuiet {
            var description = SolutionDescription(solution, of: input.subject)
            description.maskFiles = input.maskFiles
            description.targetFile = options.targetName
            description.columnOrder = options.permutation
            description.numberType = numberType(input.target)
            description.planFile = options.plan
            description.factorsFile = options.output
            description.errorAsWritten = factors.roundedError(target)
            description.time = options.isTimed ? time : nil
            try context.output(report(description, options))
        }
        return solution.isCut ? 3 : 0
    }

    private static func report<Scalar>(_ description: SolutionDescription<Scalar>, _ options: SolveArguments) -> String
    {
        guard options.isJSON else { return SolutionOutput(description).lines }
        let tool = (name: ToolIdentity.name, version: ToolIdentity.version)
        return SolutionJSON.value(description, tool: tool).prettyText + "\n"
    }

    /// The type that factors are written in.
    private static func numberType(_ array: NumericArray) -> String {
        switch (array.values, array.precision) {
        case (.real, .single): "float32"
        case (.real, .double): "float64"
        case (.complex, .single): "complex64"
        case (.complex, .double): "complex128"
        }
    }
}
