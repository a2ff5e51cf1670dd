import Reports

/// The forms of a report on repairs.
enum RepairFormat: String, CaseIterable {
    case text, json, html, svg

    /// - Parameter output: the file that the masks were written to.
    func text(_ items: [RepairItem], input: [String], output: String?) -> String {
        switch self {
        case .text: RepairText(items, output: output).text
        case .json: RepairJSON(items, input: input).text
        case .html: RepairPage(items, input: input, output: output).text
        case .svg: RepairPictures(items).svg
        }
    }
}
