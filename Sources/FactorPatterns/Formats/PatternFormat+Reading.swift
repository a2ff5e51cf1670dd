import SupportMasks

extension PatternFormat {
    /// The pattern of a text in this form.
    func pattern(_ text: TextLines, named name: String) throws(MaskFileError) -> FactorPattern {
        func read(_ form: (some PatternReading).Type) throws(MaskFileError) -> FactorPattern {
            var reader = form.init(text: text, builder: PatternBuilder(file: text.file))
            return try reader.pattern(named: name)
        }
        return switch self {
        case .lavaan: try read(LavaanReader.self)
        case .lists: try read(ListReader.self)
        case .edges: try read(EdgeReader.self)
        case .table: try read(TableReader.self)
        case .gmt: try read(GeneSetReader.self)
        }
    }
}
