import SupportMasks

/// A reader of one form.
protocol PatternReading {
    /// - Parameter builder: an empty one, which knows the file.
    init(text: TextLines, builder: PatternBuilder)

    /// The pattern of the text.
    mutating func pattern(named name: String) throws(MaskFileError) -> FactorPattern
}
