import SupportTheory

/// The arguments of `supportcheck census`.
struct CensusOptions: Sendable {
    let family: KernelFamily
    /// The part of the family that is told.
    let shard: Shard?
    let run: RunLimits
    /// The output of an earlier run that was ended early.
    let resume: String?
    /// The folder for certificates.
    let certificates: String?
    let output: String?
    let isQuiet: Bool

    init(_ arguments: ParsedArguments) throws(UsageError) {
        if let operand = arguments.operands.first { throw UsageError("census takes no operand '\(operand)'") }
        guard let width = try arguments.positive("--width", "a number of supports") else {
            throw UsageError("--width R is needed")
        }
        let rows = try arguments.positive("--rows", "a number of rows")
        let columns = try arguments.positive("--columns", "a number of columns")
        guard (rows == nil) == (columns == nil) else { throw UsageError("--rows and --columns are given together") }
        family = KernelFamily(
            width: width, isExact: arguments.has("--exact-width"),
            lines: try arguments.positive("--lines", "a number of rows and columns"),
            rows: rows, columns: columns, isReduced: arguments.has("--reduced"))
        shard = try Shard.given(arguments)
        // What is undecided is a gap in the theory, and not in the time.
        run = try RunLimits(arguments, effort: .high)
        resume = arguments.value(of: "--resume")
        certificates = arguments.value(of: "--certificates")
        output = arguments.value(of: "--output")
        isQuiet = arguments.has("--quiet")
    }

    /// The census of the family.
    func census() throws(UsageError) -> Census {
        do {
            return try Census(family, takes: shard.map { shard in { shard.takes($0) } })
        } catch {
            switch error {
            case .width: throw UsageError("--width is at most \(Kernel.widest), and \(family.width) is more")
            case .bound(let bound): throw UsageError("bounds on lines are at least 1, and \(bound) is not")
            case .tooLarge:
                throw UsageError(
                    "there are too many kernels of width \(family.width) within these bounds: give a smaller --lines, or --rows and --columns"
                )
            }
        }
    }
}
