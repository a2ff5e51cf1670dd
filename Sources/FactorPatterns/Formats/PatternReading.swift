import SupportMasks

/// A reader of one form.
protocol PatternReading {
    init(_ text: TextLines)

    /// The pattern of the text.
    mutating func pattern(named name: String) throws(MaskFileError) -> FactorPattern
}
