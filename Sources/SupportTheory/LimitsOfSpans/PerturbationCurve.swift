import ExactArithmetic
import PolynomialAlgebra

/// A curve of products that tends to A: the factors of A + ε E over Q(ε), for a few simple directions E, as Laurent
/// series in ε cut where they no longer matter.
struct PerturbationCurve {
    let window: SmallWindow
    let limits: SearchLimits
    /// A in the window's own numbers, zero where nothing is listed.
    let target: [Cell: Rational]

    /// The curve in the window's own numbers; nil if no direction leads to one.
    func find() -> Curve? {
        var cells: [Cell] = []
        for row in 0..<window.rowCount {
            for column in Members(window.observed(row)) { cells.append(Cell(row: row, column: column)) }
        }
        for direction in PerturbationDirections.directions(cells, target: target, denseCount: limits.curveDirections) {
            if limits.interruption.isDue { return nil }
            if let curve = curve(along: direction) { return curve }
        }
        return nil
    }

    private func curve(along direction: [Cell: Rational]) -> Curve? {
        let problem = MembershipProblem(window, parameterCount: 1, limits: limits) { row, column in
            let cell = Cell(row: row, column: column)
            return Fraction(Polynomial(target[cell] ?? 0) + Polynomial.variable(0).scaled(by: direction[cell] ?? 0))
        }
        var search = SystemSearch(limits: limits, nodeLimit: limits.candidateNodes)
        guard case .solution(let system) = search.search(problem.system),
            let values = SolutionValues(system, genericPolynomials: search.genericPolynomials, limits: limits)
        else { return nil }
        return curve(values, problem.unknowns)
    }

    private func curve(_ values: SolutionValues, _ unknowns: Unknowns) -> Curve? {
        var curve = Curve()
        for position in window.supports.indices {
            let entries = unknowns.entries.enumerated().filter { $0.element.support == position }.map {
                ($0.element, values.values[1 + $0.offset])
            }
            let left = entries.filter { $0.0.factor == .x && !$0.1.isZero }
            let right = entries.filter { $0.0.factor == .y && !$0.1.isZero }
            guard let lowX = left.map({ $0.1.orderAtZero }).min(), let lowY = right.map({ $0.1.orderAtZero }).min()
            else { continue }
            for (entry, value) in left { curve.setLeft(entry.line, position, value.series(through: -lowY)) }
            for (entry, value) in right { curve.setRight(entry.line, position, value.series(through: -lowX)) }
        }
        return curve
    }
}

/// Directions in which a matrix is perturbed.
enum PerturbationDirections {
    /// Single cells, those of A first; then all of them with small coefficients from a fixed sequence.
    static func directions(_ cells: [Cell], target: [Cell: Rational], denseCount: Int) -> [[Cell: Rational]] {
        let ordered = cells.filter { target[$0] != nil } + cells.filter { target[$0] == nil }
        var directions = ordered.map { [$0: Rational(1)] }
        for attempt in 0..<denseCount {
            var direction: [Cell: Rational] = [:]
            for (index, cell) in cells.enumerated() {
                // 5 and 13 make the sequence run through different residues for each attempt.
                direction[cell] = Rational((index * index * (attempt + 2) + 5 * index + 13 * attempt) % 11 - 5)
            }
            directions.append(direction.filter { !$0.value.isZero })
        }
        return directions
    }
}

extension Fraction {
    /// The order of a function of the first parameter at zero; the function must not be zero.
    var orderAtZero: Int {
        let bottom = expandedDenominator
        return (numerator.terms.map { $0.monomial[0] }.min() ?? 0) - (bottom.terms.map { $0.monomial[0] }.min() ?? 0)
    }

    /// The Laurent series at zero, through a power.
    func series(through last: Int) -> LaurentPolynomial {
        let bottom = expandedDenominator
        let lowest = bottom.terms.map { $0.monomial[0] }.min() ?? 0
        let first = orderAtZero
        var result = LaurentPolynomial(0)
        guard first <= last else { return result }
        let unit = bottom.coefficient(of: .variable(0, power: lowest))
        var coefficients: [Rational] = []
        for power in first...last {
            // (Σ c_s ε^s) · bottom = numerator, coefficient by coefficient.
            var value = power + lowest < 0 ? 0 : numerator.coefficient(of: .variable(0, power: power + lowest))
            for (index, earlier) in coefficients.enumerated() {
                let shift = power + lowest - (first + index)
                if shift > lowest { value -= earlier * bottom.coefficient(of: .variable(0, power: shift)) }
            }
            let coefficient = value / unit
            coefficients.append(coefficient)
            result = result + LaurentPolynomial.t(power).scaled(by: coefficient)
        }
        return result
    }
}
