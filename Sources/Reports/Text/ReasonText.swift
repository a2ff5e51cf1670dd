import SupportMasks
import SupportTheory

/// Why the verdict is what it is, in a plain sentence.
enum ReasonText {
    static func passages(for analysis: InstanceAnalysis) -> [Passage] {
        if !analysis.isExamined, let cut = analysis.cut { return [.paragraph(unexamined(cut))] }
        let isPair = analysis.factorization != nil
        switch analysis.closedness {
        case .closed:
            return isPair ? closed(analysis) : NetworkText.closed(analysis)
        case .notClosed(let proof):
            return isPair ? [.paragraph(notClosed(proof))] : NetworkText.notClosed(analysis, proof)
        case .notClosedByDimension(let proof):
            return NetworkText.notClosed(analysis, proof)
        case .undecided(let exhausted):
            return isPair ? [.paragraph(undecided(exhausted))] : NetworkText.undecided(analysis, exhausted)
        }
    }

    private static func notClosed(_ proof: NonClosedness) -> String {
        "P(I, J) = { X Yᵀ } is not closed: the matrix A below is a limit of products with these supports and is not such a product itself. "
            + "So no best approximation of A exists: the error comes as close to 0 as you like while the factors run to infinity. "
            + "Found by \(proof.rule.title)."
    }

    private static func undecided(_ exhausted: Closedness.Exhausted) -> String {
        let cut = exhausted.cut.map { "\(sentence(for: $0)) " } ?? ""
        return
            "\(cut)Neither a proof that P(I, J) is closed nor an obstruction was found. The reductions leave \(counted(exhausted.remaining.count, "part")) that no "
            + "theorem and no obstruction of this release decides. P may be either; nothing is claimed."
    }

    private static func unexamined(_ cut: Interruption.Cause) -> String {
        "\(ended(by: cut)) before the masks were gone through: nothing is known but what was read. "
            + "The set of products may be closed or not; nothing is claimed."
    }

    /// Of an instance whose report could not be written in time, or within the memory.
    static func brief(_ analysis: InstanceAnalysis) -> String {
        if let cut = analysis.cut { return unexamined(cut) }
        return "A limit or an interrupt ended the run before the rest of this report was written: the verdict was "
            + "proved, and the proof is not shown."
    }

    /// Of a run that ended before its files were read.
    static func unread(_ cut: Interruption.Cause) -> String {
        "\(ended(by: cut)) before the files were read to their end. No instance is known, and nothing is claimed."
    }

    /// What ended a run, as the beginning of a sentence.
    static func ended(by cut: Interruption.Cause) -> String {
        switch cut {
        case .timeLimit: return "The time limit ended the analysis"
        case .memoryLimit: return "The memory limit ended the analysis"
        case .interrupt: return "The analysis was interrupted"
        }
    }

    /// What cut a search that went through the masks.
    static func sentence(for cut: Interruption.Cause) -> String {
        switch cut {
        case .timeLimit: return "The time limit ended the search before its bounds."
        case .memoryLimit: return "The memory limit ended the search before its bounds."
        case .interrupt: return "The search was interrupted before its bounds."
        }
    }

    private static func closed(_ analysis: InstanceAnalysis) -> [Passage] {
        guard let telling = analysis.tellingRule else { return [] }
        var passages: [Passage] = [
            .paragraph(
                "P(I, J) = { X Yᵀ } is closed, so every matrix A has a best approximation X Yᵀ with these supports. Proved by \(telling.title): \(telling.statement)"
            )
        ]
        if analysis.closedness.rules.count > 1 {
            passages.append(
                .paragraph("Rules of the proof: \(analysis.closedness.rules.map(\.title).joined(separator: ", "))."))
        }
        return passages
    }

    private static func text(_ part: Closedness.Part, _ names: LineNames) -> String {
        switch part {
        case .state(let rows, let columns, let classCount, let freeCells):
            "\(names.rows(rows)) × \(names.columns(columns)), \(counted(classCount, "class", plural: "classes"))"
                + (freeCells ? ", some cells free" : "")
        case .network(let levels): NetworkText.levels(levels)
        }
    }

    /// The parts that are left, and the bounds of the search.
    static func search(_ exhausted: Closedness.Exhausted, _ names: LineNames) -> [Passage] {
        var passages = exhausted.remaining.prefix(10).map { Passage.paragraph("left: \(text($0, names))", hanging: 2) }
        if exhausted.remaining.count > 10 {
            passages.append(.paragraph("… and \(exhausted.remaining.count - 10) more parts"))
        }
        let limits = exhausted.limits
        let bounds =
            "bounds: all sets of classes for generic elimination up to \(limits.exhaustiveClasses) classes; all windows up to \(limits.exhaustiveLines) rows and "
            + "columns together, else those of a few lines around \(limits.overlappingPairs) overlapping pairs of classes; \(limits.antidiagonalChains) antidiagonal chains for nested types; "
            + "\(limits.normalFormLeaves) leaves of a tree of normal forms, with \(limits.curveTrials) trials for a curve and \(limits.refutationNodes) "
            + "branches of a refutation for each; case distinctions of \(limits.candidateNodes) branches, and of \(limits.parametricSplits) polynomials in the parameters of a leaf; "
            + "in all \(limits.atlasSteps + limits.windowSteps) steps in windows, and \(limits.proofSteps + limits.algebraSteps) in proofs"
        return passages + [.paragraph(bounds, hanging: 2)]
    }
}
