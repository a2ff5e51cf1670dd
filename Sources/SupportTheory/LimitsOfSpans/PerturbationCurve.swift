import ExactArithmetic
import PolynomialAlgebra

/// A curve of products that tends to A: the factors of A + ε E over Q(ε), for a few simple directions E, as Laurent
/// series in ε cut where they no longer matter.
struct PerturbationCurve<Window: ProductWindow> {
    let window: Window
    let limits: SearchLimits
    /// A in the window's own numbers, zero where nothing is listed.
    let target: [Cell: Rational]

    /// The curve in the window's own numbers; nil if no direction leads to one.
    func find() -> Curve? {
        let cells = window.observedCells
        for direction in PerturbationDirections.directions(cells, target: target, denseCount: limits.curveDirections) {
            if limits.interruption.isDue { return nil }
            if let curve = curve(along: direction) { return curve }
        }
        return nil
    }

    private func curve(along direction: [Cell: Rational]) -> Curve? {
        let problem = window.membershipProblem(parameterCount: 1, limits: limits) { row, column in
            let cell = Cell(row: row, column: column)
            return Fraction(Polynomial(target[cell] ?? 0) + Polynomial.variable(0).scaled(by: direction[cell] ?? 0))
        }
        var search = SystemSearch(limits: limits, nodeLimit: limits.candidateNodes)
        guard case .solution(let system) = search.search(problem.system),
            let values = SolutionValues(system, genericPolynomials: search.genericPolynomials, limits: limits)
        else { return nil }
        var layers = Array(repeating: [Cell: Fraction](), count: window.layerCount)
        for (position, entry) in problem.unknowns.entries.enumerated() where !values.values[1 + position].isZero {
            layers[entry.layer][Cell(row: entry.output, column: entry.input)] = values.values[1 + position]
        }
        return Curve(layers: Self.series(layers))
    }

    /// Each entry up to the order that the other entries of a path through it can take away.
    private static func series(_ layers: [[Cell: Fraction]]) -> [Curve.Entries] {
        let orders = layers.map { $0.mapValues(\.orderAtZero) }
        // The least sum of the orders on a path from the inputs to a unit; nil where there is no path.
        let below = lowest(orders.dropLast())
        let above = lowest(orders.reversed().dropLast().map { $0.renamed(\.transposed) })
        return layers.enumerated().map { layer, entries in
            let (before, after) = (
                layer == 0 ? nil : below[layer - 1], above.count == layer ? nil : above[above.count - 1 - layer]
            )
            var result: Curve.Entries = [:]
            for (cell, value) in entries {
                guard let low = before.map({ $0[cell.column] }) ?? 0, let high = after.map({ $0[cell.row] }) ?? 0
                else { continue }
                let part = value.series(through: -(low + high))
                if !part.isZero { result[cell] = part }
            }
            return result
        }
    }

    private static func lowest(_ layers: some Collection<[Cell: Int]>) -> [[Int: Int]] {
        var sums: [[Int: Int]] = []
        for layer in layers {
            var next: [Int: Int] = [:]
            for (cell, order) in layer {
                guard let sum = sums.isEmpty ? 0 : sums[sums.count - 1][cell.column] else { continue }
                next[cell.row] = min(next[cell.row] ?? .max, sum + order)
            }
            sums.append(next)
        }
        return sums
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
