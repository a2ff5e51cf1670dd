import SupportMasks
import SupportTheory

/// The sentences of a result. The first one stands alone where there is little room.
enum SARIFMessage {
    static func text(_ analysis: InstanceAnalysis, _ finding: Finding, _ names: LineNames) -> String {
        let name = "'\(analysis.instance.name)'"
        let rule = finding.rule.map { ", by \($0.title)" } ?? ""
        switch finding.verdict {
        case .closed:
            return escaped(
                "\(name): the set of products is closed\(rule). Every matrix has a best approximation by a product with these supports."
            )
        case .notClosed:
            let window =
                finding.witness.map {
                    " Where: \(names.rows($0.rows)), \(names.columns($0.columns)) of the product."
                } ?? ""
            return escaped(
                "\(name): the set of products is not closed\(rule). Some matrix has no best approximation: the error falls for ever while the factors run to infinity.\(window)"
            )
        case .undecided:
            return escaped(
                "\(name): undecided.\(analysis.cut.map { " \(ReasonText.ended(by: $0))." } ?? "") Neither a proof that the set of products is closed nor an obstruction was found; nothing is claimed."
            )
        }
    }

    /// Braces begin placeholders and square brackets links in messages: in a text of this tool they stand for
    /// themselves.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "{": result += "{{"
            case "}": result += "}}"
            case "[", "]", "\\": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }
}
