/// An instance while its blocks are read: decides which block may come next, and whether the blocks fit in the end.
struct MaskInstanceDraft {
    /// The name, and the `instance` line that gave it; without such a line the file is one instance.
    let name: String
    let declaration: MaskLine?
    private var blocks: [MaskBlock] = []

    init(name: String, declaration: MaskLine?) {
        (self.name, self.declaration) = (name, declaration)
    }

    /// The line on which the masks begin.
    var firstLine: Int? { blocks.first?.line.number }

    /// Adds a block that `complaint(about:found:)` did not object to.
    mutating func append(_ block: MaskBlock) { blocks.append(block) }

    /// Why a block with this label may not come next, or nil when it may.
    ///
    /// - Parameter found: the header as it was written, in quotes; "a row"; or the `kron` line in quotes.
    func complaint(about label: MaskBlock.Label, found: String) -> String? {
        guard let first = blocks.first else { return nil }
        if label != .none, let earlier = blocks.first(where: { $0.label == label })?.line.number {
            return first.isLayer
                ? "expected layers with different names, found \(found) again (first on line \(earlier))"
                : "expected one \(label) in an instance, found a second (the first is on line \(earlier))"
        }
        switch (first.label, label) {
        case (.none, .none) where blocks.count < 2, (.left, .right), (.right, .left), (.layer, .layer): return nil
        case (.none, .none): return "expected two blocks without headers (I, then J), found a third"
        case (.none, _):
            return "expected a block without a header, as that on line \(first.line.number), found \(found)"
        case (_, .none):
            let ended = blocks[blocks.count - 1].label
            return "expected a header before this line, as the block of \(ended) has ended, found \(found)"
        case (.layer, _): return "expected 'layer NAME:', as the instance is a network, found \(found)"
        default: return "expected \(missingHalf), as the instance is a factorization, found \(found)"
        }
    }

    /// The header that completes a factorization whose first block has one.
    private var missingHalf: String { blocks.first?.label == .right ? "'I:'" : "'J:'" }

    /// The instance, which ends at the current line.
    ///
    /// - Parameters:
    ///   - found: what stands there.
    ///   - convention: in which order layers are written, and whether masks are written transposed.
    func finished(_ text: MaskText, found: String, _ convention: LayerFit.Convention) throws(MaskFileError)
        -> ReadInstance
    {
        guard let first = blocks.first else {
            throw text.error("expected masks after 'instance \(name)', found \(found)")
        }
        if !first.isLayer, blocks.count < 2 {
            let expected =
                first.label == .none
                ? "a blank line and a second block (J) after the block on line \(first.line.number)"
                : "\(missingHalf) after \(first.label) (line \(first.line.number))"
            throw text.error("expected \(expected), found \(found)")
        }
        let isReversed = first.isLayer ? convention.isOutputFirst : first.label == .right
        let ordered = isReversed ? blocks.reversed() : blocks
        let masks =
            first.isLayer
            ? MaskInstance.Masks.network(try layers(ordered, text, convention))
            : .factorization(try factors(ordered[0], ordered[1], text, convention))
        return ReadInstance(
            MaskInstance(name: name, masks: masks), reading: Reading(tallies: ordered.compactMap(\.tally)),
            line: declaration?.number ?? first.line.number)
    }

    private func factors(
        _ left: MaskBlock, _ right: MaskBlock, _ text: MaskText, _ convention: LayerFit.Convention
    ) throws(MaskFileError) -> FactorSupports {
        let isTransposed = convention.isTransposed
        let (left, right) = (left.layer(isTransposed: isTransposed), right.layer(isTransposed: isTransposed))
        guard left.inputCount == right.inputCount else {
            var other = convention
            other.isTransposed.toggle()
            let wouldFit = left.outputCount == right.outputCount
            throw text.error(
                "expected I and J to have the same number of \(isTransposed ? "rows" : "columns"), "
                    + "found \(left.inputCount) in I and \(right.inputCount) in J"
                    + (wouldFit ? "; the transposes would fit (\(isTransposed ? "without " : "")--transpose)" : ""),
                in: blocks[1].firstRow, ways: wouldFit ? [.convention(other)] : [])
        }
        return FactorSupports(left: left.mask, right: right.mask)
    }

    /// - Parameter blocks: input side first.
    private func layers(
        _ blocks: [MaskBlock], _ text: MaskText, _ convention: LayerFit.Convention
    ) throws(MaskFileError) -> [Layer] {
        let layers = blocks.map { $0.layer(isTransposed: convention.isTransposed) }
        let fit = LayerFit(layers.map { LayerFit.Shape(rows: $0.outputCount, columns: $0.inputCount) })
        guard let misfit = fit.misfit else { return layers }
        let (layer, previous) = (layers[misfit], layers[misfit - 1])
        let (inputs, outputs) = convention.isTransposed ? ("rows", "columns") : ("columns", "rows")
        throw text.error(
            "expected layer '\(layer.name)' to have \(previous.outputCount) \(inputs) (inputs), the \(outputs) (outputs) "
                + "of layer '\(previous.name)', found \(layer.inputCount)\(fit.advice(convention))",
            in: blocks[misfit].firstRow, ways: fit.alternatives(to: convention).map { .convention($0) })
    }
}
