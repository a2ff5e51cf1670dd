import Foundation
import Testing

@testable import Drawing

@Suite("Plots")
struct PlotTests {
    @Test("a linear axis has round ticks around its values")
    func linear() {
        let scale = PlotScale([0.3, 97], isLogarithmic: false, from: 0, to: 100, mostTicks: 6)
        #expect(scale.ticks.map(\.label) == ["0", "20", "40", "60", "80", "100"])
        #expect(scale.tenths(0) == 0 && scale.tenths(100) == 1_000 && scale.tenths(50) == 500)
    }

    @Test("a logarithmic axis has powers of ten, or their multiples over few of them")
    func logarithmic() {
        let wide = PlotScale([2e-12, 0.5], isLogarithmic: true, from: 100, to: 0, mostTicks: 5)
        #expect(wide.ticks.map(\.label) == ["10⁻¹²", "10⁻⁹", "10⁻⁶", "0.001", "1"])
        #expect(wide.tenths(1e-12) == 1_000 && wide.tenths(1) == 0)
        let narrow = PlotScale([4, 128], isLogarithmic: true, from: 0, to: 100, mostTicks: 8)
        #expect(narrow.ticks.map(\.label) == ["2", "5", "10", "20", "50", "100", "200"])
    }

    @Test("one value, no value and equal values have an axis")
    func degenerate() {
        for values in [[], [5], [5, 5], [0]] as [[Double]] {
            let scale = PlotScale(values, isLogarithmic: false, from: 0, to: 100, mostTicks: 6)
            #expect(scale.ticks.count >= 2)
            for value in values { #expect((0...1_000).contains(scale.tenths(value))) }
        }
        for values in [[1], [1, 1], [3]] as [[Double]] {
            let scale = PlotScale(values, isLogarithmic: true, from: 0, to: 100, mostTicks: 6)
            #expect(scale.ticks.count >= 2)
            for value in values { #expect((0...1_000).contains(scale.tenths(value))) }
        }
    }

    @Test("every value lies within its axis, and so do the ticks, on random ranges")
    func random() {
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0..<1_000_000, using: &generator)
        var state = seed
        func unit() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53
        }
        for _ in 0..<500 {
            let values = (0..<4).map { _ in pow(10, 24 * unit() - 12) }
            for isLogarithmic in [true, false] {
                let scale = PlotScale(values, isLogarithmic: isLogarithmic, from: 0, to: 100, mostTicks: 7)
                #expect((2...9).contains(scale.ticks.count), "seed \(seed), \(values)")
                for value in values + scale.ticks.map(\.value) {
                    #expect((-1...1_001).contains(scale.tenths(value)), "seed \(seed), \(values)")
                }
                #expect(Set(scale.ticks.map(\.label)).count == scale.ticks.count, "seed \(seed), \(values)")
            }
        }
    }

    @Test("what an axis cannot show is left out")
    func leftOut() {
        let plot = LinePlot(
            title: "", caption: "", horizontal: .init("x"), vertical: .init("y", isLogarithmic: true),
            curves: [.init("a", [.init(1, 1), .init(2, 0), .init(3, .nan), .init(.infinity, 1), .init(4, 2)])])
        #expect(plot.shownPoints == [.init(1, 1), .init(4, 2)])
        #expect(!SVGPlot(plot).text.contains("nan"))
    }
}
