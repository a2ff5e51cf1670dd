import TestSupport
import Testing

/// Bad usage: one sentence on standard error, nothing on standard output, status 2.
struct UsageErrorTests {
    @Test(arguments: [
        (["analyse"], "unknown command 'analyse'; did you mean 'analyze'? (see supportcheck --help)"),
        (["frobnicate"], "unknown command 'frobnicate' (see supportcheck --help)"),
        (["frob\n\u{1B}[2J"], "unknown command 'frobU+000AU+001B[2J' (see supportcheck --help)"),
        (["census"], "--width R is needed"),
        (["census", "3"], "census takes no operand '3'"),
        (["census", "--width", "0"], "--width is a number of supports, at least 1, and '0' is not"),
        (["census", "--width", "6"], "--width is at most 5, and 6 is more"),
        (
            ["census", "--width", "4"],
            "there are too many kernels of width 4 within these bounds: give a smaller --lines, or --rows and --columns"
        ),
        (["census", "--width", "2", "--rows", "2"], "--rows and --columns are given together"),
        (["census", "--width", "2", "--resume", "a"], "a:1: expected a line of a census"),
        (["analyze", "a", "--timeout", "soon"], "--timeout is a number of seconds, 0 or more, and 'soon' is not"),
        (["analyze", "a", "--timeout", "-1"], "--timeout is a number of seconds, 0 or more, and '-1' is not"),
        (["analyze", "a", "--timeout", "nan"], "--timeout is a number of seconds, 0 or more, and 'nan' is not"),
        (["analyze", "a", "--memory", "0"], "--memory is a number of MiB, at least 1, and '0' is not"),
        (["batch", "--threads", "two"], "--threads is a number of threads, at least 1, and 'two' is not"),
        (["batch", "--threads", "2000"], "--threads is at most 1024, and 2000 is more"),
        (["draw"], "no file is given (see supportcheck draw --help)"),
        (["draw", "a", "--output", "-"], "--output needs the name of a file"),
        (["draw", "a", "--output", "a"], "the picture would overwrite the input a"),
        (["draw", "a", "--format", "svg"], "unknown option '--format' (see supportcheck draw --help)"),
        (["draw", "-", "-"], "standard input can be read once only"),
        (["draw", "a", "--timeout", "soon"], "--timeout is a number of seconds, 0 or more, and 'soon' is not"),
        (["analyze"], "no file is given (see supportcheck analyze --help)"),
        (
            ["analyze", "--fromat", "json", "a"],
            "unknown option '--fromat'; did you mean '--format'? (see supportcheck analyze --help)"
        ),
        (
            ["analyze", "a", "--format", "jsn"],
            "--format is text, json, html, svg or sarif, and 'jsn' is not; did you mean 'json'?"
        ),
        (["analyze", "a", "--format"], "--format needs a value (see supportcheck analyze --help)"),
        (["analyze", "a", "--quiet=yes"], "--quiet takes no value (see supportcheck analyze --help)"),
        (["analyze", "a", "--quiet", "-q"], "--quiet is given twice (see supportcheck analyze --help)"),
        (["analyze", "a", "--color", "blue"], "--color is auto, always or never, and 'blue' is not"),
        (["analyze", "-", "-"], "standard input can be read once only"),
        (["analyze", "a", "--certificate", "-"], "--certificate needs the name of a file"),
        (["analyze", "a", "--certificate", "a"], "the certificate would overwrite the input a"),
        (["explain", "ZZ888"], "there is no rule 'ZZ888' (supportcheck explain lists them)"),
        (["explain", "SC4O1"], "there is no rule 'SC4O1'; did you mean 'SC401'? (supportcheck explain lists them)"),
        (
            ["generate"],
            "no family is given; the families are lu, lowrank, hodlr, butterfly, monarch, kron, kaleidoscope, completion, random (see supportcheck generate --help)"
        ),
        (["generate", "lx"], "unknown family 'lx'; did you mean 'lu'? (see supportcheck generate --help)"),
        (["generate", "lu"], "'lu' takes N, and 0 operands are given (see supportcheck generate --help)"),
        (["generate", "lu", "two"], "N is an integer, and 'two' is not (see supportcheck generate --help)"),
        (["generate", "lu", "-3"], "N is at least 1, and -3 is not"),
        (["generate", "lu", "3", "--seed", "1"], "--seed is no option of 'lu' (see supportcheck generate --help)"),
        (
            ["generate", "kron", "1,2,3"],
            "a pattern is four integers a,b,c,d, and '1,2,3' is not (see supportcheck generate --help)"
        ),
        (
            ["generate", "random", "2", "2", "2"],
            "'random' needs --density P and --seed S (see supportcheck generate --help)"
        ),
        (
            ["generate", "random", "2", "2", "2", "--density", "nan", "--seed", "1"],
            "the density lies between 0 and 1, and nan does not"
        ),
        (["batch", "file"], "batch reads standard input, and takes no operand 'file'"),
    ])
    func oneSentenceSaysWhatIsWrong(arguments: [String], sentence: String) {
        let run = CommandRun(arguments: arguments, files: ["a": Masks.lu2])
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors == "supportcheck: \(sentence)\n")
    }

    @Test func everyBadFileIsToldAndNothingReported() {
        for format in ["text", "json"] {
            let run = CommandRun(
                "analyze", "good.txt", "bad.txt", "worse.txt", "--format", format,
                files: ["good.txt": Masks.lu2, "bad.txt": "I:\n10\n1a\nJ:\n10\n", "worse.txt": ""])
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(
                run.errors == """
                    bad.txt:3:2: expected a cell (1 x * ? inside, 0 . outside), found 'a'
                    worse.txt:1:1: expected a mask, found an empty file

                    """)
        }
    }

    @Test func twoDashesEndTheOptions() {
        #expect(CommandRun("analyze", "--exit-zero", "--", "--quiet", files: ["--quiet": Masks.lu2]).status == 0)
        #expect(CommandRun("analyze", "--format=json", "a", files: ["a": Masks.lu2]).output.hasPrefix("{"))
    }
}
