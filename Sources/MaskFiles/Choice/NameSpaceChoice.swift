import SupportMasks

/// The choice in one name space, or in one block of it.
struct NameSpaceChoice {
    private let space: NameSpace
    private let options: MaskFilesOptions
    private let context: ReadingContext
    private let isListed: Bool
    private let order: LayerOrder
    /// Whether every block that a pattern names can be read; nil inside of a block.
    private let readsBlocks: ((_ pattern: String) -> Bool)?

    init(
        _ space: NameSpace, _ options: MaskFilesOptions, _ context: ReadingContext, isListed: Bool = false,
        readsBlocks: ((_ pattern: String) -> Bool)? = nil
    ) {
        self.readsBlocks = readsBlocks
        self.space = space
        self.options = options
        self.context = context
        self.isListed = isListed
        order = LayerOrder(context: context, convention: options.convention)
    }

    func instances() throws(MaskFilesError) -> (instances: [ChosenInstance], outside: [Reading.NotTaken]) {
        if !options.layerPatterns.isEmpty { return ([try named()], []) }
        var taken: [ChosenArray] = []
        var left: [Reading.NotTaken] = []
        var inTheWay: [Reading.NotTaken] = []
        for (array, role) in zip(space.arrays, space.roles) {
            if let layer = ChosenArray(array, role) { taken.append(layer) }
            if case .skipped(let why) = role { left.append(leftOut(array, why)) }
            if case .inTheWay(let why) = role { inTheWay.append(leftOut(array, why)) }
        }
        if taken.contains(where: { Adapters.side(of: $0.name) != nil }) { return try adapters(taken, left + inTheWay) }
        try requireNothing(inTheWay, beside: taken)
        return ([try instance(taken, left)], [])
    }

    // MARK: By the command line

    private func named() throws(MaskFilesError) -> ChosenInstance {
        let names = space.arrays.map(\.name)
        let groups = try LayerChoice.groups(
            of: options.layerPatterns, in: names, context: context,
            isLayer: { ChosenArray(space.arrays[$0], space.roles[$0]) != nil },
            isMatrix: { space.named[$0] != nil })
        var chosen: [ChosenArray] = []
        for index in groups.joined() {
            guard let role = space.named[index], let array = ChosenArray(space.arrays[index], role) else {
                let item = ReadingContext(file: context.file, item: "array \(quoted(names[index]))")
                throw item.error(MatrixShape.complaint(dimensions: space.arrays[index].shape))
            }
            chosen.append(array)
        }
        let isTaken = Set(groups.joined())
        let left = space.arrays.indices.filter { !isTaken.contains($0) }.map { index -> Reading.NotTaken in
            if case .skipped(let why) = space.roles[index] { return leftOut(space.arrays[index], why) }
            return leftOut(space.arrays[index], "not named by --layer")
        }
        var warnings = self.warnings(chosen)
        switch PairNames(chosen.map(\.name)) {
        case .factors(let first, let second): return try factorization(chosen[first], chosen[second], left, warnings)
        case .product(left: 0, right: 1) where !options.convention.isOutputFirst:
            warnings.append(
                "\(quoted(chosen[0].array.name)) is taken as the first layer, as --layer says; the product \(chosen[0].array.name) \(chosen[1].array.name) is read without --layer, or with --output-first"
            )
        case .product, nil: break
        }
        if !options.convention.isTransposed, chosen.contains(where: { $0.name.isKernel }) {
            warnings.append(
                "arrays named kernel are stored inputs × outputs by Keras and Flax: they are read outputs × inputs, as --transpose is not given"
            )
        }
        let (ordered, why) = try order.order(chosen, .groups(groups.map(\.count)))
        return ChosenInstance(kind: .network, arrays: ordered, order: why, notTaken: left, warnings: warnings)
    }

    // MARK: By names and shapes

