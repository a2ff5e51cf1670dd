import CommandManuals
import FixedSupportSolver

extension SolveCommand {
    static let manual = CommandManual(
        "supportcheck solve", summary: "factors on the masks whose product is near a given matrix",
        operand: Operand("FILE…", .file), forms: [UsageForm("MASKS --target A.npy")],
        sections: [
            .paragraph(
                """
                Finds factors on the masks whose product is near a matrix A, min ‖A − X Yᵀ‖ or min ‖A − W_N ⋯ W_1‖ \
                (Frobenius norm), and says how near, and what is certain of the best error. MASKS is read as by \
                `supportcheck analyze`.
                """),
            .options(files),
            .options(method),
            .options(
                CommonOptions.limits(
                    timeout: "the time; when it is over, the best that was found is written",
                    memory: "the same happens", same: "result") + [
                        .flag("--timing", "adds the time to the report"), CommonOptions.quiet("no report"),
                    ]),
            .options(InputOptions.options),
            .paragraph("An interrupt (Ctrl-C) ends the run as a time limit does."),
        ],
        statuses: [
            ExitStatus(0, "the factors were found"),
            ExitStatus(2, "bad usage or unreadable input, and nothing is written"),
            ExitStatus(3, "a limit or an interrupt ended the run: the best until then was written, or nothing"),
        ],
        examples: [
            "supportcheck solve masks.txt --target A.npy -o factors.npz",
            "supportcheck analyze masks.txt --format json > plan.json",
            "supportcheck solve masks.txt --target A.npy --plan plan.json --format json",
            "supportcheck solve lu.txt --target A.npy --method adam --weight-decay 5e-4",
            "supportcheck solve butterfly.txt --target F.npy --permute bit-reversal -o factors.npz",
            "supportcheck generate lu 2 | supportcheck solve - --start curve",
        ],
        modes: [RecoverStructure.manual, Sensing.manual], modesHeading: "Without masks")

    /// What is read and written.
    private static let files: [OptionSpecification] = [
        .value(
            "--target", .file("A.npy"),
            """
            the matrix: .npy, or .npz with one array (or --target-array NAME); real or complex, integers, float16 to \
            float64, complex64, complex128. Of a network: outputs × inputs
            """),
        .value("--target-array", .text("NAME"), "which array of the target's file, where it holds several"),
        CommonOptions.output(
            """
            writes the factors, as .npz: X and Y of a pair (A ≈ X Yᵀ), else one array for each layer under its name, \
            outputs × inputs. A target in float32 or complex64 gives factors of that type; any other, float64 or \
            complex128
            """),
        .value(
            "--plan", .file(),
            """
            follows the plan of a report: FILE is one of `supportcheck analyze --format json`, which is held against \
            the masks first; without it the plan is made here
            """),
        CommonOptions.format(
            SolveArguments.formats,
            """
            the form of the report: text, for readers (standard); json: an object for scripts, of the schema \
            supportcheck.solution/1
            """),
        .value("--instance", .text("NAME"), "which instance, where the masks hold several"),
    ]

    /// How the factors are found.
    private static let method: [OptionSpecification] = [
        .value(
            "--method", .words("METHOD", SolveArguments.methods),
            """
            how factors are found: auto (standard): blocks for tractable instances, chain for chains of \
            Kronecker-sparse factors that are chainable, else als; blocks: truncated singular value decompositions \
            and exact fits, an optimum; chain: the hierarchical algorithm, with bounds on the best error; als, adam, \
            gd, momentum: alternating least squares, Adam, gradient descent, gradient descent with momentum, from a \
            random start
            """),
        .value(
            "--weight-decay", .text("λ"),
            "adds ½ λ Σ‖F‖² to ½‖A − product‖² (standard: 0); of als, adam, gd, momentum"),
        .value("--steps", .text("N"), "the most steps; of als, adam, gd, momentum"),
        .value(
            "--start", .words("START", SolveArguments.starts),
            """
            where als, adam, gd and momentum start: random (standard), or curve: on the curve that a verdict not \
            closed certifies, so that its infimum can be seen to be approached; without --target the target is the \
            matrix that the curve tends to
            """),
        .value(
            "--order", .words("ORDER", SplitOrder.allCases.map(\.rawValue)),
            "the order of the splits of chain: left-to-right (standard), or balanced, from the middle outwards"),
        .value(
            "--permute", .file("ORDER"),
            """
            the target's columns in another order: bit-reversal, or a file with, for each place, the number (from 0) \
            of the column that comes there. Of the Fourier matrix with its columns in bit-reversed order butterflies \
            are factors
            """),
        CommonOptions.seed("where the random start begins (standard: 0)"),
    ]
}
