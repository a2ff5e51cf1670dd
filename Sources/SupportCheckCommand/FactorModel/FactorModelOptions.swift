import CommandManuals
import FactorPatterns
import Foundation
import MaskFiles
import Reports
import SupportMasks
import SupportTheory

/// `--factor-model` and what goes with it: files that hold patterns of loadings.
struct FactorModelOptions: Sendable {
    static let flag = "--factor-model"
    private static let observations = "--observations"

    /// What says how files are read.
    static let reading: [OptionSpecification] = [
        .flag(
            flag,
            """
            files hold patterns of loadings, for data ≈ loadings × scores: lavaan lines (F =~ x1 + x2), lists \
            (F1 = 1, 2, 5-8), item,factor lines, 0/1 tables with names, gene sets (.gmt)
            """),
        .value(
            FactorPatternReader.formatOption, .words("FORM", PatternFormat.allCases.map(\.rawValue)),
            "the form of these files: where the contents can be read in several, and differ"),
    ]

    /// All that `analyze` takes.
    static let options: [OptionSpecification] =
        reading + [
            .value(
                observations, .text("N"),
                """
                the observations, which are the columns of the data (standard: as many as factors; the verdict is the \
                same for more)
                """),
            .flag("--nonnegative", "loadings and scores are not negative: closed whatever the pattern is (SC171)"),
            .flag(
                "--bounded",
                "scores are orthonormal, or loadings and scores both bounded: closed whatever the pattern is (SC172)"),
        ]

    private let format: PatternFormat?
    private let count: Int?
    private let constraints: [FactorConstraint]

    /// The options of a run; nil without `--factor-model`.
    ///
    /// - Throws: for options of factor models without it, and for those of other files with it.
    static func parsed(_ arguments: ParsedArguments) throws(UsageError) -> FactorModelOptions? {
        let own = options.map(\.name).filter { $0 != flag }
        guard arguments.has(flag) else {
            if let lost = own.first(where: arguments.has) {
                throw UsageError("\(lost) is about factor models: \(flag)")
            }
            return nil
        }
        let others = InputOptions.options.map(\.name) + ["--embedding", "--against", "--target"]
        if let other = others.first(where: arguments.has) {
            throw UsageError("\(other) is not about the patterns that \(flag) reads")
        }
        return try FactorModelOptions(arguments)
    }

    private init(_ arguments: ParsedArguments) throws(UsageError) {
        let form = try arguments.value(of: FactorPatternReader.formatOption).map { _ throws(UsageError) in
            try arguments.choice(of: FactorPatternReader.formatOption, in: Self.reading, default: "")
        }
        format = form.flatMap(PatternFormat.init)
        count = try arguments.positive(Self.observations, "a number of observations")
        constraints = [(FactorConstraint.nonnegative, "--nonnegative"), (.bounded, "--bounded")].filter {
            arguments.has($0.1)
        }.map(\.0)
    }

    /// The model of each file, or what is wrong with it.
    func read(_ paths: [String], _ context: CommandContext) -> [ReadGroup] {
        paths.map { path in
            let result = Result { () throws(MaskFileError) in try model(path, context) }
            return ReadGroup(
                paths: [path],
                result: result.mapError {
                    MaskFilesError(file: $0.file, place: .line($0.line, column: $0.column), message: $0.message)
                })
        }
    }

    private func model(_ path: String, _ context: CommandContext) throws(MaskFileError) -> ReadFiles {
        let file = path == "-" ? "<stdin>" : path
        let pattern = try FactorPatternReader.read(try context.readBytes(path), fileName: file, format: format)
        let rows = count ?? pattern.factors.count
        let limits = MaskLimits.standard
        guard rows <= limits.maxRows, rows <= limits.maxCells / pattern.factors.count else {
            throw MaskFileError(
                file: file,
                message:
                    "expected at most \(min(limits.maxRows, limits.maxCells / pattern.factors.count)) observations, "
                    + "found \(rows); the verdict is that of \(pattern.factors.count)")
        }
        let instance = MaskInstance(name: pattern.name, masks: .factorization(pattern.supports(observations: count)))
        var read = ReadInstance(instance, reading: Reading(warnings: pattern.notes))
        read.names = pattern.names
        read.form = pattern.format.rawValue
        return ReadFiles(paths: [path], instances: [read])
    }

    /// What a report says of a model besides its verdict.
    func report(_ read: ReadInstance) -> FactorModelReport {
        FactorModelReport(format: read.form ?? "", observations: count, constraints: constraints)
    }
}
