/// A form in which people write patterns of loadings.
public enum PatternFormat: String, CaseIterable, Hashable, Sendable {
    /// Lines of the model syntax of lavaan: `Visual =~ x1 + x2 + x3`.
    case lavaan
    /// A line for each factor: `F1 = 1, 2, 5-8` or `F1: x1, x2`.
    case lists
    /// A line for each loading: item, factor and perhaps a weight, divided by commas, semicolons or tabs.
    case edges
    /// A table of zeros and ones with the names of factors above and of items at the left.
    case table
    /// A line for each gene set: name, description and genes, divided by tabs.
    case gmt

    /// The form that the end of a file's name says; nil where it says none.
    init?(fileName: String) {
        guard let end = fileName.split(separator: ".").last?.lowercased(), fileName.contains(".") else { return nil }
        switch end {
        case "gmt": self = .gmt
        case "lav", "lavaan": self = .lavaan
        default: return nil
        }
    }
}
