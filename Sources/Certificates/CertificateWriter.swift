import OrderedJSON
import SupportMasks
import SupportTheory

/// Writes proofs in the certificate format, version 2 (CertificateFormat.md).
public enum CertificateWriter {
    public static let format = "supportcheck.certificate/2"

    /// The largest number of mask cells for which a certificate holds its masks.
    public static let inlineCellLimit = 16_384

    /// The largest number of ones for which a certificate holds masks that were read from a sparse form.
    public static let inlineEntryLimit = 1 << 24

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
        case .notClosedByDimension(let proof):
            return .object(head + [.init("verdict", "not-closed"), .init("proof", proof.json)])
        case .undecided:
            return nil
        }
    }

    /// Whether the certificate of the instance holds its masks, or patterns that stand for them, itself.
    public static func holdsMasks(_ instance: MaskInstance) -> Bool {
        isShort(instance) || isListed(instance)
    }

    /// Whether it does so in a few lines, so that a report holds the certificate too.
    public static func isShort(_ instance: MaskInstance) -> Bool {
        fits(instance) || hasPatterns(instance) && instance.factorSupports == nil
    }

    /// Whether the masks are written as lists of their ones: sparse ones that no text of cells could hold.
    private static func isListed(_ instance: MaskInstance) -> Bool {
        let masks = written(instance)
        return masks.contains(where: \.isListed)
            && masks.reduce(0) { $0 + $1.setBitCount } <= inlineEntryLimit
    }

    /// The masks, but for those of layers that are patterns.
    private static func written(_ instance: MaskInstance) -> [BitMatrix] {
        switch instance.masks {
        case .factorization(let supports): [supports.left, supports.right]
        case .network(let layers): hasPatterns(instance) ? [] : layers.map(\.mask)
        }
    }

    /// Whether the masks are small enough to be written out.
    private static func fits(_ instance: MaskInstance) -> Bool {
        if let supports = instance.factorSupports {
            return (supports.rowCount + supports.columnCount) * supports.width <= inlineCellLimit
        }
        // Layers that patterns stand for may have more cells than an Int counts.
        let most = inlineCellLimit + 1
        let cells = (instance.layers ?? []).reduce(0) { sum, layer in
            min(sum + min(layer.outputCount, most) * min(layer.inputCount, most), most)
        }
        return cells < most
    }

    private static func hasPatterns(_ instance: MaskInstance) -> Bool {
        (instance.layers ?? []).contains { $0.pattern != nil }
    }

    /// The instance with its masks, or with the patterns of its layers where the proof is about them; else its sizes.
    private static func reference(to instance: MaskInstance, _ closedness: Closedness) -> JSONValue {
        let name = JSONValue.Member("name", .string(instance.name))
        if instance.factorSupports == nil, hasPatterns(instance), case .closed(let proof) = closedness,
            case .chainable(let step) = proof as? ChainProof
        {
            return .object([name, .init("patterns", .patterns(step.patterns))])
        }
        return fits(instance) || isListed(instance)
            ? masks(of: instance) : .object([name, .init("sizes", .integers(sizes(of: instance)))])
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
        let isListed = !fits(instance) && isListed(instance)
        return switch instance.masks {
        case .factorization(let supports):
            [
                "name": .string(instance.name), "I": mask(supports.left, isListed),
                "J": mask(supports.right, isListed),
            ]
        case .network(let layers):
            ["name": .string(instance.name), "layers": .array(layers.map { mask($0.mask, isListed) })]
        }
    }

    /// Rows of 0 and 1, or the columns of the ones of each row.
    private static func mask(_ mask: BitMatrix, _ isListed: Bool) -> JSONValue {
        guard isListed else { return .strings(mask.rowStrings) }
        return [
            "columns": .integer(mask.columnCount),
            "rows": .array((0..<mask.rowCount).map { .integers(mask.row($0)) }),
        ]
    }
}
