import SupportMasks

/// A mask with the name of its array, tensor or file.
struct NamedMask {
    let name: String
    let mask: BitMatrix
}

extension FactorSupports {
    /// The supports I and J, which must have the same number of columns.
    ///
    /// - Parameter isTransposed: whether they are stored width × rows.
    init(I first: BitMatrix, J second: BitMatrix, isTransposed: Bool, context: ReadingContext) throws(MaskFilesError) {
        let (left, right) = isTransposed ? (first.transposed(), second.transposed()) : (first, second)
        guard left.columnCount == right.columnCount else {
            let advice =
                left.rowCount == right.rowCount
                ? "; the transposes would fit (\(isTransposed ? "without " : "")--transpose)" : ""
            throw context.error(
                "expected I and J to have the same number of columns, found \(left.columnCount) in I and \(right.columnCount) in J\(advice)",
                remedies: advice.isEmpty ? [] : [.options([MaskFilesError.Option("--transpose", isOn: !isTransposed)])])
        }
        self.init(left: left, right: right)
    }
}

extension [NamedMask] {
    /// The layers of a list, input side first, each with as many inputs as the one before has outputs.
    func asChain(_ convention: LayerFit.Convention, context: ReadingContext) throws(MaskFilesError) -> [Layer] {
        let turned = convention.isTransposed ? map { NamedMask(name: $0.name, mask: $0.mask.transposed()) } : self
        let layers = try (convention.isOutputFirst ? turned.reversed() : turned).asLayers(context: context)
        let fit = LayerFit(layers.map { LayerFit.Shape(rows: $0.outputCount, columns: $0.inputCount) })
        guard let misfit = fit.misfit else { return layers }
        throw context.error(
            "expected layer \(quoted(layers[misfit].name)) to have \(layers[misfit - 1].outputCount) columns (inputs), the rows (outputs) of layer "
                + "\(quoted(layers[misfit - 1].name)) before it, found \(layers[misfit].inputCount) (masks are outputs × inputs, input side first)"
                + fit.advice(convention), remedies: fit.alternatives(to: convention).map(LayerOrder.remedy))
    }

    /// The layers, which must have names that can be shown, and all different.
    func asLayers(context: ReadingContext) throws(MaskFilesError) -> [Layer] {
        var names: Set<String> = []
        for named in self {
            guard !named.name.isEmpty, named.name.unicodeScalars.allSatisfy(\.isPrintable) else {
                throw context.error("expected a layer's name of characters that show, found \(quoted(named.name))")
            }
            guard names.insert(named.name).inserted else {
                throw context.error("expected layers with different names, found \(quoted(named.name)) again")
            }
        }
        guard !isEmpty else { throw context.error("expected a layer, found none") }
        return map { Layer(name: $0.name, mask: $0.mask) }
    }
}
