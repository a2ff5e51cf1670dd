import ExactArithmetic
import FloatingProposals
import MaskedStates
import Membership
import Proofs
import Rules

/// Tries matrices of a small window as witnesses along tangent curves (SC407): floating numbers tell which are worth an
/// exact proof.
struct TangentSearch {
    private let window: SmallWindow
    private let limits: SearchLimits
    private let layout: FactorLayout
    private let products: ProductTest
    private var random = SeededNormals(seed: 1)
    private var failuresLeft: Int
    /// The curve to the matrix that was tested last.
    private var tangent: TangentCurve?

    /// Nil if the factors have too many entries.
    init?(_ window: SmallWindow, limits: SearchLimits) {
        layout = FactorLayout(window)
        guard layout.left.count + layout.right.count <= limits.tangentEntries else { return nil }
        self.window = window
        self.limits = limits
        products = ProductTest(layout, starts: limits.productStarts)
        failuresLeft = limits.tangentFailures
    }

    /// Whether too many matrices were neither products nor limits, or the search is cut.
    var isExhausted: Bool { failuresLeft <= 0 || limits.interruption.isDue }

    /// Whether a curve to the matrix, and no factors of it, are found in floating numbers.
    mutating func looksLikeALimit(_ matrix: [Cell: Rational]) -> Bool {
        if isExhausted { return false }
        let target = layout.cells.map { (matrix[$0] ?? 0).asDouble }
        if products.succeeds(target, &random) { return false }
        tangent = TangentCurve(layout, target: target, limits: limits, &random)
        if tangent == nil { failuresLeft -= 1 }
        return tangent != nil
    }

    /// The obstruction in the window's own numbers, for the matrix that was tested last; nil if it is not refuted, or
    /// its curve does not become rational.
    func core(_ matrix: [Cell: Rational], rule: RuleCode) -> Core? {
        guard let tangent,
            let refutation = LimitCandidate(window: window, matrix: matrix).anyRefutation(limits),
            let curve = tangent.curve(to: matrix)
        else { return nil }
        return Core(
            rule: rule, rows: Array(0..<window.rowCount), columns: Array(0..<window.columnCount),
            limit: matrix, curve: curve, refutation: refutation)
    }
}
