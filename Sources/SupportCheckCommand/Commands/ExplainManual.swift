import CommandManuals
import Rules

extension ExplainCommand {
    static let manual = CommandManual(
        "supportcheck explain", summary: "what a rule says, its hypotheses, its proof and its source",
        operand: Operand("[CODE…]", .words(RuleCode.allCases.map(\.rawValue))),
        sections: [
            .paragraph(
                """
                Prints what a rule says, its hypotheses, its proof and its source. Without a code it lists all rules.
                """)
        ],
        statuses: [ExitStatus(0, "the rules are explained"), ExitStatus(2, "there is no such rule")],
        examples: ["supportcheck explain", "supportcheck explain SC401"])
}