    private func requireNothing(_ inTheWay: [Reading.NotTaken], beside taken: [ChosenArray]) throws(MaskFilesError) {
        guard let first = inTheWay.first else { return }
        let found = inTheWay.prefix(4).map {
            "\(quoted($0.name)) (\($0.shape.map(String.init).joined(separator: " × ")): \($0.why))"
        }.joined(separator: ", ")
        if taken.isEmpty, inTheWay.count == 1, first.shape.count > 2 {
            throw ReadingContext(file: context.file, item: "array \(quoted(first.name))").error(
                MatrixShape.complaint(dimensions: first.shape))
        }
        throw context.error(
            "expected masks of layers, found \(found)\(inTheWay.count > 4 ? ", …" : ""), which may be a part of the network and cannot be taken as a layer; name the layers with --layer",
            remedies: remedies(taken))
    }

    /// Commands that take some arrays alone.
    private func remedies(_ taken: [ChosenArray]) -> [MaskFilesError.Remedy] {
        guard !taken.isEmpty else { return [] }
        do {
            let (ordered, _) = try order.order(taken, .none)
            let written = options.convention.isOutputFirst ? ordered.reversed() : ordered
            return [LayerChoice.remedy(written.map(\.array.name))].compactMap { $0 }
        } catch {
            return error.remedies
        }
    }

    private func instance(_ taken: [ChosenArray], _ left: [Reading.NotTaken]) throws(MaskFilesError) -> ChosenInstance {
        guard !taken.isEmpty else {
            guard left.count == 1, space.arrays.count == 1 else {
                throw context.error("expected a matrix, found \(LayerChoice.list(space.arrays.map(\.name)))")
            }
            throw context.error(MatrixShape.complaint(dimensions: left[0].shape))
        }
        let warnings = self.warnings(taken)
        switch PairNames(taken.map(\.name)) {
        case .factors(let first, let second): return try factorization(taken[first], taken[second], left, warnings)
        case .product(let first, let second):
            // A = W H is written from the left whatever lists are.
            let pair = [taken[second], taken[first]]
            let written = LayerOrder(
                context: context, convention: LayerFit.Convention(isTransposed: options.convention.isTransposed),
                mayReverse: false)
            return ChosenInstance(
                kind: .network, arrays: try written.order(pair, .given).arrays, order: .given, notTaken: left,
                warnings: warnings)
        case nil: break
        }
        guard !taken.contains(where: { PairNames.isFactor($0.name) }) else {
            throw context.error(
                "expected I and J alone, or layers with other names, found \(LayerChoice.list(taken.map(\.array.name)))"
            )
        }
        if !isListed { try requireOneChain(taken) }
        try requireSides(taken)
        let (ordered, why) = try order.order(taken, isListed ? .given : .none)
        return ChosenInstance(kind: .network, arrays: ordered, order: why, notTaken: left, warnings: warnings)
    }

    /// Refuses layers that names show to be of several networks.
    private func requireOneChain(_ taken: [ChosenArray]) throws(MaskFilesError) {
        let names = taken.map(\.name)
        if let what = SideBySide.complaint(names) {
            throw context.error(
                "expected the layers of one network, found \(LayerChoice.list(taken.map(\.array.name))): \(what) stand side by side and do not follow one another; "
                    + "name a chain with --layer, or blocks with --each", remedies: blocks(taken))
        }
        guard LayerOrder.numbered(taken) != nil, Self.areCopies(taken) else { return }
        throw context.error(
            "expected the layers of one network, found blocks with the same names and shapes inside, \(LayerChoice.list(taken.map(\.array.name))): each may be a network "
                + "of its own (--each), or all of them one after the other (--layer)",
            remedies: blocks(taken) + [.options([MaskFilesError.Option("--layer", "*")])])
    }

