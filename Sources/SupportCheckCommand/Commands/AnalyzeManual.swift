import CommandManuals

extension AnalyzeCommand {
    static let manual = CommandManual(
        "supportcheck analyze",
        summary: "classes, tractability, landscape, closedness and training verdicts of masks",
        operand: Operand("FILE…", .file),
        sections: [
            .paragraph(
                """
                Reads masks (- is standard input) and reports, for each instance: whether the set of products is \
                closed, with its proof; the classes of rank-one supports; whether the factorization problem is known \
                to be tractable, with a plan; what is known of the landscape; and what follows for training.
                """),
            .options(reporting),
            .options(
                CommonOptions.limits(
                    timeout: "the time for the whole run; what is not decided by then is undecided",
                    memory: "instances are undecided") + [
                        CommonOptions.effort(
                            """
                            how long a search is: normal (standard): below 256 rows, columns and supports an instance \
                            is decided, or left undecided, within about a second; high: within minutes. Either counts \
                            steps, so the answer is the same every time
                            """)
                    ]),
            .paragraph("An interrupt (Ctrl-C) ends the searches: the report tells what is known."),
        ] + files + [
            .options(
                InputOptions.options + [
                    .value(
                        "--write-masks", .file(),
                        """
                        writes what was read as a mask file in the standard form. The certificate of a large instance \
                        does not hold the masks: `supportcheck verify --input FILE`
                        """)
                ]),
            .paragraph(
                """
                What follows for training is said of linear networks, and of ReLU networks with a bias in every layer:
                """),
            .options(TrainingOptions.options),
            .paragraph(
                """
                Factor models: a file names the loadings that may differ from zero, and all scores are free. Reports \
                name items and factors. In lavaan lines 0* is outside of the pattern, one loading a factor may be \
                fixed at another value, and models with equal loadings are refused; # and ! begin comments:
                """),
            .options(FactorModelOptions.options),
            .paragraph("What can be said of one matrix on the masks (rules SC161 to SC163):"),
            .options(TargetOptions.options),
            .paragraph("What a ReLU network on the masks can tell its weights by (rule SC151):"),
            .options(EmbeddingOptions.options),
        ],
        statuses: [
            ExitStatus(0, "every instance is proved closed, under --nonnegative or --bounded if asked"),
            ExitStatus(1, "some instance is proved not closed"),
            ExitStatus(2, "bad usage or unreadable input"),
            ExitStatus(3, "none is proved not closed and some are undecided"),
        ],
        examples: [
            "supportcheck analyze masks.txt",
            "supportcheck generate lu 3 | supportcheck analyze - --format json",
            "supportcheck analyze masks.txt --format html > report.html",
            "supportcheck analyze a.txt b.txt --certificate 'proofs/%n.json' --quiet",
            "supportcheck analyze masks.txt --target A.npy",
            "supportcheck analyze model.safetensors --from-weights --layer fc1.weight,fc2.weight",
            "supportcheck analyze trained.npz --from-weights --layer fc1,fc2 --embedding --against other.npz",
            "supportcheck analyze model.lav --factor-model",
            "supportcheck analyze network.csv --factor-model --pattern-format edges --nonnegative",
            "supportcheck analyze checkpoint/ --each 'model.layers.*.mlp' --layer up_proj.weight_mask,down_proj.weight_mask",
        ])

    /// What is reported, and how.
    private static let reporting: [OptionSpecification] = [
        CommonOptions.format(
            ReportFormat.allCases.map(\.rawValue),
            """
            the form of the report: text, for readers (standard); json: one JSON object for scripts; html: a page of \
            its own, with pictures and certificates; svg: the pictures alone, as of `supportcheck draw`; sarif: a log \
            in SARIF 2.1.0, for tools that show findings beside files
            """),
        .value(
            "--certificate", .file(),
            """
            writes the proof for `supportcheck verify`; with several instances FILE holds %n, which stands for the \
            instance's name. Nothing is written for an undecided instance
            """),
        CommonOptions.quiet("no report: only certificates, errors, notes on what was read, the exit status"),
        .flag("--exit-zero", "exit with 0 whatever the verdicts are"),
        CommonOptions.color,
    ]

    /// What files may hold and how they are read.
    private static let files: [ManualSection] = [
        .paragraph("A mask file holds I and J, or the layers of a network with the input side first:"),
        .verbatim(
            """
              I:                    layer fc1:
              10                    110
              11                    011
              J:                    layer fc2:
              10                    11
              11
            """),
        .paragraph(
            """
            That is the standard form. Others are told by their first bytes, then by their names; gzip of any is read:
            """),
        .terms([
            .init(
                ".npy, .mtx",
                """
                one matrix, as a scipy.sparse .npz; such files that follow one another are one instance, in their \
                order unless it is just that of their names
                """),
            .init(
                ".npz, .safetensors",
                "named arrays; the index of a checkpoint, its folder, or all of its shards"),
            .init(
                ".json",
                """
                {"I": [[1, 0], [1, 1]], "J": …}, {"layers": [[[1, 1]], …]}, {"fc1": [[1, 1]], …}, rows also as "10"; \
                {"rowTypes": …, "columnTypes": …} as in batch; {"instances": [...]}; a certificate or a report with \
                masks
                """),
        ]),
        .paragraph(
            "HDF5, MATLAB, ONNX, GGUF, msgpack and pickle are refused, with the line of Python that converts them."),
        .paragraph(
            "What is read, and in which order, is never guessed. The report says it, and what was not taken:"),
        .terms([
            .init(
                "which arrays",
                """
                names that end in _mask or .mask; beside them ….weight without a mask is a full layer. Without such \
                names all matrices. Vectors are passed over
                """),
            .init(
                "order",
                """
                what --layer says; numbers, where names differ in nothing else; the only order that chains by shapes. \
                Otherwise status 2, the orders that chain, and commands
                """),
            .init(
                "pairs",
                """
                I, J or X, Y (i, j or x, y) are A ≈ X Yᵀ; W, H and L, U are A = W H and A = L U; low-rank adapters \
                (lora_A, lora_B) are an instance each
                """),
            .init("entries", "0 and 1 (false and true, 0 and 255); numpy.packbits arrays are refused"),
        ]),
    ]
}
