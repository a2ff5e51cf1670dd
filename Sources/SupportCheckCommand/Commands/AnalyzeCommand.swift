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
        let run = try orUsage { () throws(UsageError) in try RunLimits(arguments) }
        let cut = CutReport(
            format: format, style: style, isQuiet: arguments.has("--quiet"), exitsWithZero: arguments.has("--exit-zero")
        )
        try context.begin(run, reading: arguments.operands) { cause in
            cut.ending(whileReading: arguments.operands, cause)
        }
        // What writes masks out, or goes through paths, takes time and memory by cells.
        let isSparse = !arguments.has("--embedding") && arguments.value(of: "--write-masks") == nil
        let limits = isSparse ? MaskLimits.sparse : .standard
        guard let files = try InputFile.read(arguments, command: name, limits: limits, context) else { return 2 }
        let setting = try orUsage { () throws(UsageError) in try TrainingOptions.parsed(arguments) }
        let embedding = try orUsage { () throws(UsageError) in try EmbeddingOptions.parsed(arguments) }
        guard let embeddings = embedding.reports(files, setting, context) else { return 2 }
        guard let target = try TargetOptions.read(arguments, files, context) else { return 2 }
        let targets = try certificateTargets(arguments, files)
        try orUsage { () throws(UsageError) in try WrittenMasks.write(files, arguments, certificates: targets ?? []) }
        let analysis = AnalysisRun(
            files: files, limits: run, setting: setting, isQuiet: arguments.has("--quiet"), context: context,
            writtenMasks: arguments.value(of: "--write-masks"), target: target)
        let (items, isComplete) = analyse(analysis, targets, embeddings, cut)
        let text = analysis.isQuiet ? "" : format.text(items, files, style)
        context.runGuard?.standDown()
        if !text.isEmpty { try context.output(text) }
        if let note = cut.note(on: items) { context.note(note) }
        guard isComplete else { return 2 }
        return cut.status(of: items)
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
    private static func analyse(
        _ run: AnalysisRun, _ targets: [String]?, _ embeddings: [EmbeddingReport], _ cut: CutReport
    ) -> (items: [ReportItem], isComplete: Bool) {
        let isComplete = Mutex(true)
        let items = run.items { items, cause in
            cut.ending(items, run.files, cause, isComplete: isComplete.withLock { $0 })
        } finish: { item, index in
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
            item.certificate = try CertificateTarget.write(item.analysis.instance, item.analysis.closedness, to: target)
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
}
