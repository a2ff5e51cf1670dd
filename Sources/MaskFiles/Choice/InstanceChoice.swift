import SupportMasks

/// Chooses, from the arrays of a name space, the instances that are read: which arrays are layers, in which order, and
/// what is left out.
///
/// One rule for every format. Nothing is guessed: what is not known by the command line, by names or by shapes is an
/// error that says how to say it.
package struct InstanceChoice {
    let arrays: [StoredArray]
    let options: MaskFilesOptions
    let context: ReadingContext
    /// Whether the arrays are files that the command line lists, in an order that is not just that of their names.
    let isListed: Bool

    package init(arrays: [StoredArray], options: MaskFilesOptions, context: ReadingContext, isListed: Bool = false) {
        self.arrays = arrays
        self.options = options
        self.context = context
        self.isListed = isListed
    }

    /// The instances, and the arrays that belong to none of several.
    package func choose() throws(MaskFilesError) -> (instances: [ChosenInstance], outside: [Reading.NotTaken]) {
        let roles = ArrayRoles(arrays, takesWeights: options.takesWeights)
        guard let pattern = options.each else {
            let space = NameSpace(
                arrays: arrays, roles: arrays.indices.map { roles[$0] }, named: arrays.indices.map(roles.named))
            return try NameSpaceChoice(space, options, context, isListed: isListed, readsBlocks: readsBlocks)
                .instances()
        }
        let blocks = NameBlocks(pattern, names: arrays.map(\.name))
        guard !blocks.blocks.isEmpty else {
            throw context.error(
                "expected arrays in blocks that \(quoted(pattern)) names, found \(LayerChoice.list(arrays.map(\.name)))"
            )
        }
        return try choose(blocks, roles)
    }

    /// Whether every block that a pattern names can be read.
    private func readsBlocks(_ pattern: String) -> Bool {
        var trial = options
        trial.each = pattern
        return (try? InstanceChoice(arrays: arrays, options: trial, context: context).choose()) != nil
    }

    private func choose(_ blocks: NameBlocks, _ roles: ArrayRoles) throws(MaskFilesError) -> (
        instances: [ChosenInstance], outside: [Reading.NotTaken]
    ) {
        var instances: [ChosenInstance] = []
        var outside = blocks.outside.map { leftOut(arrays[$0], "outside of the blocks") }
        for block in blocks.blocks {
            let space = NameSpace(
                arrays: block.members.map { arrays[$0.index].named($0.inner) },
                roles: block.members.map { roles[$0.index] }, named: block.members.map { roles.named($0.index) })
            if options.layerPatterns.isEmpty, space.hasNothing {
                outside += space.arrays.map {
                    leftOut($0.named("\(block.name).\($0.name)"), "in a block without layers")
                }
                continue
            }
            let inside = ReadingContext(file: context.file, item: "block \(quoted(block.name))")
            let (chosen, rest) = try NameSpaceChoice(space, options, inside).instances()
            let names = chosen.map { $0.name.map { "\(block.name).\($0)" } ?? block.name }
            for (var instance, name) in zip(chosen, names) {
                instance.name = name
                instances.append(instance)
            }
            outside += rest
        }
        guard !instances.isEmpty else {
            throw context.error("expected layers in the blocks that --each names, found vectors and other arrays alone")
        }
        return (instances, outside)
    }
}
