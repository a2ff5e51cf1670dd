import SupportMasks

/// A mask with the name of its array, tensor or file.
struct NamedMask {
    let name: String
    let mask: BitMatrix
}

extension [NamedMask] {
    /// The layers, which must have names that can be shown, and all different.
    func asLayers(context: ReadingContext) throws(MaskFilesError) -> [Layer] {
        var names: Set<String> = []
        for named in self {
            guard !named.name.isEmpty, named.name.unicodeScalars.allSatisfy(isPrintable) else {
                throw context.error("expected a layer's name of characters that show, found \(quoted(named.name))")
            }
            guard names.insert(named.name).inserted else { throw context.error("expected layers with different names, found \(quoted(named.name)) again") }
        }
        guard !isEmpty else { throw context.error("expected a layer, found none") }
        return map { Layer(name: $0.name, mask: $0.mask) }
    }
}
