import CommandManuals
import StructureRecovery

extension RecoverStructure {
    static let manual = CommandManual(
        "supportcheck solve", summary: "the layers of a sparse ±1 network from their product",
        forms: [
            UsageForm(
                "\(flag) --target Y.npy",
                options: [
                    "--target-array", "--sparsity", "--depth", "--input", "--timeout", "--memory",
                    "--output", "--quiet",
                ]),
            UsageForm(
                flag,
                options: [
                    "--sizes", "--sparsity", "--depth", "--trials", "--input", "--samples", "--seed", "--timeout",
                    "--memory", "--threads",
                    "--format", "--output", "--quiet",
                ]),
        ],
        sections: [
            .paragraph(
                """
                Y = W1 W2 ⋯ Ws with layers that have D entries ±1 in each row and column: finds the layers, up to the \
                order and the signs of hidden units, and reports them only if their product is Y. Without --target, \
                networks are drawn and recovered, and the rate of success is told.
                """),
            .options([
                .flag(flag, "looks for the layers of a sparse ±1 network"),
                .value("--target", .file("Y.npy"), "the product: .npy, or .npz; real"),
                .value("--target-array", .text("NAME"), "which array of the target's file, where it holds several"),
                .value(
                    "--sparsity", .text("D"),
                    "edges of a unit on each side, at least 3 (standard: 3; of draws a list: 3,4)"),
                .value(
                    "--depth", .text("S"), "layers (standard: as many as come off; of draws a list: 1,2,3,4,5)"),
                .value(
                    "--input", .words("KIND", NetworkInput.allCases.map(\.rawValue)),
                    "what follows the last layer: none (standard), signs or gaussian: a column a sample"),
                .value("--samples", .text("M"), "the columns of the input of drawn networks"),
                .value("--sizes", .text("N,…"), "units of a layer of drawn networks (standard: 64,128,256)"),
                .value("--trials", .text("T"), "draws of each kind (standard: 20)"),
                CommonOptions.seed("draw t has the seed N + t (standard: 1)"),
                .value(CommonOptions.timeout, .text("SECONDS"), "the time; when it is over, nothing is written"),
                .value(
                    CommonOptions.memory, .text("MIB"),
                    "the resident memory of the process, above which the same happens"),
                CommonOptions.threads(same: "report"),
                CommonOptions.output("with --target the layers W1, …, Ws as .npz, and the input; else the report"),
                CommonOptions.format(
                    drawFormats,
                    """
                    the form of the report: text (standard), json; of draws also csv, and svg, a plot of the rates \
                    over depth
                    """),
                CommonOptions.quiet("no report on standard output"),
            ]),
        ],
        statuses: [
            ExitStatus(0, "recovered (or drawn)"), ExitStatus(1, "not recovered: nothing is written"),
            ExitStatus(2, "bad usage or unreadable input"),
            ExitStatus(3, "a limit or an interrupt ended the run"),
        ])

    /// The forms of the report on a given product, and on draws.
    static let productFormats = ["text", "json"]
    static let drawFormats = productFormats + ["csv", "svg"]
}
