import OrderedJSON
import SupportMasks
import SupportTheory

extension CertificateWriter {
    /// The certificate of an analysed instance, of whatever depth; nil if it is undecided.
    public static func certificate(for analysis: InstanceAnalysis) -> JSONValue? {
        if let closedness = analysis.factorization?.closedness {
            return certificate(for: analysis.instance, closedness)
        }
        guard let network = analysis.network, case .network(let layers) = analysis.instance.masks else { return nil }
        return certificate(forNetwork: analysis.instance.name, layers, network.closedness)
    }

    /// The certificate of a decision on the products of layers, input side first; nil if it is undecided.
    public static func certificate(forNetwork name: String, _ layers: [Layer], _ closedness: ChainClosedness)
        -> JSONValue?
    {
        switch closedness {
        case .closed(let proof):
            return [
                "format": .string(format), "instance": instance(named: name, layers, proof), "verdict": "closed",
                "proof": ChainProofEncoding.json(proof),
            ]
        case .notClosed(let proof):
            return .object(
                [
                    .init("format", .string(format)), .init("instance", instance(named: name, layers, nil)),
                    .init("verdict", "not-closed"),
                ] + ChainWitnessEncoding.members(proof))
        case .undecided: return nil
        }
    }

    /// Whether the certificate of the instance holds its masks, or patterns that stand for them, itself.
    public static func holdsMasks(_ instance: MaskInstance) -> Bool {
        if let supports = instance.factorSupports { return holdsMasks(supports) }
        guard case .network(let layers) = instance.masks else { return false }
        return layers.contains { $0.pattern != nil } || cellCount(layers) <= inlineCellLimit
    }

    private static func cellCount(_ layers: [Layer]) -> Int { layers.reduce(0) { $0 + $1.outputCount * $1.inputCount } }

    /// A network with a layer that is not written out is given by the patterns of its layers, where the proof is about
    /// them.
    private static func instance(named name: String, _ layers: [Layer], _ proof: ChainProof?) -> JSONValue {
        if layers.contains(where: { $0.pattern != nil }), case .chainable(let patterns, _) = proof {
            return ["name": .string(name), "patterns": ChainProofEncoding.json(patterns)]
        }
        if cellCount(layers) <= inlineCellLimit {
            return ["name": .string(name), "layers": .array(layers.map { .strings($0.mask.rowStrings) })]
        }
        return [
            "name": .string(name), "sizes": .integers(layers.prefix(1).map(\.inputCount) + layers.map(\.outputCount)),
        ]
    }
}
