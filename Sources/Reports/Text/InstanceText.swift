import SupportMasks
import SupportTheory

/// What an instance is, in a sentence or two.
enum InstanceText {
    static func description(of instance: MaskInstance, _ names: LineNames) -> String {
        switch instance.masks {
        case .factorization(let masks):
            let head =
                "factorization A ≈ X Yᵀ of \(masks.rowCount) × \(masks.columnCount) matrices, width \(masks.width); "
            return head + (names == .numbers ? "rows, columns and supports are counted from 0" : kinds(names))
        case .network(let layers):
            let shapes = layers.map { "\($0.name) (\($0.outputCount) × \($0.inputCount))" }
            let shown = shapes.prefix(8).joined(separator: ", ") + (shapes.count > 8 ? ", …" : "")
            let head = "network of \(counted(layers.count, "layer")), input side first: \(shown)"
            guard layers.count == 2 else { return head }
            return head + "; as A ≈ X Yᵀ, X is the weight of \(layers[1].name) and Yᵀ that of \(layers[0].name): "
                + "rows are outputs, columns are inputs, supports are hidden neurons, all counted from 0"
        }
    }

    /// What the lines of a factorization are, where they are more than numbers.
    private static func kinds(_ names: LineNames) -> String {
        let lines = [("rows", names.rows), ("columns", names.columns), ("supports", names.supports)]
        let kinds = lines.map { "\($0.0) are \($0.1.noun)s" }.joined(separator: ", ")
        return kinds + "; what has no name is counted from 0"
    }
}
