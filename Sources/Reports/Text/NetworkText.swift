import Certificates
import SupportMasks
import SupportTheory

/// What is said of a network whose number of layers is not two.
enum NetworkText {
    static func reason(_ network: NetworkAnalysis) -> [Passage] {
        switch network.closedness {
        case .closed(let proof): return (isSingle(network) ? single : closed(proof)) + patterns(network)
        case .notClosed(let proof):
            let sentence =
                "The set of products W_N ⋯ W_1 is not closed: the matrix A below is a limit of such products and no product itself (\(proof.rule.title)), so nothing in the set is nearest to A."
            return [.paragraph(sentence)] + patterns(network)
        case .undecided(let remaining): return undecided(network, remaining) + patterns(network) + obstacle(network)
        }
    }

    private static func isSingle(_ network: NetworkAnalysis) -> Bool { network.patterns.count == 1 }

    /// One layer: there is nothing to be multiplied.
    private static var single: [Passage] {
        [
            .paragraph(
                "One matrix alone is closed trivially: the matrices that are zero outside of its mask are a linear space. This says nothing of a network that the layer is a part of: "
                    + "give all of its layers.")
        ]
    }

    private static func closed(_ proof: ChainProof) -> [Passage] {
        let rules = proof.rules
        var text =
            "The set of products W_N ⋯ W_1 is closed, so every matrix has a best approximation by such a product. Proved by \(proof.rule.title): \(proof.rule.statement)"
        if rules.count > 1 { text += " Then \(rules.dropFirst().map(\.title).joined(separator: ", "))." }
        return [.paragraph(text)]
    }

    private static func undecided(_ network: NetworkAnalysis, _ remaining: [[Int]]) -> [Passage] {
        let rule = TrainingVerdicts.deepNetworks
        var passages: [Passage] = [.paragraph("\(rule.title): \(rule.statement)")]
        if let cut = network.cut { passages.append(.paragraph("The search was cut short (\(cut.rawValue)).")) }
        let shown = remaining.prefix(5).map(levels)
        if !shown.isEmpty {
            let more = remaining.count > shown.count ? ", …" : ""
            passages.append(
                .paragraph(
                    "Undecided after the reductions, as numbers of units from the inputs to the outputs: \(shown.joined(separator: "; "))\(more)."
                ))
        }
        return passages
    }

    /// Numbers of units, `3–2–4`; of long chains the first and the last.
    private static func levels(_ units: [Int]) -> String {
        guard units.count > MasksText.mostLevels else { return units.map(String.init).joined(separator: "–") }
        let head = units.prefix(MasksText.mostLevels - 2).map(String.init)
        return (head + ["…", String(units[units.count - 1])]).joined(separator: "–") + " (\(units.count) levels)"
    }

    /// Why a Kronecker-sparse network is not covered by the theorem on chainable factors.
    private static func obstacle(_ network: NetworkAnalysis) -> [Passage] {
        guard let chain = network.chain?.withoutIdentities, let obstacle = chain.obstacle else { return [] }
        return [
            .paragraph(
                "The factors \(chain.factors[obstacle]) and \(chain.factors[obstacle + 1]) are not chainable, so SC501 does not apply."
            )
        ]
    }

    private static func patterns(_ network: NetworkAnalysis) -> [Passage] {
        guard let chain = network.chain, let architecture = network.architecture else { return upToOrder(network) }
        let shown =
            chain.factors.prefix(8).map { "(\($0))" }.joined(separator: " ") + (chain.factors.count > 8 ? " …" : "")
        var passages: [Passage] = [
            .paragraph("Kronecker-sparse factors, output side first (\(architecture.rawValue)): \(shown)", hanging: 2)
        ]
        if let ranks = chain.ranks, !ranks.isEmpty {
            passages.append(
                .paragraph(
                    "ranks of the pairs: \(ranks.prefix(20).map(String.init).joined(separator: ", "))\(ranks.count > 20 ? ", …" : "")",
                    hanging: 2))
        }
        return passages
    }

    /// Layers that are Kronecker-sparse once their lines are reordered; the verdict never needs this, a reader may.
    private static func upToOrder(_ network: NetworkAnalysis) -> [Passage] {
        let found = network.patternsUpToOrder.enumerated().compactMap { index, pattern in
            pattern.map { "W_\(index + 1): (\($0))" }
        }
        if found.isEmpty { return [] }
        let more = found.count > 8 ? ", …" : ""
        return [
            .paragraph(
                "Kronecker-sparse up to the order of rows and columns: \(found.prefix(8).joined(separator: ", "))\(more)",
                hanging: 2)
        ]
    }

    static func tractability(_ network: NetworkAnalysis) -> [Passage] {
        if isSingle(network) {
            return [.paragraph("one matrix: the best approximation of A is A itself on the mask, and zero outside.")]
        }
        guard let factor = network.hierarchicalErrorFactor else { return [.paragraph("not established.")] }
        let bound =
            factor == 1
            ? "is a best one"
            : "misses the best error by a factor of at most \(factor) (2^(L − 1) − 1), and less with orthonormal factors"
        return [
            .paragraph(
                "The hierarchical algorithm (arXiv 2411.04506) runs in polynomial time; the product that it finds \(bound)."
            )
        ]
    }

    static func next(_ item: ReportItem) -> [Passage] {
        var advice: [String]
        switch item.analysis.network?.closedness {
        case .closed where item.analysis.network.map(isSingle) == true:
            advice = [
                "Give the layers of the whole network, input side first: their product is what the question is about."
            ]
        case .closed:
            advice = [
                "A best approximation exists. Unless a polynomial method is named above, none is known for these supports: iterate from several starting points."
            ]
        case .notClosed(let proof):
            advice = [
                "Keep the weights bounded: a penalty λ Σ‖W_l‖² (weight decay) with λ > 0, or a bound on the entries. Then an optimum exists.",
                "Or change the masks where it happens: \(named("output", proof.rows)), \(named("input", proof.columns)), and the neurons between them. Analyse again after the change.",
            ]
        case .undecided, nil:
            advice = [
                "Treat the problem as if no optimum were certain: with a penalty λ Σ‖W_l‖², λ > 0, one exists in any case.",
                "Two neighbouring layers can be analysed as a network of their own. It says nothing about the whole: a part that is not closed may stand in a closed network, and the reverse.",
            ]
        }
        if item.analysis.verdict != .undecided { advice.append(proof(item)) }
        return advice.map { .item($0) }
    }

    private static func proof(_ item: ReportItem) -> String {
        let input = CertificateWriter.holdsMasks(item.analysis.instance) ? "" : " --input MASKS"
        let file = item.certificate ?? "proof.json"
        let head =
            item.certificate == nil ? "`--certificate proof.json` writes the proof" : "The certificate is in \(file)"
        return "\(head); `supportcheck verify \(file)\(input)` checks it independently of the analysis."
    }
}
