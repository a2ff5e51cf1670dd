import OrderedJSON
import SupportMasks
import SupportTheory

extension CertificateWriter {
    /// The certificate of an analysed instance, of whatever depth; nil if it is undecided.
    public static func certificate(for analysis: InstanceAnalysis) -> JSONValue? {
        if let closedness = analysis.factorization?.closedness { return certificate(for: analysis.instance, closedness) }
        guard let proof = analysis.network?.proof, case .network(let layers) = analysis.instance.masks else { return nil }
        return [
            "format": .string(format), "instance": network(named: analysis.instance.name, layers, proof), "verdict": "closed",
            "proof": encoded(proof),
        ]
    }

    /// Whether the certificate of the instance holds its masks, or patterns that stand for them, itself.
    public static func holdsMasks(_ instance: MaskInstance) -> Bool {
        if let supports = instance.factorSupports { return holdsMasks(supports) }
        guard case .network(let layers) = instance.masks else { return false }
        return layers.contains { $0.pattern != nil } || cellCount(layers) <= inlineCellLimit
    }

    private static func cellCount(_ layers: [Layer]) -> Int { layers.reduce(0) { $0 + $1.outputCount * $1.inputCount } }

    /// A network with a layer that is not written out is given by the patterns of its layers, which the proof has found.
    private static func network(named name: String, _ layers: [Layer], _ proof: ChainProof) -> JSONValue {
        if layers.contains(where: { $0.pattern != nil }), case .chainable(let patterns, _) = proof {
            return ["name": .string(name), "patterns": encoded(patterns)]
        }
        if cellCount(layers) <= inlineCellLimit {
            return ["name": .string(name), "layers": .array(layers.map { .strings($0.mask.rowStrings) })]
        }
        return ["name": .string(name), "sizes": .integers(layers.prefix(1).map(\.inputCount) + layers.map(\.outputCount))]
    }

    private static func encoded(_ proof: ChainProof) -> JSONValue {
        switch proof {
        case .chainable(let patterns, let merges):
            return ["rule": .string(proof.rule.code), "patterns": encoded(patterns), "merges": .integers(merges)]
        case .separated(let peels):
            return ["rule": .string(proof.rule.code), "peel": .strings(peels.map(\.rawValue))]
        }
    }

    private static func encoded(_ patterns: [KroneckerPattern]) -> JSONValue {
        .array(patterns.map { .integers([$0.a, $0.b, $0.c, $0.d]) })
    }
}
