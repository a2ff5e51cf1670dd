import OrderedJSON
import SupportMasks
import SupportTheory

/// Writes proofs in the certificate format, version 2 (CertificateFormat.md).
public enum CertificateWriter {
    public static let format = "supportcheck.certificate/2"

    /// The largest number of mask cells for which a certificate holds its masks.
    public static let inlineCellLimit = 16_384

    /// The certificate of an analysed instance; nil if it is undecided.
    public static func certificate(for analysis: InstanceAnalysis) -> JSONValue? {
        certificate(for: analysis.instance, analysis.closedness)
    }

    /// The certificate of a decided instance; nil if it is undecided.
    ///
    /// A small instance's masks are written into the certificate; a large one's are left to the file that the checker
    /// is handed with it.
    public static func certificate(for instance: MaskInstance, _ closedness: Closedness) -> JSONValue? {
        let head: [JSONValue.Member] = [
            .init("format", .string(format)), .init("instance", reference(to: instance, closedness)),
        ]
        switch closedness {
        case .closed(let proof):
            // The proof of a factorization is one of two layers.
            let json = proof is ChainProof ? proof.json : TwoLayers.Step(derivation: proof).json
            return .object(head + [.init("verdict", "closed"), .init("proof", json)])
        case .notClosed(let proof):
            return .object(head + [.init("verdict", "not-closed")] + WitnessEncoding.members(proof))
        case .undecided:
            return nil
        }
    }

    /// Whether the certificate of the instance holds its masks, or patterns that stand for them, itself.
    public static func holdsMasks(_ instance: MaskInstance) -> Bool {
        if let supports = instance.factorSupports { return holdsMasks(supports) }
        guard let layers = instance.layers else { return false }
        return layers.contains { $0.pattern != nil } || cellCount(layers) <= inlineCellLimit
    }

    private static func holdsMasks(_ supports: FactorSupports) -> Bool {
        (supports.rowCount + supports.columnCount) * supports.width <= inlineCellLimit
    }

    private static func cellCount(_ layers: [Layer]) -> Int { layers.reduce(0) { $0 + $1.outputCount * $1.inputCount } }

    /// The instance with its masks, or with the patterns of its layers where the proof is about them; else its sizes.
    private static func reference(to instance: MaskInstance, _ closedness: Closedness) -> JSONValue {
        let name = JSONValue.Member("name", .string(instance.name))
        if instance.factorSupports == nil, let layers = instance.layers, layers.contains(where: { $0.pattern != nil }),
            case .closed(let proof) = closedness, case .chainable(let step) = proof as? ChainProof
        {
            return .object([name, .init("patterns", .patterns(step.patterns))])
        }
        return holdsMasks(instance) && fits(instance)
            ? masks(of: instance) : .object([name, .init("sizes", .integers(sizes(of: instance)))])
    }

    /// Whether the masks are small enough to be written out, whatever patterns there are.
    private static func fits(_ instance: MaskInstance) -> Bool {
        instance.factorSupports.map(holdsMasks) ?? instance.layers.map { cellCount($0) <= inlineCellLimit } ?? false
    }

    /// The numbers of units, from the inputs to the outputs.
    private static func sizes(of instance: MaskInstance) -> [Int] {
        switch instance.masks {
        case .factorization(let supports): [supports.columnCount, supports.width, supports.rowCount]
        case .network(let layers): layers.prefix(1).map(\.inputCount) + layers.map(\.outputCount)
        }
    }

    /// The instance with its masks.
    static func masks(of instance: MaskInstance) -> JSONValue {
        switch instance.masks {
        case .factorization(let supports):
            [
                "name": .string(instance.name), "I": .strings(supports.left.rowStrings),
                "J": .strings(supports.right.rowStrings),
            ]
        case .network(let layers):
            ["name": .string(instance.name), "layers": .array(layers.map { .strings($0.mask.rowStrings) })]
        }
    }
}
