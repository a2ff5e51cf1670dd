import SupportMasks

extension PatternFormat {
    /// The pattern of a text in this form.
    func pattern(_ text: TextLines, named name: String) throws(MaskFileError) -> FactorPattern {
        func read(_ reader: some PatternReading) throws(MaskFileError) -> FactorPattern {
            var reader = reader
            return try reader.pattern(named: name)
        }
        return switch self {
        case .lavaan: try read(LavaanReader(text))
        case .lists: try read(ListReader(text))
        case .edges: try read(EdgeReader(text))
        case .table: try read(TableReader(text))
        case .gmt: try read(GeneSetReader(text))
        }
    }
}
