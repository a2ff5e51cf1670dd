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
                return
                    "expected layers with different names, found \(found) again (first on line \(earlier.line.number))"
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
    ///   - convention: in which order layers are written, and whether masks are written transposed.
    func finished(
        source: MaskTextSource, place: MaskTextLine, found: String, convention: LayerFit.Convention
    ) throws(MaskFileError) -> PlacedInstance {
        guard let first = blocks.first else {
            throw source.error(
                place, at: place.content.lowerBound, "expected masks after 'instance \(name)', found \(found)")
        }
        let line = declaration?.number ?? first.line.number
        if case .layer = first.label {
            let ordered = convention.isOutputFirst ? blocks.reversed() : blocks
            let layers = try Self.layers(ordered, source: source, convention)
            return PlacedInstance(
                instance: MaskInstance(name: name, masks: .network(layers)), line: line,
                tallies: ordered.compactMap(\.tally))
        }
        guard blocks.count == 2 else {
            let expected =
                first.label == .none
                ? "a blank line and a second block (J) after the block on line \(first.line.number)"
                : "\(missingHalf) after \(first.label) (line \(first.line.number))"
            throw source.error(place, at: place.content.lowerBound, "expected \(expected), found \(found)")
        }
        let ordered = first.label == .right ? blocks.reversed() : blocks
        let supports = try factors(left: ordered[0], right: ordered[1], source: source, convention)
        return PlacedInstance(
            instance: MaskInstance(name: name, masks: .factorization(supports)), line: line,
            tallies: ordered.compactMap(\.tally))
    }

    /// The header that completes a factorization whose first block has one.
    private var missingHalf: String { blocks.first?.label == .right ? "'I:'" : "'J:'" }

    private func factors(
        left: MaskBlock, right: MaskBlock, source: MaskTextSource, _ convention: LayerFit.Convention
    ) throws(MaskFileError) -> FactorSupports {
        let isTransposed = convention.isTransposed
        let (leftShape, rightShape) = (left.shape(isTransposed: isTransposed), right.shape(isTransposed: isTransposed))
        guard leftShape.columns == rightShape.columns else {
            let line = blocks[1].firstRow ?? blocks[1].line
            let advice =
                leftShape.rows == rightShape.rows
                ? "; the transposes would fit (\(isTransposed ? "without " : "")--transpose)" : ""
            throw source.error(
                line, at: line.content.lowerBound,
                "expected I and J to have the same number of \(isTransposed ? "rows" : "columns"), "
                    + "found \(leftShape.columns) in I and \(rightShape.columns) in J\(advice)",
                ways: advice.isEmpty
                    ? []
                    : [
                        .convention(
                            LayerFit.Convention(isOutputFirst: convention.isOutputFirst, isTransposed: !isTransposed))
                    ]
            )
        }
        return FactorSupports(
            left: left.mask(isTransposed: isTransposed), right: right.mask(isTransposed: isTransposed))
    }

    /// The layers that blocks are.
    ///
    /// - Parameter blocks: input side first.
    private static func layers(
        _ blocks: [MaskBlock], source: MaskTextSource, _ convention: LayerFit.Convention
    ) throws(MaskFileError) -> [Layer] {
        let named = blocks.compactMap { block -> (name: String, block: MaskBlock)? in
            guard case .layer(let name) = block.label else { return nil }
            return (name, block)
        }
        let shapes = named.map { $0.block.shape(isTransposed: convention.isTransposed) }
        let fit = LayerFit(shapes)
        if let misfit = fit.misfit {
            let line = named[misfit].block.firstRow ?? named[misfit].block.line
            let (inputs, outputs) = convention.isTransposed ? ("rows", "columns") : ("columns", "rows")
            throw source.error(
                line, at: line.content.lowerBound,
                "expected layer '\(named[misfit].name)' to have \(shapes[misfit - 1].rows) \(inputs) (inputs), the \(outputs) (outputs) "
                    + "of layer '\(named[misfit - 1].name)', found \(shapes[misfit].columns)\(fit.advice(convention))",
                ways: fit.alternatives(to: convention).map { .convention($0) }
            )
        }
        return named.map { $0.block.layer(named: $0.name, isTransposed: convention.isTransposed) }
    }
}
