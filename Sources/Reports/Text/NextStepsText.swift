import Certificates
import SupportMasks
import SupportTheory

/// What a reader can do about the verdict.
enum NextStepsText {
    static func passages(for item: ReportItem) -> [Passage] {
        let analysis = item.analysis
        let steps = analysis.factorization.map { advice(analysis, $0, item.lineNames) } ?? networkAdvice(analysis)
        return (longer(analysis) + steps + factorModel(item) + proof(item)).map { .item($0) }
    }

    /// What makes every factor model closed, where one is not known to be.
    private static func factorModel(_ item: ReportItem) -> [String] {
        guard item.factorModel?.constraints.isEmpty == true, item.analysis.verdict != .closed else { return [] }
        return [
            "Non-negative loadings and scores (SC171), orthonormal scores, or bounds on both (SC172) make every pattern closed.",
            "`supportcheck repair FILE --factor-model` says which loadings to drop or add instead.",
        ]
    }

    /// A longer search, where this one was short.
    private static func longer(_ analysis: InstanceAnalysis) -> [String] {
        let others = analysis.cut.map { [longer(than: $0)] } ?? []
        guard case .undecided(let exhausted) = analysis.closedness, exhausted.limits.effort == .normal else {
            return others
        }
        return others + ["`--effort high` searches longer, for minutes where this was a second."]
    }

    /// How to let a run that was cut short go on.
    private static func longer(than cut: Interruption.Cause) -> String {
        switch cut {
        case .timeLimit: "A larger `--timeout` lets the analysis go on to its own bounds."
        case .memoryLimit: "A larger `--memory` lets the analysis go on to its own bounds."
        case .interrupt: "Run again, the analysis goes on to its own bounds; `--timeout` ends it by itself."
        }
    }

    private static func advice(
        _ analysis: InstanceAnalysis, _ facts: InstanceAnalysis.Factorization, _ names: LineNames
    ) -> [String] {
        switch analysis.closedness {
        case .closed: closed(facts)
        case .notClosed(let proof): notClosed(proof, names)
        case .notClosedByDimension: [bounded, solveBounded]
        case .undecided: undecided
        }
    }

    private static func closed(_ facts: InstanceAnalysis.Factorization) -> [String] {
        switch facts.tractability {
        case .tractable:
            return [
                "Solve by the plan above: it ends in a best approximation, without iterations from a starting point.",
                solve,
            ]
        case .notEstablished:
            return [
                "A best approximation exists, but no polynomial method is known for these supports: iterate from several starting points.",
                solve,
            ]
        }
    }

    private static let solve = "`supportcheck solve MASKS --target A.npy -o factors.npz` does so for a matrix A."

    private static let solveBounded =
        "`supportcheck solve MASKS --target A.npy --weight-decay 5e-4` does so for a matrix A; without the penalty it shows how the weights run away."

    private static func notClosed(_ proof: NonClosedness, _ names: LineNames) -> [String] {
        [
            "Keep the factors bounded: a penalty λ(‖X‖² + ‖Y‖²) (weight decay) with λ > 0, or a bound on the entries. Then an optimum exists.",
            solveBounded,
            "Or change the masks where it happens: \(names.rows(proof.rows)) of I, \(named("row", proof.columns)) of J. "
                + "Changes to other rows alone leave P not closed (SC400). Analyse again after the change.",
            "`supportcheck explain \(proof.rule.rawValue)` gives the rule with its proof.",
        ]
    }

    private static let undecided = [
        "A window of rows and columns that is not closed would decide (SC400): analyse the masks with rows of I and of J deleted.",
        "Treat the problem as if no optimum were certain: with a penalty λ(‖X‖² + ‖Y‖²), λ > 0, one exists in any case.",
    ]

    private static let bounded =
        "Keep the weights bounded: a penalty λ Σ‖W_l‖² (weight decay) with λ > 0, or a bound on the entries. Then an optimum exists."

    private static func networkAdvice(_ analysis: InstanceAnalysis) -> [String] {
        switch analysis.closedness {
        case .closed where analysis.network.map(NetworkText.isSingle) == true:
            [
                "Give the layers of the whole network, input side first: their product is what the question is about."
            ]
        case .closed:
            [
                "A best approximation exists. Unless a polynomial method is named above, none is known for these supports: iterate from several starting points.",
                solve,
            ]
        case .notClosed(let proof):
            [
                bounded,
                solveBounded,
                "Or change the masks where it happens: \(named("output", proof.rows)), \(named("input", proof.columns)), and the neurons between them. Analyse again after the change.",
            ]
        case .notClosedByDimension: [bounded, solveBounded]
        case .undecided:
            [
                "Treat the problem as if no optimum were certain: with a penalty λ Σ‖W_l‖², λ > 0, one exists in any case.",
                "Two neighbouring layers can be analysed as a network of their own. It says nothing about the whole: a part that is not closed may stand in a closed network, and the reverse.",
            ]
        }
    }

    /// Where the proof is, or how to get it.
    private static func proof(_ item: ReportItem) -> [String] {
        if item.analysis.verdict == .undecided { return [] }
        let holdsMasks = CertificateWriter.holdsMasks(item.analysis.instance)
        let source =
            item.source.flatMap { $0 == "-" ? nil : shellQuoted($0) } ?? (item.lacksMaskFile ? "masks.txt" : "MASKS")
        func verify(_ file: String) -> String {
            "`supportcheck verify \(file)\(holdsMasks ? "" : " --input \(source)")`"
        }
        // A certificate by shape is of no use without masks that the checker reads.
        let masks =
            holdsMasks || !item.lacksMaskFile
            ? []
            : [
                "The certificate of so large an instance does not hold its masks, and the checker reads them as text: `--write-masks masks.txt` writes them."
            ]
        if let file = item.certificate {
            return masks + [
                "The certificate is in \(file); \(verify(shellQuoted(file))) checks it independently of the analysis."
            ]
        }
        return masks + [
            "`--certificate proof.json` writes the proof; \(verify("proof.json")) checks it independently of the analysis."
        ]
    }
}
