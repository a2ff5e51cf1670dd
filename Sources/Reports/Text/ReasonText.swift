import SupportTheory

/// Why the verdict is what it is, in a plain sentence.
enum ReasonText {
    static func passages(for facts: InstanceAnalysis.Factorization) -> [Passage] {
        switch facts.closedness {
        case .closed:
            return closed(facts.closedness)
        case .notClosed(let proof):
            return [
                .paragraph(
                    "P(I, J) = { X Yᵀ } is not closed: the matrix A below is a limit of products with these supports and is not such a product itself. "
                        + "So no best approximation of A exists: the error comes as close to 0 as you like while the factors run to infinity. "
                        + "Found by \(proof.rule.title).")
            ]
        case .undecided(let exhausted):
            let cut = exhausted.cut.map { "\(sentence(for: $0)) " } ?? ""
            return [
                .paragraph(
                    "\(cut)Neither a proof that P(I, J) is closed nor an obstruction was found. The reductions leave \(counted(exhausted.remaining.count, "part")) that no "
                        + "theorem and no obstruction of this release decides. P may be either; nothing is claimed.")
            ]
        }
    }

    private static func sentence(for cut: Interruption.Cause) -> String {
        switch cut {
        case .timeLimit: return "The time limit ended the search before its bounds."
        case .memoryLimit: return "The memory limit ended the search before its bounds."
        case .interrupt: return "The search was interrupted before its bounds."
        }
    }

    private static func closed(_ closedness: Closedness) -> [Passage] {
        guard let telling = closedness.tellingRule else { return [] }
        var passages: [Passage] = [
            .paragraph(
                "P(I, J) = { X Yᵀ } is closed, so every matrix A has a best approximation X Yᵀ with these supports. Proved by \(telling.title): \(telling.statement)"
            )
        ]
        if closedness.rules.count > 1 {
            passages.append(.paragraph("Rules of the proof: \(closedness.rules.map(\.title).joined(separator: ", "))."))
        }
        return passages
    }

    /// The parts that are left, and the bounds of the search.
    static func search(_ exhausted: Closedness.Exhausted) -> [Passage] {
        var passages = exhausted.remaining.prefix(10).map { part -> Passage in
            .paragraph(
                "left: \(named("row", part.rows)) × \(named("column", part.columns)), \(counted(part.classCount, "class", plural: "classes"))"
                    + (part.freeCells ? ", some cells free" : ""), hanging: 2)
        }
        if exhausted.remaining.count > 10 {
            passages.append(.paragraph("… and \(exhausted.remaining.count - 10) more parts"))
        }
        let limits = exhausted.limits
        let bounds =
            "bounds: all sets of classes for generic elimination up to \(limits.exhaustiveClasses) classes; all windows up to \(limits.exhaustiveLines) rows and "
            + "columns together, else those of a few lines around \(limits.overlappingPairs) overlapping pairs of classes; \(limits.antidiagonalChains) antidiagonal chains for nested types; "
            + "\(limits.normalFormLeaves) leaves of a tree of normal forms, with \(limits.curveTrials) trials for a curve and \(limits.refutationNodes) "
            + "branches of a refutation for each; case distinctions of \(limits.candidateNodes) branches, and of \(limits.parametricSplits) polynomials in the parameters of a leaf"
        return passages + [.paragraph(bounds, hanging: 2)]
    }
}
