import Rules
import Certificates
import SupportMasks
import SupportTheory

/// What is said of a network whose number of layers is not two.
enum NetworkText {
    static func closed(_ analysis: InstanceAnalysis) -> [Passage] {
        guard let network = analysis.network else { return [] }
        return (isSingle(network) ? single : closed(analysis.closedness.rules)) + patterns(network)
    }

    static func notClosed(_ analysis: InstanceAnalysis, _ proof: NonClosedness) -> [Passage] {
        let sentence =
            "The set of products W_N ⋯ W_1 is not closed: the matrix A below is a limit of such products and no product itself (\(proof.rule.title)), so nothing in the set is nearest to A."
        return [.paragraph(sentence)] + (analysis.network.map(patterns) ?? [])
    }

    static func notClosed(_ analysis: InstanceAnalysis, _ proof: BoundaryByDimension) -> [Passage] {
        let side = proof.end == .input ? "input" : "output"
        return [
            .paragraph(
                "The set of products W_N ⋯ W_1 is not closed (\(proof.rule.title)): a count of dimensions shows that some limit of products is no product, so nothing in the set is nearest to it. The proof names no such matrix."
            ),
            .paragraph(
                "Where: the weights of \(named(side, [proof.line])) run to infinity at \(counted(proof.neurons.count, "neuron")) of the first level from there (\(named("neuron", proof.neurons.sorted()))), while what the next layer makes of them tends to zero."
            ),
        ] + (analysis.network.map(patterns) ?? [])
    }

    static func undecided(_ analysis: InstanceAnalysis, _ exhausted: Closedness.Exhausted) -> [Passage] {
        guard let network = analysis.network else { return [] }
        return undecided(exhausted) + patterns(network) + obstacle(network)
    }

    static func isSingle(_ network: NetworkAnalysis) -> Bool { network.patterns.count == 1 }

    /// One layer: there is nothing to be multiplied.
    private static var single: [Passage] {
        [
            .paragraph(
                "One matrix alone is closed trivially: the matrices that are zero outside of its mask are a linear space. This says nothing of a network that the layer is a part of: "
                    + "give all of its layers.")
        ]
    }

    private static func closed(_ rules: [RuleCode]) -> [Passage] {
        guard let first = rules.first else { return [] }
        var text =
            "The set of products W_N ⋯ W_1 is closed, so every matrix has a best approximation by such a product. Proved by \(first.title): \(first.statement)"
        if rules.count > 1 { text += " Then \(rules.dropFirst().map(\.title).joined(separator: ", "))." }
        return [.paragraph(text)]
    }

    private static func undecided(_ exhausted: Closedness.Exhausted) -> [Passage] {
        let rule = TrainingVerdicts.deepNetworks
        var passages: [Passage] = [.paragraph("\(rule.title): \(rule.statement)")]
        if let cut = exhausted.cut { passages.append(.paragraph("The search was cut short (\(cut.rawValue)).")) }
        let remaining = exhausted.remaining
        let shown = remaining.prefix(5).map { part in
            if case .network(let units) = part { levels(units) } else { "" }
        }
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
    static func levels(_ units: [Int]) -> String {
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
}
