import ExactArithmetic
import PolynomialAlgebra
import Rules

/// A matrix that is likely not to be a product of the layers of a small network, and may be a limit of products.
struct ChainCandidate {
    let window: ChainWindow
    let matrix: [Cell: Rational]
    let limits: SearchLimits

    /// `SC511`: the kind of witness; its proof is the certificate.
    static let rule = RuleCode.SC511

    /// The proof, if the matrix can be refuted and is a limit; nil within the limits if not.
    func witness() -> ChainNonClosedness? {
        guard let refutation = refutation(), let layers = curve() else { return nil }
        let isPair = window.chain.layerCount == 2
        let proof = ChainNonClosedness(
            rule: Self.rule, rows: Array(0..<window.rowCount), columns: Array(0..<window.columnCount), limit: matrix,
            layers: layers,
            blocks: Array(repeating: 1, count: window.chain.layerCount),
            refutation: isPair ? Self.asFactorization(refutation) : refutation)
        return proof.curveTendsToLimit ? proof : nil
    }

    private func refutation() -> Refutation? {
        let problem = window.membershipProblem(parameterCount: 0, limits: limits) {
            Fraction(Polynomial(matrix[Cell(row: $0, column: $1)] ?? 0))
        }
        var search = SystemSearch(limits: limits, nodeLimit: limits.candidateNodes)
        guard case .refuted(let tree) = search.search(problem.system) else { return nil }
        return problem.refutation(tree)
    }

    private func curve() -> [ChainNonClosedness.LayerCurve]? {
        var cells: [Cell] = []
        for row in 0..<window.rowCount {
            for column in Members(window.observed(row)) { cells.append(Cell(row: row, column: column)) }
        }
        for direction in PerturbationDirections.directions(cells, target: matrix, denseCount: limits.curveDirections) {
            if limits.interruption.isDue { return nil }
            let entries = cells.reduce(into: [Cell: Fraction]()) {
                $0[$1] = Fraction(Polynomial(matrix[$1] ?? 0) + Polynomial.variable(0).scaled(by: direction[$1] ?? 0))
            }
            if let layers = LayerCurveSolution.curve(of: entries, in: window, limits: limits) { return layers }
        }
        return nil
    }

    /// The refutation of two layers in the entries of two factors.
    static func asFactorization(_ refutation: Refutation) -> Refutation {
        refutation.renamed(rows: { $0 }, columns: { $0 }, supports: { $0 }, turned: false) { entry in
            switch entry.factor {
            case .layer(1): return FactorEntry(.x, entry.line, entry.support)
            case .layer(0): return FactorEntry(.y, entry.support, entry.line)
            default: return entry
            }
        }
    }
}
