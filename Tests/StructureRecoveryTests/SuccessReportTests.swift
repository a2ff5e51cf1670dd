import ExperimentPlots
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

    @Test("The plot is the same each time, and marks the sixth root of each size")
    func plot() {
        let text = report.plot.text
        #expect(text == report.plot.text)
        #expect(text.contains("16^(1/6)") && text.contains("24^(1/6)"))
        #expect(text.components(separatedBy: "<g ").count == text.components(separatedBy: "</g>").count)
    }

    @Test("A promised depth is the sixth root of the size")
    func promised() { #expect(abs(SuccessReport.promisedDepth(size: 64) - 2) < 1e-12) }

    @Test("Names in a plot cannot change its markup")
    func escaping() {
        let panel = PlotPanel(
            title: "<b>&", x: PlotAxis("x"), y: PlotAxis("y", scale: .logarithmic),
            series: [PlotSeries("<&>", [PlotPoint(0, 1), PlotPoint(1, .nan), PlotPoint(2, -1)], style: 0)])
        let text = PlotDocument(title: "\"", description: "'", panels: [panel]).text
        #expect(!text.contains("<b>") && !text.contains("nan"))
    }
}
