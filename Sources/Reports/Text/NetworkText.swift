import Certificates
import SupportMasks
import SupportTheory

/// What is said of a network of any depth that is proved closed, or that is Kronecker-sparse and not chainable.
enum NetworkText {
    static func reason(_ network: NetworkAnalysis, _ proof: ChainProof) -> [Passage] {
        [
            .paragraph("The set of products W_N ⋯ W_1 is closed, so every matrix has a best approximation by such a product. Proved by \(proof.rule.title): \(proof.rule.statement)")
        ] + patterns(network)
    }

    /// Why a Kronecker-sparse network has no verdict.
    static func obstacle(_ network: NetworkAnalysis?) -> [Passage] {
        guard let network, let chain = network.chain, let obstacle = chain.obstacle else { return [] }
        return patterns(network)
            + [.paragraph("The factors \(chain.factors[obstacle]) and \(chain.factors[obstacle + 1]) are not chainable, so SC501 does not apply.")]
    }

    private static func patterns(_ network: NetworkAnalysis) -> [Passage] {
        guard let chain = network.chain, let architecture = network.architecture else { return [] }
        let shown = chain.factors.prefix(8).map { "(\($0))" }.joined(separator: " ") + (chain.factors.count > 8 ? " …" : "")
        var passages: [Passage] = [.paragraph("Kronecker-sparse factors, output side first (\(architecture.rawValue)): \(shown)", hanging: 2)]
        if let ranks = chain.ranks, !ranks.isEmpty {
            passages.append(.paragraph("ranks of the pairs: \(ranks.prefix(20).map(String.init).joined(separator: ", "))\(ranks.count > 20 ? ", …" : "")", hanging: 2))
        }
        return passages
    }

    static func tractability(_ network: NetworkAnalysis) -> [Passage] {
        guard let factor = network.hierarchicalErrorFactor else { return [.paragraph("not established.")] }
        let bound = factor == 1 ? "is a best one" : "misses the best error by a factor of at most \(factor) (2^(L − 1) − 1), and less with orthonormal factors"
        return [.paragraph("The hierarchical algorithm (arXiv 2411.04506) runs in polynomial time; the product that it finds \(bound).")]
    }

    static var training: [Passage] {
        let rule = NetworkAnalysis.trainingRule
        return [.paragraph("\(rule.title): \(rule.statement)")]
    }

    static func next(_ item: ReportItem) -> [Passage] {
        let input = CertificateWriter.holdsMasks(item.analysis.instance) ? "" : " --input MASKS"
        let file = item.certificate ?? "proof.json"
        let head = item.certificate == nil ? "`--certificate proof.json` writes the proof" : "The certificate is in \(file)"
        return [.item("\(head); `supportcheck verify \(file)\(input)` checks it independently of the analysis.")]
    }
}
