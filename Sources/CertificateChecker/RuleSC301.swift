import CheckerInput

/// SC301, nothing left. A sum of no classes is 0 on every observed cell: a point.
enum RuleSC301 {
    static func finish(_ step: JSONValue, _ state: State) throws(Rejection) {
        _ = try step.fields("rule")
        try step.require(state.classes.isEmpty, "\(state.classes.count) classes are left")
    }
}
