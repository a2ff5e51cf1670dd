import SupportMasks

/// Tells of written numbers whether they are inside the support, by a rule, and keeps the tally.
struct EntryJudge {
    let rule: EntryRule
    private var magnitudes = MagnitudeHistogram()
    /// The number that stands for 1 in a mask: that of the first entry that is not zero.
    private var one: WrittenNumber?

    init(_ rule: EntryRule) { self.rule = rule }

    /// Whether an entry is inside the support.
    ///
    /// - Parameter count: the cells that it is the entry of.
    /// - Throws: what is wrong with it.
    mutating func isInside(_ number: WrittenNumber, count: Int = 1) throws(EntryFault) -> Bool {
        switch (number, rule) {
        case (.zero, _): return false
        case (.notANumber, _): throw EntryFault("the entry is NaN: whether it stands for a zero is not guessed")
        case (.one, .mask), (.twoHundredFiftyFive, .mask):
            guard one == nil || one == number else {
                throw EntryFault(
                    "expected 0 or 1 as an entry of a mask, found 1 and 255 (the non-zeros of weights are taken with --from-weights)",
                    isForWeights: true)
            }
            one = number
        case (.other, .mask):
            throw EntryFault(
                "expected 0 or 1 as an entry of a mask, found another number (the non-zeros of weights are taken with --from-weights)",
                isForWeights: true)
        case (.one, .weights): magnitudes.add(exponent: 0, count: count)
        case (.twoHundredFiftyFive, .weights): magnitudes.add(exponent: 7, count: count)
        // Beside infinity every number would be tiny.
        case (.other(.max / 2), .weights): break
        case (.other(let exponent), .weights):
            magnitudes.add(exponent: min(max(exponent, -10_000), 10_000), count: count)
        }
        return true
    }

    /// The support, with the tally of its entries.
    func reading(_ mask: BitMatrix) -> EntryReading {
        let zeros = mask.rowCount * mask.columnCount - mask.setBitCount
        return EntryReading(
            mask: mask, tally: EntryTally(zeros: zeros, tiny: magnitudes.tinyCount, has255: one == .twoHundredFiftyFive)
        )
    }
}

/// What is wrong with an entry.
struct EntryFault: Error {
    let message: String
    /// Whether it would be none of weights.
    let isForWeights: Bool

    init(_ message: String, isForWeights: Bool = false) { (self.message, self.isForWeights) = (message, isForWeights) }

    var remedies: [MaskFilesError.Remedy] { isForWeights ? [.fromWeights] : [] }
}
