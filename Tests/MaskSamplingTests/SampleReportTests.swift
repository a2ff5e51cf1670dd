import Foundation
import Testing

@testable import Drawing
@testable import MaskSampling

/// The forms of a result.
@Suite struct SampleReportTests {
    private func result() throws -> SamplingResult {
        let densities = try ["0.25", "0.5"].map { try #require(SampleCell.Density($0)) }
        let shapes = try ["4x3x2", "3-2-2-3"].map { try #require(SampleShape($0)) }
        let plan = SamplingPlan(
            cells: SamplingPlan.grid(models: [.independent], shapes: shapes, densities: densities), samples: 60,
            isExact: true, levels: [try #require(SampleCell.Density("0.9"))])
        return SamplingRun(plan).result().withExactProbabilities()
    }

    @Test func tablesHaveALineForEachCellAndTheSameFields() throws {
        let lines = SampleCSV(try result()).text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(lines.count == 5 && Set(lines.map(\.count)) == [25])
        #expect(lines[0].prefix(8) == ["model", "shape", "rows", "columns", "width", "density", "samples", "closed"])
        #expect(lines[1].prefix(7) == ["independent", "4x3x2", "4", "3", "2", "0.25", "60"])
    }

    @Test func textNamesSizesAndCrossings() throws {
        let text = SampleText(try result()).text
        #expect(text.contains("independent, 4 × 3, width 2\n") && text.contains("network 3–2–2–3"))
        #expect(text.contains("falls through 0.9 at 0.") && text.contains(", exactly"))
        // Of deeper networks nobody asks whether they are tractable.
        let table = SampleCSV(try result()).text
        #expect(text.contains(")  –\n") && table.contains(",,,,,,\n"))
        #expect(text.hasSuffix("Intervals are Wilson's, 95.0 %.\n"))
    }

    @Test func numbersHaveTheirDecimals() {
        #expect(Decimals.sixOrBeyond(1e-9) == "<0.000001" && Decimals.sixOrBeyond(1 - 1e-9) == ">0.999999")
        #expect(Decimals.sixOrBeyond(0) == "0.000000" && Decimals.sixOrBeyond(1) == "1.000000")
        #expect(Decimals.three(0.0005) == "0.001" && Decimals.three(1) == "1.000" && Decimals.six(0.25) == "0.250000")
    }

    @Test func picturesHaveACellForEachShareAndNothingIsOnlyColour() throws {
        let drawing = SampleDrawing(try result())
        let text = drawing.text
        #expect(drawing.sheet.maps.count == 4 && drawing.sheet.plots.count == 2)
        #expect(text.hasPrefix("<?xml") && text.contains("closed, % (independent)"))
        // Each cell of the maps has its share as a tooltip.
        #expect(text.components(separatedBy: "network 3–2–2–3, 0.5: ").count == 5)
        #expect(XMLText.escaped(drawing.sheet.title) == drawing.sheet.title)
    }

    @Test func sharesThatAreNotAllDoNotLookLikeAll() {
        let map = HeatMap(
            title: "t", caption: "c", horizontal: "h", columnLabels: ["a", "b", "c", "d"], rowLabels: ["r"],
            shares: [[0.999, 1, 0.001, nil]])
        let text = PlotSheet(title: "s", caption: "", maps: [map], plots: []).text
        #expect(text.contains(">&gt;99<") && text.contains(">100<") && text.contains(">&lt;1<"))
        #expect(text.contains("r, d: nothing known"))
    }
}
