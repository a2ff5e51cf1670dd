/// The text of `supportcheck --help`.
enum GlobalHelp {
    static let text = """
        Usage: supportcheck COMMAND …

        Reads the supports (masks) of matrix factors and decides, with certificates that can be checked
        independently, whether the set of products P(I, J) = { X Yᵀ : supp X ⊆ I, supp Y ⊆ J } is closed:
        whether min ‖A − X Yᵀ‖ has a solution for every A.

        Commands
          analyze FILE…         classes, tractability, landscape, closedness and training verdicts of masks
          verify CERTIFICATE…   checks certificates with the independent checker
          generate FAMILY …     writes the masks of a family
          census --width R …    decides every kernel of a family, one JSON line each, then a summary
          batch                 decides JSON lines from standard input, one instance a line
          member [FILE]         decides whether matrices are products X Yᵀ on given masks, one JSON line each
          draw FILE…            an SVG picture of supports, classes, window and witness
          explain [CODE…]       what a rule says, its hypotheses, its proof and its source

        Options
          --help, -h            this text; after a command, the command's
          --version             the version

        Examples
          supportcheck generate lu 2 -o lu.txt
          supportcheck analyze lu.txt --certificate lu.json
          supportcheck verify lu.json
          supportcheck explain SC401

        """
}
