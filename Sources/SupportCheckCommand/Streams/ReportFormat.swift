import Reports
import SupportTheory

/// The values of `--format`.
enum ReportFormat: String, CaseIterable {
    case text, json, html, svg, sarif

    /// The report in this form.
    ///
    /// - Parameter cut: what ended the run before the files were read.
    func text(
        _ items: [ReportItem], _ files: [InputFile], _ style: TextStyle, cut: Interruption.Cause? = nil
    ) -> String {
        switch self {
        case .text: return TextReport(items, style: style, cut: cut).text
        case .json: return JSONReport(items, files: files.flatMap(\.described), cut: cut).text
        case .html: return HTMLReport(items, cut: cut).text
        case .svg: return SVGReport(items).text
        case .sarif: return SARIFReport(items, cut: cut).text
        }
    }
}
