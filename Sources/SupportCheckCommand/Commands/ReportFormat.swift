import Reports

/// The values of `--format`.
enum ReportFormat: String, CaseIterable {
    case text, json, html, svg, sarif

    /// The report in this form.
    func text(_ items: [ReportItem], _ files: [InputFile], _ style: TextStyle) -> String {
        switch self {
        case .text: return TextReport(items, style: style).text
        case .json: return JSONReport(items, files: files.flatMap(\.described)).text
        case .html: return HTMLReport(items).text
        case .svg: return SVGReport(items.map(\.analysis)).text
        case .sarif: return SARIFReport(items).text
        }
    }
}
