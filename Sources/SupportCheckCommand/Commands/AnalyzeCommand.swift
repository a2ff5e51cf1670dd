import Reports
import SupportMasks
import SupportTheory
import Synchronization

/// `supportcheck analyze`: the main job.
enum AnalyzeCommand: Subcommand {
    static let name = "analyze"
    static let options: [OptionSpecification] =
        [
            .value("--format"), .value("--certificate"), .flag("--quiet", short: "-q"), .flag("--exit-zero"),
            .value("--color"),
            .value("--write-masks"),
        ] + InputOptions.options + TrainingOptions.options + EmbeddingOptions.options
        + RunLimits.options + [RunLimits.effort]
    static let help = """
        Usage: supportcheck analyze FILE… [--format text|json|html|svg|sarif] [--certificate FILE] [--quiet]
                                          [--exit-zero] [--color auto|always|never] [--timeout SECONDS]
                                          [--memory MIB] [--threads N] [--effort normal|high]
                                          [--layer A,B,C] [--each PATTERN] [--output-first] [--transpose]
                                          [--from-weights] [--write-masks FILE] [--no-bias] [--at-most K]
                                          [--embedding] [--against FILE]

        Reads masks (- is standard input) and reports, for each instance: whether the set of products is
        closed, with its proof; the classes of rank-one supports; whether the factorization problem is known
        to be tractable, with a plan; what is known of the landscape; and what follows for training.

          --format FORMAT       text: a report for readers (standard); json: one JSON object for scripts;
                                html: a page of its own, with pictures and certificates; svg: the pictures alone,
                                as of `supportcheck draw`; sarif: a log in SARIF 2.1.0, for tools that show
                                findings beside files
          --certificate FILE    writes the proof for `supportcheck verify`; with several instances FILE holds %n,
                                which stands for the instance's name. Nothing is written for an undecided instance
          --quiet, -q           no report: only certificates, errors, notes on what was read, the exit status
          --exit-zero           exit with 0 whatever the verdicts are
          --color WHEN          auto (standard): on a terminal, unless NO_COLOR is set; always; never

          --timeout SECONDS     the time for the whole run; what is not decided by then is undecided
          --memory MIB          the resident memory of the process; above it instances are undecided
          --threads N           threads that decide (standard: one for each processor); the output is the same
          --effort EFFORT       normal (standard): below 256 rows, columns and supports an instance is decided, or
                                left undecided, within about a second; high: within minutes. Either counts steps,
                                so the answer is the same every time

        An interrupt (Ctrl-C) ends the searches: the report tells what is known.

        A mask file holds I and J, or the layers of a network with the input side first:

          I:                    layer fc1:
          10                    110
          11                    011
          J:                    layer fc2:
          10                    11
          11

        That is the standard form. Others are told by their first bytes, then by their names; gzip of any is read:

          .npy, .mtx            one matrix, as a scipy.sparse .npz; such files that follow one another are one
                                instance, in their order unless it is just that of their names
          .npz, .safetensors    named arrays; the index of a checkpoint, its folder, or all of its shards
          .json                 {"I": [[1, 0], [1, 1]], "J": …}, {"layers": [[[1, 1]], …]}, {"fc1": [[1, 1]], …},
                                rows also as "10"; {"rowTypes": …, "columnTypes": …} as in batch;
                                {"instances": [...]}; a certificate or a report with masks
          HDF5, MATLAB, ONNX, GGUF, msgpack and pickle are refused, with the line of Python that converts them

        What is read, and in which order, is never guessed. The report says it, and what was not taken:

          which arrays          names that end in _mask or .mask; beside them ….weight without a mask is a full
                                layer. Without such names all matrices. Vectors are passed over
          order                 what --layer says; numbers, where names differ in nothing else; the only order
                                that chains by shapes. Otherwise status 2, the orders that chain, and commands
          pairs                 I, J or X, Y (i, j or x, y) are A ≈ X Yᵀ; W, H and L, U are A = W H and A = L U;
                                low-rank adapters (lora_A, lora_B) are an instance each
          entries               0 and 1 (false and true, 0 and 255); numpy.packbits arrays are refused

          --layer A,B,C         the arrays that are layers, input side first: names, in which * and ? stand for
                                any characters and for one
          --each PATTERN        an instance for each block of a checkpoint, such as 'model.layers.*.mlp' (* is
                                within a part of the name); --layer then counts inside the block
          --output-first        lists (layers in text and JSON, --layer, files, numbers) are written from the left
          --transpose           matrices are stored inputs × outputs (I and J: width × rows)
          --from-weights        entries are weights, numbers in text too: inside is what is not zero
          --write-masks FILE    writes what was read as a mask file in the standard form. The certificate of a
                                large instance does not hold the masks: `supportcheck verify --input FILE`

        What follows for training is said of linear networks, and of ReLU networks with a bias in every layer:

          --no-bias             the layers have no biases
          --at-most K           any weights may differ from zero, but at most K of them, in place of those on the
                                masks. The verdict on closedness remains that on the masks

        What a ReLU network on the masks can tell its weights by (rule SC151):

          --embedding           adds the path embedding: dead hidden units, the rank of the differential of the
                                products along paths, so the dimension of the functions, and the fewest samples.
                                With --from-weights, of values in .npy and .npz: path norms, what rescaling of
                                hidden units changes (rounding), the balanced rescaling. The biases of the layer
                                fc1 or fc1.weight are the vector fc1.bias; --no-bias reads none
          --against FILE        decides besides, in exact arithmetic, whether the same arrays of FILE are the
                                same network with its hidden units rescaled

        Exit status: 0 every instance is proved closed, 1 some instance is proved not closed, 2 bad usage or
        unreadable input, 3 none is proved not closed and some are undecided.

        Examples
          supportcheck analyze masks.txt
          supportcheck generate lu 3 | supportcheck analyze - --format json
          supportcheck analyze masks.txt --format html > report.html
          supportcheck analyze a.txt b.txt --certificate 'proofs/%n.json' --quiet
          supportcheck analyze model.safetensors --from-weights --layer fc1.weight,fc2.weight
          supportcheck analyze trained.npz --from-weights --layer fc1,fc2 --embedding --against other.npz
          supportcheck analyze checkpoint/ --each 'model.layers.*.mlp' --layer up_proj.weight_mask,down_proj.weight_mask

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let (format, style) = try orUsage { () throws(UsageError) in
            (try self.format(arguments), TextStyle(isColoured: try isColoured(arguments, context)))
        }
        // What writes masks out, or goes through paths, takes time and memory by cells.
        let isSparse = !arguments.has("--embedding") && arguments.value(of: "--write-masks") == nil
        let limits = isSparse ? MaskLimits.sparse : .standard
        guard let files = try InputFile.read(arguments, command: name, limits: limits, context) else { return 2 }
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
        let choices = ReportFormat.allCases.map(\.rawValue)
        return ReportFormat(
            rawValue: try arguments.choice(of: "--format", among: choices, default: ReportFormat.text.rawValue))
            ?? .text
    }

    private static func isColoured(_ arguments: ParsedArguments, _ context: CommandContext) throws(UsageError) -> Bool {
        switch try arguments.choice(of: "--color", among: ["auto", "always", "never"], default: "auto") {
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
