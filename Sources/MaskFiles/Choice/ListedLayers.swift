import SupportMasks

/// `--layer` for instances that list their layers: text, and lists in JSON.
enum ListedLayers {
    /// The instance with the layers that the options name, in their order.
    ///
    /// - Throws: for a factorization, for layers that do not chain, and for `--each`, which such a file has no use for.
    static func choose(_ read: ReadInstance, _ options: MaskFilesOptions, context: ReadingContext)
        throws(MaskFilesError) -> ReadInstance
    {
        guard options.each == nil else {
            throw context.error(
                "expected named arrays for --each, found a file that says itself what its instances are")
        }
        guard !options.layerPatterns.isEmpty else { return read }
        let name = quoted(read.instance.name)
        guard let layers = read.instance.layers else {
            throw context.error("expected layers for --layer, found I and J in \(name)")
        }
        let groups = try LayerChoice.groups(
            of: options.layerPatterns, in: layers.map(\.name), context: context, isLayer: { _ in true },
            isMatrix: { _ in true })
        // The layers of a pattern keep the order of the list, which is the input side's first.
        let chosen = (options.convention.isOutputFirst ? groups.reversed() : groups).flatMap { $0 }
        let fit = LayerFit(chosen.map { LayerFit.Shape(rows: layers[$0].outputCount, columns: layers[$0].inputCount) })
        if let misfit = fit.misfit {
            throw context.error(
                "expected layer \(quoted(layers[chosen[misfit]].name)) to have \(layers[chosen[misfit - 1]].outputCount) columns (inputs), the rows (outputs) of layer "
                    + "\(quoted(layers[chosen[misfit - 1]].name)) before it in \(name), as --layer says, found \(layers[chosen[misfit]].inputCount)"
            )
        }
        var result = read
        result.instance.masks = .network(chosen.map { layers[$0] })
        result.reading.tallies = read.reading.tallies.isEmpty ? [] : chosen.map { read.reading.tallies[$0] }
        let isTaken = Set(chosen)
        result.reading.notTaken += layers.indices.filter { !isTaken.contains($0) }.map {
            Reading.NotTaken(
                name: layers[$0].name, shape: [layers[$0].outputCount, layers[$0].inputCount],
                why: "not named by --layer")
        }
        result.isMaskFile = read.isMaskFile && chosen == Array(layers.indices)
        return result
    }
}
