import OrderedJSON
import SupportMasks
import SupportTheory

extension JSONReport {
    /// `names` where the file has them, and `factorModel` where one was asked for.
    static func factorModel(_ item: ReportItem) -> [JSONValue.Member] {
        let names = item.names.map { [JSONValue.Member("names", encoded($0))] } ?? []
        guard let model = item.factorModel, let masks = item.analysis.instance.factorSupports else { return names }
        return names + [.init("factorModel", encoded(model, masks))]
    }

    /// The names of rows, columns and supports; null where they have none.
    static func encoded(_ names: LineNames) -> JSONValue {
        func list(_ lines: LineNames.Lines) -> JSONValue { lines.names.map(JSONValue.strings) ?? nil }
        return ["rows": list(names.rows), "columns": list(names.columns), "supports": list(names.supports)]
    }

    private static func encoded(_ model: FactorModelReport, _ masks: FactorSupports) -> JSONValue {
        let constraints = model.constraints.map { constraint -> JSONValue in
            [
                "name": .string(constraint.rawValue), "verdict": .string(InstanceAnalysis.Verdict.closed.rawValue),
                "rule": .string(constraint.rule.rawValue),
            ]
        }
        return [
            "format": .string(model.format), "items": .integer(masks.rowCount), "factors": .integer(masks.width),
            "observations": observations(model, masks), "graph": graph(masks), "constraints": .array(constraints),
        ]
    }

    /// `sameFrom`: the least number from which on all have this verdict; null where only the given one is known to.
    private static func observations(_ model: FactorModelReport, _ masks: FactorSupports) -> JSONValue {
        var same: JSONValue = nil
        if case .from(let least) = FactorModelReport.Range(masks) { same = .integer(least) }
        return [
            "analysed": .integer(masks.columnCount), "given": .bool(model.observations != nil), "sameFrom": same,
            "rule": .string(FactorModelReport.observationsRule.rawValue),
        ]
    }

    /// What the theorem on two factors an item says; null where it says nothing.
    private static func graph(_ masks: FactorSupports) -> JSONValue {
        guard masks.columnCount >= masks.width, let graph = FactorGraph(masks.left) else { return nil }
        let verdict = graph.obstacle == nil ? InstanceAnalysis.Verdict.closed : .notClosed
        return [
            "rule": .string(FactorGraph.rule.rawValue), "verdict": .string(verdict.rawValue),
            "factors": graph.obstacle.map { .integers($0.factors) } ?? nil,
            "items": graph.obstacle.map { .integers($0.items) } ?? nil,
        ]
    }
}
