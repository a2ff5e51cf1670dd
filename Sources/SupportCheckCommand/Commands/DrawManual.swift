import CommandManuals

extension DrawCommand {
    static let manual = CommandManual(
        "supportcheck draw", summary: "an SVG picture of supports, classes, window and witness",
        operand: Operand("FILE…", .file),
        sections: [
            .paragraph(
                """
                Draws the masks of every instance (- is standard input) as one SVG picture: I beside the cells of the \
                product and Jᵀ above them, the classes of rank-one supports in colours with letters or patterns, and, \
                where the set of products is not closed, the window and the witness matrix. Networks of another depth \
                than two: the masks of the layers, input side first. Cells have tooltips.
                """),
            .paragraph(
                """
                Masks of more than 128 lines are drawn in tiles, which show what part of them lies inside the \
                supports, so that the picture stays small. Files are read as by `supportcheck analyze`, which draws \
                the same picture with --format svg.
                """),
            .options(
                [CommonOptions.output()]
                    + CommonOptions.limits(
                        timeout: "the time for the verdicts; what is not decided by then is drawn as undecided",
                        memory: "instances are undecided", same: "picture")
                    + InputOptions.options + [CommonOptions.quiet("no progress on a terminal")]),
        ],
        statuses: [
            ExitStatus(0, "the picture was drawn, whatever the verdicts are"),
            ExitStatus(2, "bad usage or unreadable input"),
        ],
        examples: [
            "supportcheck draw masks.txt -o masks.svg",
            "supportcheck generate hodlr 16 2 1 | supportcheck draw - > hodlr.svg",
        ])
}
