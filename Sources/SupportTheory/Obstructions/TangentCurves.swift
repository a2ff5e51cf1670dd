import ExactArithmetic
import FloatingProposals
import MaskedStates
import PolynomialAlgebra
import Proofs
import Rules
import SupportMasks

/// `SC407`: a normal form that is a limit along a curve X₋ / t + X₀, Y₀ + t Y₁ and not a product.
public enum TangentCurves {
    public static let rule = RuleCode.SC407

    /// Looks for the obstruction in a small reduced state: the ends of its normal form tree, at a few values of their
    /// parameters, are tested in floating numbers first; what looks like a limit and not like a product is refuted, and
    /// its curve made rational.
    static func core(of state: MaskedState, limits: SearchLimits) -> Core? {
        guard let window = SmallWindow(state, limits.interruption) else { return nil }
        let layout = FactorLayout(window)
        guard layout.left.count + layout.right.count <= limits.tangentEntries else { return nil }
        var builder = NormalFormBuilder(window, endLimit: limits.tangentEnds)
        guard let tree = builder.tree() else { return nil }
        let test = ProductTest(layout, starts: limits.productStarts)
        var random = SeededNormals(seed: 1)
        for pattern in patterns(tree.leaves, window) {
            for matrix in matrices(pattern, window) {
                if limits.interruption.isDue { return nil }
                let target = layout.cells.map { (matrix[$0] ?? 0).asDouble }
                if test.succeeds(target, &random) { continue }
                guard let tangent = TangentCurve(layout, target: target, limits: limits, &random),
                    let refutation = LimitCandidate(window: window, matrix: matrix).anyRefutation(limits),
                    let curve = tangent.curve(to: matrix)
                else { continue }
                return Core(
                    rule: rule, rows: Array(0..<window.rowCount), columns: Array(0..<window.columnCount), limit: matrix,
                    curve: curve, refutation: refutation
                ).renamed(window.originalNames)
            }
        }
        return nil
    }

    /// The ends without simple evidence, few cells first.
    private static func patterns(_ leaves: [NormalFormTree.Pattern], _ window: SmallWindow) -> [NormalFormTree.Pattern] {
        Set(leaves).map { (count: $0.cells.count, pattern: $0) }
            .sorted {
                $0.count != $1.count
                    ? $0.count < $1.count : $0.pattern.nonzero.lexicographicallyPrecedes($1.pattern.nonzero)
            }
            .map(\.pattern)
            .filter {
                StarCover.find($0.cells, in: window) == nil && RankBound.violation(by: $0, in: window) == nil
            }
    }

    /// Ones on a forest; at the chords ones, then other small numbers.
    private static func matrices(_ pattern: NormalFormTree.Pattern, _ window: SmallWindow) -> [[Cell: Rational]] {
        let chords = CycleSpace(pattern, rowCount: window.rowCount, columnCount: window.columnCount).chords
        let ones = Dictionary(uniqueKeysWithValues: pattern.cells.map { ($0, Rational(1)) })
        guard !chords.isEmpty else { return [ones] }
        func matrix(_ value: (Int) -> Rational) -> [Cell: Rational] {
            chords.enumerated().reduce(into: ones) { $0[$1.element] = value($1.offset) }
        }
        let mixed: [Rational] = [2, 3, -1, Rational(1, 2), -2, 5, Rational(1, 3), -3]
        return [ones, matrix { mixed[$0 % mixed.count] }, matrix { _ in -1 }, matrix { _ in 2 }]
    }
}
