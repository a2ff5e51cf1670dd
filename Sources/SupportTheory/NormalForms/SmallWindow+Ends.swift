import ExactArithmetic
import PolynomialAlgebra

// Ends of normal form trees of two factors.

extension SmallWindow: ProductWindow {
    func smallestCut(rows: UInt64, columns: UInt64) -> RankBound.Cut {
        RankBound.smallestCut(rows: rows, columns: columns, in: self)
    }

    func membershipProblem(parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction)
        -> MembershipProblem
    {
        MembershipProblem(self, parameterCount: parameterCount, limits: limits, entry: entry)
    }

    func emptyEnd(_ denominator: ParametricCase.Denominator) -> ParametricCase { .terms([], denominator) }

    func end(_ minor: ViolatedRank, determinant: ParametricCase.Denominator) -> ParametricCase {
        let classes = Set(Members(minor.cut.supports).map { supports[$0].cls })
        return .rank(
            rows: Members(minor.rows).map { rows[$0] }, columns: Members(minor.columns).map { columns[$0] },
            cutRows: Members(minor.cut.rows).map { rows[$0] },
            cutColumns: Members(minor.cut.columns).map { columns[$0] },
            through: .classes(classes.sorted()), determinant: determinant)
    }

    func end(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch, entry: (Int, Int) -> Fraction)
        -> ParametricCase?
    {
        var common: [Polynomial: Int] = [:]
        var scales: [(x: [Polynomial: Int], y: [Polynomial: Int])] = []
        for position in supports.indices {
            let x = Fraction.commonDenominator(entries(.x, position, values, unknowns).map(\.value))
            let y = Fraction.commonDenominator(entries(.y, position, values, unknowns).map(\.value))
            scales.append((x, y))
            common.merge(x.merging(y, uniquingKeysWith: +), uniquingKeysWith: max)
        }
        guard let denominator = branch.denominator(common, constant: 1), isProduct(values, unknowns, entry) else {
            return nil
        }
        var terms: [ParametricCase.Term] = []
        for (position, support) in supports.enumerated() {
            let (own, other) = scales[position]
            // x_i y_j times the common denominator: y takes its own, x the rest.
            let missing = common.merging(other) { $0 - $1 }
            let x = entries(.x, position, values, unknowns).map {
                (rows[$0.line], $0.value.scaled(to: missing.merging(own, uniquingKeysWith: max)))
            }
            let y = entries(.y, position, values, unknowns).map { (columns[$0.line], $0.value.scaled(to: other)) }
            let (left, right) = (x.filter { !$0.1.isZero }, y.filter { !$0.1.isZero })
            if left.isEmpty || right.isEmpty { continue }
            terms.append(
                ParametricCase.Term(
                    cls: support.cls, x: left.map { (line: $0.0, value: $0.1) },
                    y: right.map { (line: $0.0, value: $0.1) }))
        }
        return .terms(terms, denominator)
    }

    /// The factors multiplied out once more.
    private func isProduct(_ values: SolutionValues, _ unknowns: Unknowns, _ entry: (Int, Int) -> Fraction) -> Bool {
        var number: [FactorEntry: Int] = [:]
        for (position, entry) in unknowns.entries.enumerated() { number[entry] = unknowns.parameterCount + position }
        for row in 0..<rowCount {
            for column in Members(observed(row)) {
                var difference = Fraction(-1) * entry(row, column)
                for k in Members(cover(row, column)) {
                    guard let x = number[FactorEntry(.x, row, k)], let y = number[FactorEntry(.y, column, k)] else {
                        return false
                    }
                    difference = difference + values.values[x] * values.values[y]
                }
                if !difference.isZero { return false }
            }
        }
        return true
    }

    private func entries(_ factor: FactorEntry.Factor, _ position: Int, _ values: SolutionValues, _ unknowns: Unknowns)
        -> [(line: Int, value: Fraction)]
    {
        unknowns.entries.enumerated().filter { $0.element.factor == factor && $0.element.support == position }.map {
            ($0.element.line, values.values[unknowns.parameterCount + $0.offset])
        }
    }
}

extension Fraction {
    /// The least product of powers that every denominator divides.
    static func commonDenominator(_ values: [Fraction]) -> [Polynomial: Int] {
        values.reduce(into: [:]) { $0.merge($1.denominator, uniquingKeysWith: max) }
    }
}
