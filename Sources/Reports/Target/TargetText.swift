import ExactArithmetic
import SupportTheory
import TargetQuestions

/// What is said of the matrix of `--target`.
enum TargetText {
    static func section(_ item: ReportItem) -> [ReportSection] {
        guard let report = item.target else { return [] }
        let passages =
            report.answer.map { self.passages($0, report.file, item.analysis) } ?? [
                .paragraph("The run ended before A (\(report.file)) was looked at: nothing is claimed.")
            ]
        return [ReportSection(title: "This data", passages: passages)]
    }

    private static func passages(_ answer: TargetAnswer, _ file: String, _ analysis: InstanceAnalysis) -> [Passage] {
        [.paragraph("A is the matrix in \(file). \(headline(answer))")] + factors(answer, analysis)
            + [.paragraph(consequence(answer, analysis), hanging: 2)]
            + (answer.obstruction.map { [.paragraph(near($0, answer), hanging: 2)] } ?? [])
            + [.paragraph(badData(answer.badData), hanging: 2)]
    }

    /// What is known of the infimum, in a sentence or two, with the reason.
    static func headline(_ answer: TargetAnswer) -> String {
        switch answer.infimum {
        case .attained: return "A = X Yᵀ on the masks: the error 0 is attained."
        case .limit:
            return
                "A is not a product, and products come as near to it as you like: the infimum of ‖A − X Yᵀ‖ is 0 and "
                + "is not attained. Factors that get near A run to infinity."
        case .positive(let proof):
            return "A is not a product, and no products come near it: the infimum of ‖A − X Yᵀ‖ is positive. "
                + reason(proof)
        case .undecided:
            let cut = answer.cut.map { " \(ReasonText.sentence(for: $0))" } ?? ""
            if case .notMember = answer.membership {
                return "A is not a product. Whether products come as near to it as you like is not known.\(cut)"
            }
            return
                "Whether A is a product, or a limit of products, is not known: ranks in windows, an elimination (up to "
                + "4096 cells), case distinctions and curves (up to 64 rows, columns and supports) do not tell.\(cut)"
        }
    }

    private static func reason(_ proof: DistanceProof) -> String {
        switch proof {
        case .cell(let cell):
            return
                "Its entry (\(cell.row), \(cell.column)) is not zero, and no support reaches the cell (\(DistanceProof.rule.rawValue))."
        case .rank(let rows, let columns, let supports):
            let most =
                supports.isEmpty
                ? "no support meets them"
                : "only \(named("support", supports)) \(supports.count == 1 ? "meets" : "meet") them"
            return
                "In \(named("row", rows)) and \(named("column", columns)) it has rank \(rows.count), and \(most) (\(DistanceProof.rule.rawValue))."
        case .closedWindow(let window):
            return
                "The masks on \(named("row", window.rows)) and \(named("column", window.columns)) are closed, and it is not a product there "
                + "(\(DistanceProof.rule.rawValue))."
        }
    }

    private static func consequence(_ answer: TargetAnswer, _ analysis: InstanceAnalysis) -> String {
        if case .limit = answer.infimum {
            let news =
                analysis.verdict == .notClosed
                ? "" : " So the set of products is not closed, which the analysis of the masks left open."
            return "A has no best approximation.\(news)"
        }
        if case .attained = answer.infimum { return "A has a best approximation: itself." }
        return analysis.verdict == .closed
            ? "A has a best approximation, as every matrix has on these masks."
            : "Whether A has a best approximation is not known."
    }

    private static func near(_ near: NearObstruction, _ answer: TargetAnswer) -> String {
        let place = "\(named("row", near.rows)) and \(named("column", near.columns))"
        let witness =
            near.isScaledWitness
            ? "On \(place) A is the witness of \(near.rule.title), up to scales of rows and columns."
            : "The witness of \(near.rule.title) on \(place) is not A there, whatever the scales of rows and columns."
        if case .limit = answer.infimum { return witness }
        guard let distance = UpperDecimal.root(of: near.squaredDistance) else { return witness }
        let share =
            near.squaredNorm.isZero
            ? nil : UpperDecimal.root(of: near.squaredDistance / near.squaredNorm).map { ", \($0) of ‖A‖" }
        return
            "\(witness) Matrices without a best approximation are as near to A as \(distance) (Frobenius norm\(share ?? "")), or nearer "
            + "(\(NearObstruction.statement.rawValue))."
    }

    private static func badData(_ size: BadData) -> String {
        switch size {
        case .empty: "Every matrix has a best approximation on these masks (\(BadData.rule.rawValue))."
        case .measureZero:
            "The matrices without a best approximation have measure zero: almost every matrix has one (\(BadData.rule.rawValue))."
        case .notKnown: "How many matrices have no best approximation on these masks is not known."
        }
    }

    /// The factors of a small product, as tables.
    private static func factors(_ answer: TargetAnswer, _ analysis: InstanceAnalysis) -> [Passage] {
        guard case .attained = answer.infimum, case .member(let factors) = answer.membership, factors.root == nil,
            let masks = analysis.factorization?.supports.masks,
            max(masks.rowCount, masks.columnCount, masks.width) <= 10
        else { return [] }
        func table(_ title: String, _ count: Int, _ value: (Int, Int) -> [Rational]?) -> Grid {
            Grid(
                title: title, columnLabels: (0..<masks.width).map(String.init),
                rows: (0..<count).map { line in
                    (String(line), (0..<masks.width).map { (value(line, $0)?.first ?? 0).description })
                })
        }
        let tables = [
            table("X", masks.rowCount) { factors.layers[1][Cell(row: $0, column: $1)] },
            table("Y", masks.columnCount) { factors.layers[0][Cell(row: $1, column: $0)] },
        ]
        let isShort = tables.allSatisfy { $0.rows.allSatisfy { $0.cells.allSatisfy { $0.count <= 12 } } }
        return isShort ? [.space, .tables(tables), .space] : []
    }
}
