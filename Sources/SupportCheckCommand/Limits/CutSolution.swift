import FixedSupportSolver
import OrderedJSON
import Reports
import SupportTheory
import ToolText

/// The report of `solve` where a limit ends the run before there are factors: nothing is written but this.
struct CutSolution: Sendable {
    let isJSON: Bool
    let isQuiet: Bool

    /// - Parameter time: how far the run was, in words that follow the sentence on its end.
    func ending(_ time: String, _ cause: Interruption.Cause) -> Ending {
        let sentence = "\(cause.sentence) \(time): nothing is written"
        return Ending(
            output: isJSON && !isQuiet ? json(sentence, cause) : "", note: sentence, manner: .status(3))
    }

    private func json(_ sentence: String, _ cause: Interruption.Cause) -> String {
        let value: JSONValue = [
            "schema": .string(SolutionJSON.schema),
            "tool": ["name": .string(ToolIdentity.name), "version": .string(ToolIdentity.version)],
            "cut": true, "cause": .string(cause.rawValue), "factors": nil, "output": nil,
            "notes": .strings([sentence]),
        ]
        return value.prettyText + "\n"
    }
}
