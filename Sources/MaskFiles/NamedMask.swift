import SupportMasks

/// A mask with the name of its array, tensor or file.
struct NamedMask {
    let name: String
    let mask: BitMatrix
}

extension MaskInstance {
    /// The instance that masks in order are: I and J where these are the two names, in either order; else the layers of a network,
    /// input side first.
    ///
    /// - Throws: if a name is I or J among others, if layers do not fit, and for names that cannot be shown.
    init(name: String, _ masks: [NamedMask], isTransposed: Bool, context: ReadingContext) throws(MaskFilesError) {
        let masks = isTransposed ? masks.map { NamedMask(name: $0.name, mask: $0.mask.transposed()) } : masks
        if let left = masks.first(where: { $0.name == "I" }), let right = masks.first(where: { $0.name == "J" }), masks.count == 2 {
            self.init(name: name, masks: .factorization(try FactorSupports(I: left.mask, J: right.mask, context: context)))
            return
        }
        if masks.contains(where: { $0.name == "I" || $0.name == "J" }) {
            let names = masks.prefix(8).map { quoted($0.name) }.joined(separator: ", ")
            throw context.error("expected I and J alone, or layers with other names, found \(names)\(masks.count > 8 ? ", …" : "")")
        }
        self.init(name: name, masks: .network(try masks.asLayers(context: context)))
    }
}

extension FactorSupports {
    /// The supports I and J, which must have the same number of columns.
    init(I left: BitMatrix, J right: BitMatrix, context: ReadingContext) throws(MaskFilesError) {
        guard left.columnCount == right.columnCount else {
            throw context.error("expected I and J to have the same number of columns, found \(left.columnCount) in I and \(right.columnCount) in J")
        }
        self.init(left: left, right: right)
    }
}

extension [NamedMask] {
    /// The layers, each with as many inputs as the one before has outputs, and all of different names.
    func asLayers(context: ReadingContext) throws(MaskFilesError) -> [Layer] {
        var layers: [Layer] = []
        var names: Set<String> = []
        for named in self {
            guard !named.name.isEmpty, named.name.unicodeScalars.allSatisfy(isPrintable) else {
                throw context.error("expected a layer's name of characters that show, found \(quoted(named.name))")
            }
            guard names.insert(named.name).inserted else {
                throw context.error("expected layers with different names, found \(quoted(named.name)) again")
            }
            if let previous = layers.last, previous.mask.rowCount != named.mask.columnCount {
                throw context.error(
                    "expected layer \(quoted(named.name)) to have \(previous.mask.rowCount) columns (inputs), the rows (outputs) of layer "
                        + "\(quoted(previous.name)) before it, found \(named.mask.columnCount) (masks are outputs × inputs, input side first)")
            }
            layers.append(Layer(name: named.name, mask: named.mask))
        }
        guard !layers.isEmpty else { throw context.error("expected a layer, found none") }
        return layers
    }
}
