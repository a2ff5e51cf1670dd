import CommandManuals
import MaskRepair

extension RepairCommand {
    static let manual = CommandManual(
        "supportcheck repair", summary: "few changes of the masks after which they are certified closed",
        operand: Operand("FILE…", .file),
        sections: [
            .paragraph(
                """
                Finds few entries of the masks to remove or to add so that the set of products is proved closed, and \
                every problem has an optimum. Small masks get the fewest changes, proved; for large ones the report \
                says how many are needed at least. Files are read as by `supportcheck analyze`.
                """),
            .options(
                [
                    .flag("--add", "entries may be added; without --remove they may only be added"),
                    .flag("--remove", "entries may be removed; with neither of the two both are allowed"),
                    .value(
                        "--keep", .file(),
                        """
                        a mask file of the same shapes: the cells that are 1 in it stay as they are
                        """),
                    .value("--max-changes", .text("N"), "the most changes"),
                    .flag("--same-density", "every mask keeps its number of entries"),
                    .value(
                        "--structure", .text("S"),
                        """
                        what the masks keep: 2:4, in each row at most 2 of every 4 cells (any n:m); block:8x8, blocks \
                        that are full or empty; kron, which makes every layer Kronecker-sparse and the layers \
                        chainable
                        """),
                    .value(
                        "--to", .words("GOAL", RepairGoal.allCases.map(\.rawValue)),
                        """
                        closed (standard); tractable: solved by blocks, of two factors; chainable: Kronecker-sparse \
                        layers for the hierarchical algorithm
                        """),
                    CommonOptions.output(
                        """
                        writes the new masks; in the form that its name tells, .npz, .safetensors, .json or text, into a copy of the file that was read, where that has the same form and several arrays: all \
                        other arrays stay as they are, and masks of weights become arrays NAME_mask. A .npy or .mtx \
                        holds one mask: %m stands for its name. %n stands for the instance's name
                        """),
                    .value(
                        "--certificate", .file(),
                        """
                        writes the proof for `supportcheck verify`; with several instances FILE holds %n, which \
                        stands for the instance's name
                        """),
                    .value(
                        "--format", .words("FORMAT", RepairFormat.allCases.map(\.rawValue)),
                        """
                        text: a report for readers (standard); json: an object for scripts, supportcheck.repair/1; \
                        html: a page with pictures of the changes; svg: the pictures
                        """),
                    CommonOptions.quiet("no report: only files, errors, the exit status"),
                ]
                    + CommonOptions.limits(
                        timeout: "the time for the whole run; the best repair by then is told",
                        memory: "the search ends", same: "output")
                    + [
                        CommonOptions.effort("how long a search is: normal (standard), about a second; high: minutes")
                    ] + InputOptions.options),
            .paragraph("Of a factor model loadings are dropped or added, by their names; scores stay free:"),
            .options(FactorModelOptions.reading),
        ],
        statuses: [
            ExitStatus(0, "every instance has a repair, or needs none"),
            ExitStatus(1, "some instance is proved to have none under these rules"),
            ExitStatus(2, "bad usage or unreadable input"),
            ExitStatus(3, "none was found for some"),
        ],
        examples: [
            "supportcheck generate lu 4 | supportcheck repair -",
            "supportcheck repair masks.txt --add -o repaired.txt --certificate repaired.json",
            "supportcheck repair pruned.safetensors --layer fc1,fc2 -o repaired.safetensors",
            "supportcheck repair masks.txt --structure 2:4 --format json",
            "supportcheck repair masks.txt --format html > repair.html",
            "supportcheck repair model.lav --factor-model --remove",
        ])
}
