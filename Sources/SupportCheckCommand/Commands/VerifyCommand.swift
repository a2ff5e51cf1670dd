import CheckerTool

/// `supportcheck verify`: the independent checker, which parses its own arguments.
enum VerifyCommand: Subcommand {
    static let name = "verify"
    static let options: [OptionSpecification] = []
    static let help = """
        Usage: supportcheck verify CERTIFICATE… [--input FILE] [--quiet] [--format text|json]
                                   [--timeout SECONDS] [--memory MIB]
               supportcheck verify --trusted

        Checks certificates with the independent checker, which is also built alone as supportcheck-verify and
        shares no code with the analysis. - is standard input.

          --input FILE          the mask file, for certificates that do not hold their masks; compared where they do
          --format text|json    one line for each certificate; json: one JSON object for each
          --timeout SECONDS     the time for all of them; when it is over, the check ends with status 2
          --memory MIB          the resident memory of the process, above which the same happens
          --quiet               no output but errors: only the exit status
          --trusted             what a verification rests on

        Exit status: 0 every certificate is verified, 1 some certificate is rejected, 2 bad usage or unreadable input,
        or a limit ended the check.

        Examples
          supportcheck verify lu.json
          supportcheck verify large.json --input masks.txt

        """

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        run(arguments.operands)
    }

    /// Hands the arguments to the checker as they are.
    static func run(_ arguments: [String]) -> Int32 { VerifyTool.run(arguments: arguments) }
}
