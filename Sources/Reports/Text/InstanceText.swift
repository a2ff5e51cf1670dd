import SupportMasks
import SupportTheory

/// What an instance is, in a sentence or two.
enum InstanceText {
    static func description(of instance: MaskInstance) -> String {
        switch instance.masks {
        case .factorization(let masks):
            return "factorization A ≈ X Yᵀ of \(masks.rowCount) × \(masks.columnCount) matrices, width \(masks.width); "
                + "rows, columns and supports are counted from 0"
        case .network(let layers):
            let shapes = layers.map { "\($0.name) (\($0.outputCount) × \($0.inputCount))" }
            let shown = shapes.prefix(8).joined(separator: ", ") + (shapes.count > 8 ? ", …" : "")
            let head = "network of \(counted(layers.count, "layer")), input side first: \(shown)"
            guard layers.count == 2 else { return head }
            return head + "; as A ≈ X Yᵀ, X is the weight of \(layers[1].name) and Yᵀ that of \(layers[0].name): "
                + "rows are outputs, columns are inputs, supports are hidden neurons, all counted from 0"
        }
    }
}

/// What is said of a network whose number of layers is not two.
enum OtherDepthText {
    static func layers(of instance: MaskInstance) -> [Passage] {
        guard case .network(let layers) = instance.masks else { return [] }
        return layers.map { layer in
            let cells = layer.outputCount * layer.inputCount
            let entries = layer.entryCount
            return .paragraph(
                "\(layer.name): \(layer.outputCount) outputs × \(layer.inputCount) inputs, \(entries) of \(cells) entries (\(percentage(entries, of: cells)))",
                hanging: 2)
        }
    }

    /// With one decimal, rounded to nearest, from integers so that every platform prints the same.
    private static func percentage(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0.0 %" }
        let tenths = (part * 2000 + whole) / (2 * whole)
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
