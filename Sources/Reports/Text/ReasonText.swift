import SupportTheory

/// Why the verdict is what it is, in a plain sentence.
enum ReasonText {
    static func lines(for facts: InstanceAnalysis.Factorization) -> [String] {
        switch facts.closedness {
        case .closed:
            return closed(facts.closedness)
        case .notClosed(let proof):
            return wrapped(
                "P(I, J) = { X Yᵀ } is not closed: the matrix A below is a limit of products with these supports and is not such a product itself. "
                    + "So no best approximation of A exists: the error comes as close to 0 as you like while the factors run to infinity. "
                    + "Found by \(proof.rule.title).", indent: "  ")
        case .undecided(let exhausted):
            return wrapped(
                (exhausted.cut.map { "\(sentence(for: $0)) " } ?? "") + "Neither a proof that P(I, J) is closed nor an obstruction was found. The reductions leave \(counted(exhausted.remaining.count, "part")) that no "
                    + "theorem and no obstruction of this release decides. P may be either; nothing is claimed.", indent: "  ")
        }
    }

    private static func sentence(for cut: Interruption.Cause) -> String {
        switch cut {
        case .timeLimit: return "The time limit ended the search before its bounds."
        case .memoryLimit: return "The memory limit ended the search before its bounds."
        case .interrupt: return "The search was interrupted before its bounds."
        }
    }

    private static func closed(_ closedness: Closedness) -> [String] {
        guard let telling = closedness.tellingRule else { return [] }
        var lines = wrapped(
            "P(I, J) = { X Yᵀ } is closed, so every matrix A has a best approximation X Yᵀ with these supports. Proved by \(telling.title): \(telling.statement)",
            indent: "  ")
        if closedness.rules.count > 1 {
            lines += wrapped("Rules of the proof: \(closedness.rules.map(\.title).joined(separator: ", ")).", indent: "  ")
        }
        return lines
    }

    /// The parts that are left, and the bounds of the search.
    static func search(_ exhausted: Closedness.Exhausted) -> [String] {
        var lines: [String] = []
        for part in exhausted.remaining.prefix(10) {
            lines += wrapped(
                "left: \(named("row", part.rows)) × \(named("column", part.columns)), \(counted(part.classCount, "class", plural: "classes"))"
                    + (part.freeCells ? ", some cells free" : ""), indent: "  ", hanging: "  ")
        }
        if exhausted.remaining.count > 10 { lines.append("  … and \(exhausted.remaining.count - 10) more parts") }
        let limits = exhausted.limits
        return lines
            + wrapped(
                "bounds: all sets of classes for generic elimination up to \(limits.exhaustiveClasses) classes; all windows up to \(limits.exhaustiveLines) rows and "
                    + "columns together, else those of a few lines around \(limits.overlappingPairs) overlapping pairs of classes; \(limits.antidiagonalChains) antidiagonal chains for nested types; "
                    + "\(limits.normalFormLeaves) leaves of a tree of normal forms, with \(limits.curveTrials) trials for a curve and \(limits.refutationNodes) "
                    + "branches of a refutation for each; case distinctions of \(limits.candidateNodes) branches, and of \(limits.parametricSplits) polynomials in the parameters of a leaf",
                indent: "  ", hanging: "  ")
    }
}
