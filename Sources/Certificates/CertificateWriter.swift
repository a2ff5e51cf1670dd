import OrderedJSON
import SupportMasks
import SupportTheory

/// Writes proofs in the certificate format, version 1 (CertificateFormat.md).
public enum CertificateWriter {
    public static let format = "supportcheck.certificate/1"

    /// The largest number of mask cells for which a certificate holds its masks.
    public static let inlineCellLimit = 16_384

    /// The certificate of a decided instance; nil if it is undecided or its layers are not two.
    ///
    /// A small instance's masks are written into the certificate; a large one's are left to the file that the checker
    /// is handed with it.
    public static func certificate(for instance: MaskInstance, _ closedness: Closedness) -> JSONValue? {
        guard let supports = instance.factorSupports else { return nil }
        let head: [JSONValue.Member] = [
            .init("format", .string(format)),
            .init("instance", holdsMasks(supports) ? masks(of: instance) : shape(of: instance.name, supports)),
        ]
        switch closedness {
        case .closed(let derivation):
            return .object(head + [.init("verdict", "closed"), .init("proof", DerivationEncoding.json(derivation))])
        case .notClosed(let proof):
            return .object(head + [.init("verdict", "not-closed")] + NonClosednessEncoding.members(proof))
        case .undecided:
            return nil
        }
    }

    /// Whether a certificate for these masks holds them itself.
    public static func holdsMasks(_ supports: FactorSupports) -> Bool {
        (supports.rowCount + supports.columnCount) * supports.width <= inlineCellLimit
    }

    /// The instance with its masks.
    static func masks(of instance: MaskInstance) -> JSONValue {
        switch instance.masks {
        case .factorization(let supports):
            return [
                "name": .string(instance.name), "I": .strings(supports.left.rowStrings),
                "J": .strings(supports.right.rowStrings),
            ]
        case .network(let layers):
            return ["name": .string(instance.name), "layers": .array(layers.map { .strings($0.mask.rowStrings) })]
        }
    }

    private static func shape(of name: String, _ supports: FactorSupports) -> JSONValue {
        [
            "name": .string(name), "rows": .integer(supports.rowCount), "columns": .integer(supports.columnCount),
            "width": .integer(supports.width),
        ]
    }
}
