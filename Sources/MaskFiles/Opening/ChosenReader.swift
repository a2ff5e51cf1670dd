import SupportMasks

/// Reads the masks of what was chosen.
struct ChosenReader {
    let options: MaskFilesOptions
    let file: String
    private var budget: CellBudget

    init(_ options: MaskFilesOptions, file: String) {
        self.options = options
        self.file = file
        budget = CellBudget(options.limits)
    }

    /// The instance; `name` if the choice has none.
    ///
    /// - Throws: for masks beyond the limits, for entries that are none, and for names that cannot be shown.
    mutating func read(_ chosen: ChosenInstance, name: String) throws(MaskFilesError) -> ReadInstance {
        var masks: [NamedMask] = []
        var tallies: [EntryTally] = []
        for array in chosen.arrays {
            let (mask, tally) = try read(array)
            masks.append(
                NamedMask(name: array.array.name, mask: options.convention.isTransposed ? mask.transposed() : mask))
            tallies.append(tally)
        }
        let reading = Reading(
            order: chosen.order, isFromArrays: true,
            sources: chosen.arrays.map {
                Reading.Source(
                    name: $0.array.name, isMask: $0.entries == .mask, isTransposed: options.convention.isTransposed)
            },
            tallies: tallies, notTaken: chosen.notTaken,
            warnings: chosen.warnings
                + zip(masks, tallies).flatMap { Self.warnings(on: $0.name, inside: $0.mask.setBitCount, $1) })
        let context = ReadingContext(file: file)
        switch chosen.kind {
        case .factorization:
            let supports = FactorSupports(left: masks[0].mask, right: masks[1].mask)
            return ReadInstance(
                MaskInstance(name: chosen.name ?? name, masks: .factorization(supports)), reading: reading)
        case .network:
            let layers = try masks.asLayers(context: context)
            return ReadInstance(MaskInstance(name: chosen.name ?? name, masks: .network(layers)), reading: reading)
        }
    }

    private mutating func read(_ chosen: ChosenArray) throws(MaskFilesError) -> (BitMatrix, EntryTally) {
        let context = ReadingContext(file: file, item: "array \(quoted(chosen.array.name))")
        let isSparse = chosen.array.isSparse && chosen.entries != nil
        let shape = try MatrixShape(
            chosen.array.shape, isSparse: isSparse, limits: options.limits, context: context)
        if !isSparse || options.limits.maxSparseLines == 0 {
            try budget.take(shape, limits: options.limits, context: context)
        }
        guard let rule = chosen.entries else {
            // One block of ones.
            guard let full = KroneckerPattern(1, shape.rows, shape.columns, 1) else {
                throw context.error("expected a matrix, found none")
            }
            return (full.mask, EntryTally(zeros: 0))
        }
        do {
            let reading = try chosen.array.read(rule)
            return (reading.mask, reading.tally)
        } catch {
            guard chosen.name.masked != nil else { throw error }
            // What is named as a mask is read as one, with --from-weights too.
            var fault = error
            fault.remedies.removeAll { $0 == .fromWeights }
            throw fault
        }
    }

    private static func warnings(on name: String, inside: Int, _ tally: EntryTally) -> [String] {
        var warnings: [String] = []
        // A few of many weights are tiny by chance.
        if tally.tiny > inside / 1_000 {
            warnings.append(
                "\(quoted(name)): \(tally.tiny) entries are smaller than 2⁻²⁰ (a millionth) of its largest and not zero, so they count as inside the support; "
                    + "\(tally.zeros) are exactly zero")
        }
        if tally.has255 { warnings.append("\(quoted(name)): 255 is read as 1, inside the support") }
        return warnings
    }
}
