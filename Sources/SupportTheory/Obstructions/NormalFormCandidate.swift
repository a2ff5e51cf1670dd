import ExactArithmetic
import PolynomialAlgebra
import SupportMasks

/// A matrix with the pattern of an end of the normal form tree that is likely not to be a product, in the numbers of
/// the state's small window.
struct NormalFormCandidate: Sendable {
    var state: MaskedState
    var matrix: [Cell: Rational]

    /// The first of the matrices that can be refuted and is a limit.
    static func witness(among candidates: [NormalFormCandidate], limits: SearchLimits) -> NonClosedness? {
        for candidate in candidates {
            if let found = candidate.core(limits: limits)?.lifted(through: candidate.state) { return found }
        }
        return nil
    }

    /// The obstruction, if the matrix can be refuted and is a limit; nil within the limits if not.
    func core(limits: SearchLimits) -> Core? {
        guard let window = SmallWindow(state, limits.interruption) else { return nil }
        if let found = TangentCurves.core(to: matrix, in: window, limits: limits) {
            return found.renamed(window.originalNames)
        }
        return LimitCandidate(window: window, matrix: matrix)
            .core(LimitOfSpans.rule, limits: limits, otherCurve: { spanCurve(window, limits) })?
            .renamed(window.originalNames)
    }

    /// The search for limits of spans, where the entries are small integers.
    private func spanCurve(_ window: SmallWindow, _ limits: SearchLimits) -> Curve? {
        guard matrix.values.allSatisfy({ $0 == 1 || $0 == -1 || $0 == 2 }) else { return nil }
        let target = (0..<window.rowCount).map { row in
            (0..<window.columnCount).map { column -> Int32 in
                let value = matrix[Cell(row: row, column: column)] ?? 0
                return value == 1 ? 1 : value == -1 ? -1 : value == 2 ? 2 : 0
            }
        }
        for linearEntries in [1, 2] {
            var search = SpanCurveSearch(
                window, target: target, linearEntries: linearEntries, trialLimit: limits.curveTrials)
            if let curve = search?.find().flatMap({ SpanCurve(window, vectors: $0).curve(to: target) }) { return curve }
        }
        return nil
    }
}
