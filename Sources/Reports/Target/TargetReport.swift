import SupportTheory
import TargetQuestions

/// What `--target` adds to an instance's report.
public struct TargetReport: Sendable {
    /// The file that the matrix was read from.
    public var file: String
    /// What was found; nil if the instance was not looked at.
    public var answer: TargetAnswer?

    public init(file: String, answer: TargetAnswer?) {
        (self.file, self.answer) = (file, answer)
    }
}

extension TargetReport {
    /// The rules that it names.
    var rules: [RuleCode] {
        guard let answer else { return [] }
        let near = answer.obstruction.map { [$0.rule, NearObstruction.statement] } ?? []
        return [answer.infimum.rule].compactMap { $0 } + near + (answer.badData == .notKnown ? [] : [BadData.rule])
    }
}
