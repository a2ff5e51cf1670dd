import DenseNumerics
import Foundation

/// The report of a solution for readers, as sections of sentences and lists: whoever prints it breaks the lines.
public struct SolutionText: Sendable {
    /// A part of the report.
    public struct Section: Sendable {
        public var title: String
        public var paragraphs: [String] = []
        public var items: [String] = []
        public var table: Table?
    }

    /// A table of short texts.
    public struct Table: Sendable {
        public var columns: [String]
        public var rows: [[String]]
    }

    /// The first line, without its name.
    public let headline: String
    public let sections: [Section]

    private static let mostRows = 12

    public init<Scalar>(_ description: SolutionDescription<Scalar>) {
        let solution = description.solution
        headline = Self.headline(solution)
        var sections = [
            Section(title: "Error", paragraphs: Self.error(description)),
            Section(title: "Factors", paragraphs: [Self.output(description)], table: Self.factors(description)),
            Section(title: "Method", paragraphs: Self.method(description)),
        ]
        sections += solution.tables.map(Self.section)
        if solution.history.count > 1 { sections.append(Self.history(solution.history)) }
        sections.append(Section(title: "What to do next", items: Self.next(description)))
        self.sections = sections
    }

    private static func headline<Scalar>(_ solution: Solution<Scalar>) -> String {
        let name = solution.method.rawValue
        if solution.isCut {
            return "ended early by a time limit or an interrupt (\(name)); this is the best until then"
        }
        if solution.isOptimal { return "solved to its optimum (\(name))" }
        return "approximated (\(name))" + (solution.runsAway ? "; the weights run away" : "")
    }

    private static func error<Scalar>(_ description: SolutionDescription<Scalar>) -> [String] {
        let solution = description.solution
        let product = description.subject.isPair ? "X Yᵀ" : "product"
        var lines = [
            "‖A − \(product)‖ = \(figure(solution.error)), relative to ‖A‖ = \(figure(solution.targetNorm)): \(figure(solution.relativeError))"
        ]
        if let written = description.errorAsWritten {
            lines.append("of the factors as they are written, in \(description.numberType): \(figure(written))")
        }
        let lower = solution.lower
        if lower.value > 0 {
            lines.append("No factors on these masks have an error below \(figure(lower.value)): \(lower.argument).")
            if let ratio = description.certifiedRatio, !solution.isOptimal {
                lines.append("So the error is at most \(figure(ratio)) times the best.")
            }
        }
        if let guarantee = solution.guarantee {
            lines.append("The method promises at most \(figure(guarantee.value)): \(guarantee.argument).")
        }
        return lines
    }

    private static func factors<Scalar>(_ description: SolutionDescription<Scalar>) -> Table {
        let factors = description.factors
        let shown = factors.prefix(mostRows)
        let rest = factors.count - shown.count
        return Table(
            columns: ["factor", "shape", "norm"],
            rows: shown.map { [$0.name, "\($0.rows) × \($0.columns)", figure($0.norm)] }
                + (rest > 0 ? [["… \(rest) more", "", ""]] : []))
    }

    private static func output<Scalar>(_ description: SolutionDescription<Scalar>) -> String {
        let relation = description.subject.isPair ? "A ≈ X Yᵀ" : "A ≈ the product, from the left"
        let columns = description.columnOrder.map { " (A with its columns in the order \($0))" } ?? ""
        let order = relation + columns
        guard let file = description.factorsFile else { return "\(order); not written: -o factors.npz writes them" }
        return "\(order); written to \(file)"
    }

    private static func method<Scalar>(_ description: SolutionDescription<Scalar>) -> [String] {
        let solution = description.solution
        let time = description.time.map { ", in \(figure($0 / .seconds(1))) s" } ?? ""
        return ["\(solution.method.rawValue): \(solution.reason)\(time)."] + solution.notes
    }

    private static func section(_ table: SolutionTable) -> Section {
        let shown = table.rows.prefix(mostRows)
        let rest = table.rows.count - shown.count
        return Section(
            title: table.title, paragraphs: rest > 0 ? ["The first \(shown.count) of \(table.rows.count):"] : [],
            table: Table(columns: table.columns, rows: shown.map { $0.map(figure) }))
    }

    /// Some samples, evenly over the list.
    private static func history(_ samples: [SolutionSample]) -> Section {
        let places = Set((0..<mostRows).map { $0 * (samples.count - 1) / (mostRows - 1) }).sorted()
        return Section(
            title: "How it went",
            table: Table(
                columns: ["step", "error", "norm of all factors"],
                rows: places.map { [String(samples[$0].step), figure(samples[$0].error), figure(samples[$0].norm)] }))
    }

    private static func next<Scalar>(_ description: SolutionDescription<Scalar>) -> [String] {
        let solution = description.solution
        if solution.isCut { return ["Give it more time: a longer --timeout, or none."] }
        if solution.isOptimal {
            return ["Use the factors: no others on these masks have a smaller error, but by rounding."]
                + (solution.lower.value > 0 ? [smaller] : [])
        }
        guard solution.method != .chain else {
            return [
                "The bounds above say how far from the best this is. Descent that starts elsewhere may close the gap: --method als."
            ]
        }
        if solution.runsAway {
            return [
                "Keep the weights bounded: --weight-decay 5e-4, say. Then an optimum exists.",
                "Or change the masks: `supportcheck analyze` says whether and where they are not closed.",
            ]
        }
        return [
            "Try other starts (--seed) and more steps (--steps): nothing says that this is a best approximation.",
            "`supportcheck analyze` says whether an optimum exists for every target. Where the masks are not closed the weights may run away: --weight-decay bounds them.",
        ]
    }

    private static let smaller =
        "For a smaller error change the masks: more supports on the blocks with the largest errors, or cells outside the supports. `supportcheck draw` shows them."

    /// Six digits, the same in every locale.
    static func figure(_ value: Double) -> String {
        if let whole = Int(exactly: value), abs(whole) < 1_000_000 { return String(whole) }
        return String(format: "%.6g", value)
    }
}
