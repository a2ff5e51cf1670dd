import ExactArithmetic
import PolynomialAlgebra

// Ends in the set: factors, over a denominator that does not vanish on the branch.

extension ParametricEnd {
    /// The terms, once every condition is split on.
    func terms(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch, conditions: [Polynomial]) -> Outcome {
        if let condition = conditions.first {
            return split(condition, branch) { self.terms(values, unknowns, $0, conditions: Array(conditions.dropFirst())) }
        }
        var common: [Polynomial: Int] = [:]
        var scales: [(x: [Polynomial: Int], y: [Polynomial: Int])] = []
        for position in window.supports.indices {
            let x = Self.commonDenominator(entries(.x, position, values, unknowns))
            let y = Self.commonDenominator(entries(.y, position, values, unknowns))
            scales.append((x, y))
            common.merge(x.merging(y, uniquingKeysWith: +), uniquingKeysWith: max)
        }
        guard let denominator = branch.denominator(common, constant: 1), isProduct(values, unknowns, branch) else { return .unknown }
        var terms: [ParametricCase.Term] = []
        for (position, support) in window.supports.enumerated() {
            let (own, other) = scales[position]
            // x_i y_j times the common denominator: y takes its own, x the rest.
            let missing = common.merging(other) { $0 - $1 }
            let x = entries(.x, position, values, unknowns).map { (window.rows[$0.line], $0.value.scaled(to: missing.merging(own, uniquingKeysWith: max))) }
            let y = entries(.y, position, values, unknowns).map { (window.columns[$0.line], $0.value.scaled(to: other)) }
            let (left, right) = (x.filter { !$0.1.isZero }, y.filter { !$0.1.isZero })
            if left.isEmpty || right.isEmpty { continue }
            terms.append(ParametricCase.Term(cls: support.cls, x: left.map { (line: $0.0, value: $0.1) }, y: right.map { (line: $0.0, value: $0.1) }))
        }
        return .decided(.terms(terms, denominator))
    }

    /// The factors multiplied out once more.
    private func isProduct(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch) -> Bool {
        var number: [FactorEntry: Int] = [:]
        for (position, entry) in unknowns.entries.enumerated() { number[entry] = unknowns.parameterCount + position }
        for row in 0..<window.rowCount {
            for column in Members(window.observed(row)) {
                var difference = Fraction(-1) * entry(row, column, branch)
                for k in Members(window.cover(row, column)) {
                    guard let x = number[FactorEntry(.x, row, k)], let y = number[FactorEntry(.y, column, k)] else { return false }
                    difference = difference + values.values[x] * values.values[y]
                }
                if !difference.isZero { return false }
            }
        }
        return true
    }

    private func entries(_ factor: FactorEntry.Factor, _ position: Int, _ values: SolutionValues, _ unknowns: Unknowns) -> [(line: Int, value: Fraction)] {
        unknowns.entries.enumerated().filter { $0.element.factor == factor && $0.element.support == position }.map {
            ($0.element.line, values.values[unknowns.parameterCount + $0.offset])
        }
    }

    private static func commonDenominator(_ entries: [(line: Int, value: Fraction)]) -> [Polynomial: Int] {
        entries.reduce(into: [:]) { $0.merge($1.value.denominator, uniquingKeysWith: max) }
    }
}
