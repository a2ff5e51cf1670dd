import DenseNumerics
import FixedSupportSolver
import NumericFiles
import Reports
import SupportTheory

/// `supportcheck solve`: numbers, where the analysis gave a verdict.
enum SolveCommand: Subcommand {
    static let name = "solve"
    static let options = unique(
        SolveArguments.options + InputOptions.options + RunLimits.options + RecoverStructure.options + Sensing.options)
    static let help = """
        Usage: supportcheck solve MASKS --target A.npy [-o factors.npz] [--plan plan.json] [--format text|json]
                                 [--method auto|blocks|chain|als|adam|gd|momentum] [--weight-decay λ] [--steps N]
                                 [--start random|curve] [--order left-to-right|balanced] [--seed N]
                                 [--permute bit-reversal|FILE] [--instance NAME] [--target-array NAME]
                                 [--timeout SECONDS] [--memory MIB] [--threads N] [--timing] [--quiet]
                                 [--layer A,B,C] [--each PATTERN] [--output-first] [--transpose] [--from-weights]

        Finds factors on the masks whose product is near a matrix A, min ‖A − X Yᵀ‖ or min ‖A − W_N ⋯ W_1‖
        (Frobenius norm), and says how near, and what is certain of the best error. MASKS is read as by
        `supportcheck analyze`.

          --target A.npy        the matrix: .npy, or .npz with one array (or --target-array NAME); real or complex,
                                integers, float16 to float64, complex64, complex128. Of a network: outputs × inputs
          --output FILE, -o     writes the factors, as .npz: X and Y of a pair (A ≈ X Yᵀ), else one array for each
                                layer under its name, outputs × inputs. A target in float32 or complex64 gives
                                factors of that type; any other, float64 or complex128
          --plan FILE           the report of `supportcheck analyze --format json`, whose plan is followed once it
                                was held against the masks; without it the plan is made here
          --format FORMAT       text: a report for readers (standard); json: an object for scripts, of the schema
                                supportcheck.solution/1

          --method METHOD       auto (standard): blocks for tractable instances, chain for chains of
                                Kronecker-sparse factors that are chainable, else als
                                blocks: truncated singular value decompositions and exact fits, an optimum
                                chain: the hierarchical algorithm, with bounds on the best error
                                als, adam, gd, momentum: alternating least squares, Adam, gradient descent,
                                gradient descent with momentum, from a random start
          --weight-decay λ      als, adam, gd, momentum: adds ½ λ Σ‖F‖² to ½‖A − product‖² (standard: 0)
          --steps N             als, adam, gd, momentum: the most steps
          --start START         als, adam, gd, momentum: random (standard), or curve: on the curve that a verdict
                                not closed certifies, so that its infimum can be seen to be approached; without
                                --target the target is the matrix that the curve tends to
          --order ORDER         chain: left-to-right (standard), or balanced, from the middle outwards
          --permute ORDER       the target's columns in another order: bit-reversal, or a file with, for each place,
                                the number (from 0) of the column that comes there. Of the Fourier matrix with its
                                columns in bit-reversed order butterflies are factors
          --seed N              of the random start (standard: 0)
          --instance NAME       which instance, where the masks hold several
          --timeout SECONDS     when it is over, the best that was found is written
          --memory MIB          the resident memory of the process, above which the same happens
          --threads N           threads (standard: one for each processor); the result is the same
          --timing              adds the time to the report
          --quiet, -q           no report
          --layer, --each, --output-first, --transpose, --from-weights
                                what to take from files: see supportcheck analyze --help

        An interrupt (Ctrl-C) ends the run as a time limit does.

        Exit status: 0 the factors were found, 2 bad usage or unreadable input, and nothing is written, 3 a limit or
        an interrupt ended the run: the best until then was written, or nothing where there were no factors yet.

        Examples
          supportcheck solve masks.txt --target A.npy -o factors.npz
          supportcheck analyze masks.txt --format json > plan.json
          supportcheck solve masks.txt --target A.npy --plan plan.json --format json
          supportcheck solve lu.txt --target A.npy --method adam --weight-decay 5e-4
          supportcheck solve butterfly.txt --target F.npy --permute bit-reversal -o factors.npz
          supportcheck generate lu 2 | supportcheck solve - --start curve

        Without masks


        """ + RecoverStructure.help + "\n" + Sensing.help

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        if arguments.has(RecoverStructure.flag) { return try RecoverStructure.run(arguments, context) }
        if arguments.has(Sensing.flag) { return try Sensing.run(arguments, context) }
        let options = try orUsage { () throws(UsageError) in
            try arguments.expectOnly(
                SolveArguments.options + InputOptions.options + RunLimits.options,
                with: "masks (see --recover-structure and --sensing)")
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

    /// The options, each once.
    private static func unique(_ options: [OptionSpecification]) -> [OptionSpecification] {
        options.enumerated().filter { options.firstIndex(of: $1) == $0 }.map(\.element)
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
