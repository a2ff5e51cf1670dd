import ExactArithmetic
import PolynomialAlgebra

/// Layers of a network whose product is a matrix over Q(t), as Laurent series cut where they no longer matter.
enum LayerCurveSolution {
    /// The entries of the layers; nil if none are found within the limits.
    ///
    /// - Parameter entries: the matrix, functions of the parameter with number 0; zero where nothing is listed.
    static func curve(of entries: [Cell: Fraction], in window: ChainWindow, limits: SearchLimits) -> [ChainNonClosedness
        .LayerCurve]?
    {
        let problem = window.membershipProblem(parameterCount: 1, limits: limits) {
            entries[Cell(row: $0, column: $1)] ?? Fraction(0)
        }
        var search = SystemSearch(limits: limits, nodeLimit: limits.candidateNodes)
        guard case .solution(let system) = search.search(problem.system),
            let values = SolutionValues(system, genericPolynomials: search.genericPolynomials, limits: limits)
        else { return nil }
        var layers = window.chain.masks.map { _ in [(cell: Cell, value: Fraction)]() }
        for (position, entry) in problem.unknowns.entries.enumerated() {
            let value = values.values[1 + position]
            guard case .layer(let layer) = entry.factor, !value.isZero else { continue }
            layers[layer].append((Cell(row: entry.line, column: entry.support), value))
        }
        // Each layer is needed up to the order that the others can take away.
        let lowest = layers.map { $0.map { $0.value.orderAtZero }.min() ?? 0 }
        let sum = lowest.reduce(0, +)
        return zip(layers, lowest).map { entries, own in
            Dictionary(
                uniqueKeysWithValues: entries.map { ($0.cell, $0.value.series(through: own - sum)) }.filter {
                    !$0.1.isZero
                })
        }
    }
}
