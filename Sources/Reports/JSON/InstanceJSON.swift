import OrderedJSON
import SupportMasks

/// Instances in the form that is read back: one as an object, several in a list `instances`.
public enum InstanceJSON {
    public static func value(_ instances: [MaskInstance]) -> JSONValue {
        let values = instances.map(value)
        return values.count == 1 ? values[0] : ["instances": .array(values)]
    }

    private static func value(_ instance: MaskInstance) -> JSONValue {
        switch instance.masks {
        case .factorization(let masks):
            return ["name": .string(instance.name), "I": rows(masks.left), "J": rows(masks.right)]
        case .network(let layers):
            return [
                "name": .string(instance.name),
                "layers": .array(layers.map { ["name": .string($0.name), "mask": rows($0.mask)] }),
            ]
        }
    }

    private static func rows(_ mask: BitMatrix) -> JSONValue {
        .strings((0..<mask.rowCount).map { row in String((0..<mask.columnCount).map { mask[row, $0] ? "1" : "0" }) })
    }
}