    /// Whether the first number that differs divides the names into groups of several with the same shapes.
    private static func areCopies(_ arrays: [ChosenArray]) -> Bool {
        let names = arrays.map { NumberedName($0.name.base) }
        guard let first = names.first,
            let place = first.numbers.indices.first(where: { place in
                names.contains { $0.numbers[place] != first.numbers[place] }
            })
        else { return false }
        let groups = Dictionary(grouping: zip(names, arrays)) { $0.0.numbers[place] }
        let contents = Set(
            groups.values.map {
                Set($0.map { [$0.0.numbers[(place + 1)...].joined(separator: " "), "\($0.1.array.shape)"] })
            })
        return groups.count > 1 && contents.count == 1 && contents.first.map { $0.count > 1 } == true
    }

    /// `--each` with a pattern by which every block can be read.
    private func blocks(_ taken: [ChosenArray]) -> [MaskFilesError.Remedy] {
        guard let readsBlocks, let pattern = NameBlocks.pattern(of: taken.map(\.array.name)), readsBlocks(pattern)
        else { return [] }
        return [.options([MaskFilesError.Option("--each", pattern)])]
    }

    /// Refuses names that say how the arrays are stored where shapes do not.
    private func requireSides(_ taken: [ChosenArray]) throws(MaskFilesError) {
        guard !options.convention.isTransposed, taken.contains(where: { $0.name.isKernel }) else { return }
        throw context.error(
            "expected arrays outputs × inputs, found \(LayerChoice.list(taken.filter { $0.name.isKernel }.map(\.array.name))): kernels of Keras and Flax are stored inputs × outputs",
            remedies: [.options([MaskFilesError.Option("--transpose")])])
    }

    private func factorization(
        _ left: ChosenArray, _ right: ChosenArray, _ rest: [Reading.NotTaken], _ warnings: [String]
    ) throws(MaskFilesError) -> ChosenInstance {
        let (first, second) = (left.shape(options.convention), right.shape(options.convention))
        guard first.columns == second.columns else {
            let turned = first.rows == second.rows
            throw context.error(
                "expected \(left.array.name) and \(right.array.name) to have the same number of columns, found \(first.columns) in \(left.array.name) and \(second.columns) in "
                    + "\(right.array.name)"
                    + (turned
                        ? "; the transposes would fit (\(options.convention.isTransposed ? "without " : "")--transpose)"
                        : ""),
                remedies: turned
                    ? [.options([MaskFilesError.Option("--transpose", isOn: !options.convention.isTransposed)])] : [])
        }
        return ChosenInstance(
            kind: .factorization, arrays: [left, right], order: .given, notTaken: rest, warnings: warnings)
    }

    // MARK: Adapters

    private func adapters(_ taken: [ChosenArray], _ left: [Reading.NotTaken]) throws(MaskFilesError) -> (
        instances: [ChosenInstance], outside: [Reading.NotTaken]
    ) {
        let convention = LayerFit.Convention(isTransposed: options.convention.isTransposed)
        var instances: [ChosenInstance] = []
        for (module, pair) in try Adapters.pairs(taken, context: context) {
            let inside = ReadingContext(file: context.file, item: "adapter \(quoted(module))")
            let ordered = try LayerOrder(context: inside, convention: convention, mayReverse: false).order(pair, .given)
                .arrays
            instances.append(
                ChosenInstance(name: module, kind: .network, arrays: ordered, order: .given, warnings: warnings(pair)))
        }
        let others = taken.filter { Adapters.side(of: $0.name) == nil }.map {
            leftOut($0.array, "no part of a low-rank adapter")
        }
        return (instances, others + left)
    }

    private func warnings(_ taken: [ChosenArray]) -> [String] {
        let full = taken.filter { $0.entries == nil }.map(\.array.name)
        guard !full.isEmpty else { return [] }
        return [
            "\(LayerChoice.list(full)): no mask beside the masks of other layers, so taken as \(full.count == 1 ? "a full layer" : "full layers"); --layer leaves out what is no layer"
        ]
    }
}
