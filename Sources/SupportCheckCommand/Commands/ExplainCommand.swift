import Rules
import ToolText

/// `supportcheck explain`: the rules in words.
enum ExplainCommand: Subcommand {
    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        guard !arguments.operands.isEmpty else {
            try context.output(RuleCode.allCases.map { "\($0.rawValue)  \($0.name)\n" }.joined())
            return 0
        }
        var texts: [String] = []
        for code in arguments.operands {
            guard let rule = RuleCode(rawValue: code.uppercased()) else {
                let near = Suggestion.text(for: code, among: RuleCode.allCases.map(\.rawValue))
                throw .usage("there is no rule '\(code)'\(near) (supportcheck explain lists them)")
            }
            texts.append(text(of: Rule(rule)))
        }
        try context.output(texts.joined(separator: "\n"))
        return 0
    }

    private static func text(of rule: Rule) -> String {
        let parts = [
            ("Statement", rule.statement), ("Hypotheses", rule.hypotheses), ("Proof", rule.proof),
            ("Source", rule.source),
        ]
        var lines = ["\(rule.code) \(rule.name)"]
        for (title, section) in parts {
            let paragraphs = section.split(separator: "\n\n").map { wrapped(String($0), indent: "  ") }
            lines += ["", title] + paragraphs.joined(separator: [""])
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
