import SupportMasks
import SupportTheory

/// What the verdict on a factor model is about.
enum FactorModelText {
    static func sections(of item: ReportItem) -> [ReportSection] {
        guard let model = item.factorModel, let masks = item.analysis.instance.factorSupports else { return [] }
        var passages: [Passage] = [.paragraph(observations(masks, model))]
        passages += graph(item, masks).map { [.paragraph($0)] } ?? []
        passages.append(.paragraph(scope))
        let about = ReportSection(title: "Factor model", passages: passages)
        return constraints(item, masks) + [about]
    }

    /// What a line of verdicts says of requirements, `, CLOSED with …`; "" without any.
    static func closing(_ item: ReportItem, _ style: TextStyle) -> String {
        guard let constraint = item.closingConstraint else { return "" }
        return ", \(style.good("CLOSED")) \(constraint.words) (\(constraint.rule.rawValue))"
    }

    private static func constraints(_ item: ReportItem, _ masks: FactorSupports) -> [ReportSection] {
        guard let model = item.factorModel, !model.constraints.isEmpty else { return [] }
        return [
            ReportSection(
                title: "What is required of the factors",
                passages: model.constraints.flatMap { passages($0, item, masks) })
        ]
    }

    private static func passages(_ constraint: FactorConstraint, _ item: ReportItem, _ masks: FactorSupports)
        -> [Passage]
    {
        let rule = constraint.rule
        var text =
            "Closed \(constraint.words), by \(rule.title). \(rule.statement) The proof is that of `supportcheck explain \(rule.rawValue)`; "
            + "it is a theorem on all masks, and there is no certificate of it."
        if constraint == .bounded, masks.columnCount < masks.width {
            text +=
                " With fewer observations than factors no scores are orthonormal: then this is about bounds on both."
        }
        return [
            .paragraph(text),
            .paragraph(
                "Without this requirement the set is \(item.analysis.verdict.words): all sections below are about that."
            ),
        ]
    }

    private static func observations(_ masks: FactorSupports, _ model: FactorModelReport) -> String {
        let head =
            "Data ≈ Λ Fᵀ: the loadings Λ (\(counted(masks.rowCount, "item")) × \(counted(masks.width, "factor"))) are zero outside of the pattern, "
            + "the scores F (\(counted(masks.columnCount, "observation")) × \(counted(masks.width, "factor"))) are free."
        let rule = FactorModelReport.observationsRule.rawValue
        switch FactorModelReport.Range(masks) {
        case .from(let least):
            return
                "\(head) The verdict is the same for \(counted(least, "observation")) and for any larger number (\(rule))."
        case .only(let count):
            return
                "\(head) The verdict is for \(counted(count, "observation")): with more it may be another (\(rule))."
        }
    }

    private static let scope =
        "It is exact for estimators that fit the data by Λ Fᵀ and restrict nothing but these zeros, by least squares say: network component analysis, "
        + "masked linear decoders, curve resolution with known zeros. For models of a covariance matrix with unique variances (confirmatory factor analysis) "
        + "it is an analogy only: their parameters are not Λ and F."

    /// What the graph of factors says, where no item has more than two of them.
    private static func graph(_ item: ReportItem, _ masks: FactorSupports) -> String? {
        guard masks.columnCount >= masks.width, let graph = FactorGraph(masks.left) else { return nil }
        let names = item.lineNames
        let rule = FactorGraph.rule.title
        switch (graph.obstacle, item.analysis.verdict) {
        case (nil, .notClosed): return nil
        case (.some, .closed): return nil
        case (nil, let verdict):
            let head =
                "No item has more than two factors, and the graph of the factors has no part with too many cycles"
            return "\(head): closed by \(rule)\(verdict == .closed ? " as well" : ", without a certificate")."
        case (let obstacle?, let verdict):
            return
                "No item has more than two factors. In their graph the \(names.supports(obstacle.factors)) are connected by "
                + "\(counted(obstacle.items.count, "item")), more than one for each: not closed by \(rule)"
                + "\(verdict == .notClosed ? " as well" : ", without a certificate")."
        }
    }
}
