import Reports
import SupportMasks
import SupportTheory
import Synchronization

/// `supportcheck analyze`: the main job.
enum AnalyzeCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let (format, style) = try orUsage { () throws(UsageError) in
            (try self.format(arguments), TextStyle(isColoured: try isColoured(arguments, context)))
        }
        guard let files = try InputFile.read(arguments, command: name, context) else { return 2 }
        let run = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        let setting = try orUsage { () throws(UsageError) in try TrainingOptions.parsed(arguments) }
        let embedding = try orUsage { () throws(UsageError) in try EmbeddingOptions.parsed(arguments) }
        guard let embeddings = embedding.reports(files, setting, context) else { return 2 }
        let targets = try certificateTargets(arguments, files)
        try orUsage { () throws(UsageError) in try WrittenMasks.write(files, arguments, certificates: targets ?? []) }
        let analysis = AnalysisRun(
            files: files, limits: run, setting: setting, isQuiet: arguments.has("--quiet"), context: context,
            writtenMasks: arguments.value(of: "--write-masks"))
        let (items, isComplete) = analyse(analysis, targets, embeddings)
        if !analysis.isQuiet { try context.output(format.text(items, files, style)) }
        guard isComplete else { return 2 }
        return arguments.has("--exit-zero") ? 0 : status(of: items.map(\.analysis.verdict))
    }

    /// Where the certificate of each instance goes; nil if none is wanted.
    private static func certificateTargets(_ arguments: ParsedArguments, _ files: [InputFile]) throws(CommandError)
        -> [String]?
    {
        guard let pattern = arguments.value(of: "--certificate") else { return nil }
        let names = files.flatMap { $0.instances.map(\.instance.name) }
        return try orUsage { () throws(UsageError) in
            try CertificateTarget(pattern).paths(for: names, inputs: arguments.operands)
        }
    }

    /// Analyses the instances and writes their certificates, in order; whether all of these could be written.
    ///
    /// - Parameter embeddings: one for each instance, if they were asked for.
    private static func analyse(_ run: AnalysisRun, _ targets: [String]?, _ embeddings: [EmbeddingReport]) -> (
        items: [ReportItem], isComplete: Bool
    ) {
        let isComplete = Mutex(true)
        let items = run.items { item, index in
            if embeddings.indices.contains(index) { item.embedding = embeddings[index] }
            guard let target = targets?[index], !certify(&item, target, run.isQuiet, run.context) else { return }
            isComplete.withLock { $0 = false }
        }
        return (items, isComplete.withLock { $0 })
    }

    /// Writes the certificate of an instance; false if it could not be written.
    private static func certify(_ item: inout ReportItem, _ target: String, _ isQuiet: Bool, _ context: CommandContext)
        -> Bool
    {
        do throws(UsageError) {
            item.certificate = try CertificateTarget.write(item.analysis, to: target)
            if item.certificate == nil, !isQuiet {
                context.note("'\(item.analysis.instance.name)' is undecided: no certificate is written to \(target)")
            }
            return true
        } catch {
            context.note(error.message)
            return false
        }
    }

    private static func format(_ arguments: ParsedArguments) throws(UsageError) -> ReportFormat {
        return ReportFormat(
            rawValue: try arguments.choice(of: "--format", in: manual.options, default: ReportFormat.text.rawValue))
            ?? .text
    }

    private static func isColoured(_ arguments: ParsedArguments, _ context: CommandContext) throws(UsageError) -> Bool {
        switch try arguments.choice(of: "--color", in: manual.options, default: "auto") {
        case "always": return true
        case "never": return false
        default: return context.prefersColour
        }
    }

    private static func status(of verdicts: [InstanceAnalysis.Verdict]) -> Int32 {
        if verdicts.contains(.notClosed) { return 1 }
        return verdicts.contains(.undecided) ? 3 : 0
    }
}

/// The values of `--format`.
enum ReportFormat: String, CaseIterable {
    case text, json, html, svg, sarif

    /// The report in this form.
    func text(_ items: [ReportItem], _ files: [InputFile], _ style: TextStyle) -> String {
        switch self {
        case .text: return TextReport(items, style: style).text
        case .json: return JSONReport(items, files: files.flatMap(\.described)).text
        case .html: return HTMLReport(items).text
        case .svg: return SVGReport(items.map(\.analysis)).text
        case .sarif: return SARIFReport(items).text
        }
    }
}
