import Drawing
import Foundation
import Testing

@testable import StructureRecovery

@Suite("Reports of the rates of recovery")
struct SuccessReportTests {
    private let report = SuccessReport(
        SuccessExperiment(sizes: [16, 24], sparsities: [3], depths: [1, 2], trials: 2, seed: 3).run(threads: 2))

    @Test("The table has a line for each kind of network")
    func table() {
        let lines = report.commaSeparated.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines[1].hasPrefix("3,16,1,2,2,0,1.58"))
    }

    @Test("The plots are the same each time, and mark the sixth root of each size")
    func plots() {
        let text = report.sheet.text
        #expect(text == report.sheet.text)
        #expect(text.contains("16^(1/6)") && text.contains("24^(1/6)"))
        #expect(text.components(separatedBy: "<g ").count == text.components(separatedBy: "</g>").count)
        for plot in report.plots { #expect(plot.marks.map(\.x) == [16, 24].map(SuccessReport.promisedDepth)) }
    }

    @Test("There is a plot for each sparsity, with a curve for each size and a point for each depth")
    func contents() {
        let several = SuccessReport(
            SuccessExperiment(sizes: [16, 24], sparsities: [3, 4], depths: [1, 2], trials: 1, seed: 3).run(threads: 2))
        #expect(several.plots.count == 2 && several.sheet.plots == several.plots)
        for plot in several.plots {
            #expect(plot.curves.map(\.name) == ["16 units", "24 units"])
            #expect(plot.curves.allSatisfy { $0.points.map(\.x) == [1, 2] })
        }
    }

    @Test("A promised depth is the sixth root of the size")
    func promised() { #expect(abs(SuccessReport.promisedDepth(size: 64) - 2) < 1e-12) }

    @Test("Names in a plot cannot change its markup")
    func escaping() {
        let plot = LinePlot(
            title: "<b>&", caption: "<b>", horizontal: .init("x<b>"), vertical: .init("y<b>", isLogarithmic: true),
            curves: [.init("<&><b>", [.init(0, 1), .init(1, .nan), .init(2, -1)])],
            marks: [.init(x: 1, label: "<b>", style: 0)])
        let text = PlotSheet(title: "\"<b>", caption: "'<b>", plots: [plot]).text
        #expect(!text.contains("<b>") && !text.contains("nan"))
    }
}
