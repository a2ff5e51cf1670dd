/// An instance while its blocks are read: decides which block may come next, and whether the blocks fit in the end.
struct MaskInstanceDraft {
    /// The name, and the `instance` line that gave it; without such a line the file is one instance.
    let name: String
    let declaration: MaskTextLine?
    private var blocks: [MaskBlock] = []

    init(name: String, declaration: MaskTextLine?) {
        self.name = name
        self.declaration = declaration
    }

    /// The line on which the masks begin.
    var firstLine: Int? { blocks.first?.line.number }

    /// The block that was begun last.
    var lastBlock: MaskBlock? { blocks.last }

    /// Adds a block that `complaint(about:found:)` did not object to.
    mutating func append(_ block: MaskBlock) { blocks.append(block) }

    /// Why a block with this label may not come next, or nil when it may.
    ///
    /// - Parameter found: the header as it was written, in quotes; "a row"; or the `kron` line in quotes.
    func complaint(about label: MaskBlock.Label, found: String) -> String? {
        guard let first = blocks.first else { return nil }
        if let earlier = blocks.first(where: { $0.label == label && label != .none }) {
            if case .layer = label {
                return "expected layers with different names, found \(found) again (first on line \(earlier.line.number))"
            }
            return "expected one \(label) in an instance, found a second (the first is on line \(earlier.line.number))"
        }
        switch (first.label, label) {
        case (.none, .none):
            return blocks.count < 2 ? nil : "expected two blocks without headers (I, then J), found a third"
        case (.none, _):
            return "expected a block without a header, as that on line \(first.line.number), found \(found)"
        case (_, .none):
            let ended = (blocks.last ?? first).label
            return "expected a header before this line, as the block of \(ended) has ended, found \(found)"
        case (.left, .right), (.right, .left), (.layer, .layer):
            return nil
        case (.layer, _):
            return "expected 'layer NAME:', as the instance is a network, found \(found)"
        case (_, .layer):
            return "expected \(missingHalf), as the instance is a factorization, found \(found)"
        case (.left, .left), (.right, .right):
            return nil
        }
    }

    /// The instance.
    ///
    /// - Parameters:
    ///   - place: where the instance ends.
    ///   - found: what stands there.
    func finished(source: MaskTextSource, place: MaskTextLine, found: String) throws(MaskFileError) -> MaskInstance {
        guard let first = blocks.first else {
            throw source.error(place, at: place.content.lowerBound, "expected masks after 'instance \(name)', found \(found)")
        }
        if case .layer = first.label { return MaskInstance(name: name, masks: .network(try layers(source: source))) }
        guard blocks.count == 2 else {
            let expected = first.label == .none
                ? "a blank line and a second block (J) after the block on line \(first.line.number)"
                : "\(missingHalf) after \(first.label) (line \(first.line.number))"
            throw source.error(place, at: place.content.lowerBound, "expected \(expected), found \(found)")
        }
        let isLeftFirst = first.label != .right
        let (left, right) = isLeftFirst ? (blocks[0], blocks[1]) : (blocks[1], blocks[0])
        guard left.columnCount == right.columnCount else {
            let line = blocks[1].firstRow ?? blocks[1].line
            throw source.error(
                line, at: line.content.lowerBound,
                "expected I and J to have the same number of columns, found \(left.columnCount) in I and \(right.columnCount) in J"
            )
        }
        return MaskInstance(name: name, masks: .factorization(FactorSupports(left: left.mask(), right: right.mask())))
    }

    /// The header that completes a factorization whose first block has one.
    private var missingHalf: String { blocks.first?.label == .right ? "'I:'" : "'J:'" }

    private func layers(source: MaskTextSource) throws(MaskFileError) -> [Layer] {
        var layers: [Layer] = []
        for block in blocks {
            guard case .layer(let name) = block.label else { continue }
            if let previous = layers.last, block.columnCount != previous.outputCount {
                let line = block.firstRow ?? block.line
                throw source.error(
                    line, at: line.content.lowerBound,
                    "expected layer '\(name)' to have \(previous.outputCount) columns (inputs), the rows (outputs) of layer "
                        + "'\(previous.name)', found \(block.columnCount)"
                )
            }
            layers.append(block.layer(named: name))
        }
        return layers
    }
}
