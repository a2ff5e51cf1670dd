import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import Drawing

@Suite("Plots")
struct PlotTests {
    @Test("a linear axis has round ticks around its values")
    func linear() {
        let scale = PlotScale(.init(""), [0.3, 97], from: 0, to: 100, mostTicks: 6)
        #expect(scale.ticks.map(\.label) == ["0", "20", "40", "60", "80", "100"])
        #expect(scale.tenths(0) == 0 && scale.tenths(100) == 1_000 && scale.tenths(50) == 500)
    }

    @Test("a logarithmic axis has powers of ten, or their multiples over few of them")
    func logarithmic() {
        let wide = PlotScale(.init("", isLogarithmic: true), [2e-12, 0.5], from: 100, to: 0, mostTicks: 5)
        #expect(wide.ticks.map(\.label) == ["10⁻¹²", "10⁻⁹", "10⁻⁶", "0.001", "1"])
        #expect(wide.tenths(1e-12) == 1_000 && wide.tenths(1) == 0)
        let narrow = PlotScale(.init("", isLogarithmic: true), [4, 128], from: 0, to: 100, mostTicks: 8)
        #expect(narrow.ticks.map(\.label) == ["2", "5", "10", "20", "50", "100", "200"])
    }

    @Test("one value, no value and equal values have an axis")
    func degenerate() {
        for values in [[], [5], [5, 5], [0]] as [[Double]] {
            let scale = PlotScale(.init(""), values, from: 0, to: 100, mostTicks: 6)
            #expect(scale.ticks.count >= 2)
            for value in values { #expect((0...1_000).contains(scale.tenths(value))) }
        }
        for values in [[1], [1, 1], [3]] as [[Double]] {
            let scale = PlotScale(.init("", isLogarithmic: true), values, from: 0, to: 100, mostTicks: 6)
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
                let scale = PlotScale(.init("", isLogarithmic: isLogarithmic), values, from: 0, to: 100, mostTicks: 7)
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

    @Test("a range stays where it is, and its ticks lie within it")
    func range() {
        for (range, isLogarithmic) in [
            (0...1.04, false), (-3.3...97, false), (2...2, false), (0.02...40, true), (3...4, true), (2...8, true),
            (1e-9...3e4, true), (5...5, true),
        ] as [(ClosedRange<Double>, Bool)] {
            let axis = LinePlot.Axis("", isLogarithmic: isLogarithmic, range: range)
            let scale = PlotScale(axis, [1e-3, 1e3], from: 0, to: 100, mostTicks: 7)
            if range.lowerBound < range.upperBound {
                #expect(scale.tenths(range.lowerBound) == 0 && scale.tenths(range.upperBound) == 1_000, "\(range)")
            }
            #expect((2...8).contains(scale.ticks.count), "\(range), \(scale.ticks)")
            for tick in scale.ticks { #expect((0...1_000).contains(scale.tenths(tick.value)), "\(range)") }
        }
    }

    @Test("a range that the axis cannot have is as none")
    func impossibleRange() {
        let axis = LinePlot.Axis("", isLogarithmic: true, range: -1...10)
        let scale = PlotScale(axis, [1, 1e4], from: 0, to: 100, mostTicks: 7)
        #expect(scale.tenths(1) == 0 && scale.tenths(1e4) == 1_000)
        #expect(axis.shows(20) && !axis.shows(0))
    }

    @Test("whole values have whole ticks")
    func whole() {
        for (values, labels) in [
            ([1, 3], ["1", "2", "3"]), ([1, 1], ["0", "1", "2"]), ([1, 2.5], ["1", "2", "3"]),
        ] {
            let scale = PlotScale(.init("", isWhole: true), values, from: 0, to: 100, mostTicks: 8)
            #expect(scale.ticks.map(\.label) == labels)
        }
    }

    @Test("points and marks outside of a range are left out, and marks widen an axis without one")
    func outside() {
        var plot = LinePlot(
            title: "", caption: "", horizontal: .init("x", range: 0...4), vertical: .init("y"),
            curves: [.init("a", [.init(1, 1), .init(5, 2), .init(4, 3)])],
            marks: [.init(x: 3, label: "three", style: 0), .init(x: 9, label: "nine", style: 1)])
        #expect(plot.shownPoints == [.init(1, 1), .init(4, 3)])
        let text = SVGPlot(plot).text
        #expect(text.contains("three") && !text.contains("nine"))
        plot.horizontal.range = nil
        #expect(SVGPlot(plot).text.contains("nine"))
    }

    @Test("labels of marks lie above the plot, apart from one another, also where the marks are close")
    func labels() throws {
        let plot = LinePlot(
            title: "", caption: "", horizontal: .init("x", range: 0...100), vertical: .init("y"),
            curves: [.init("a", [.init(1, 1), .init(2, 3)])],
            marks: [5, 4, 4.5, 60].map { .init(x: $0, label: "mark \($0)", style: 0) })
        let pattern = /translate\(([0-9.]+) ([0-9.]+)\) rotate\(-90\)">mark/
        let places = SVGPlot(plot).text.matches(of: pattern).compactMap { Double($0.1) }
        #expect(places.count == 4)
        for (left, right) in zip(places, places.dropFirst()) { #expect(right - left >= 13) }
    }

    @Test("curves of one style have one colour; without a style each has its own")
    func styles() {
        let points = [LinePlot.Point(1, 1), .init(2, 3)]
        func colours(_ curves: [LinePlot.Curve]) -> Int {
            let plot = LinePlot(
                title: "", caption: "", horizontal: .init("x"), vertical: .init("y"), curves: curves)
            let text = SVGPlot(plot).text
            return (0..<5).count { text.contains("sc-curve-\($0)\"") || text.contains("sc-mark-\($0)\"") }
        }
        #expect(colours([.init("a", points, style: 3), .init("b", points, look: .dashedLine, style: 3)]) == 1)
        #expect(colours([.init("a", points), .init("b", points, look: .dashedLine)]) == 2)
        #expect(colours([.init("a", points, style: .min), .init("b", points, style: .max)]) >= 1)
    }

    @Test("a sheet has every plot once, in rows, and is well-formed with any number of columns")
    func sheet() {
        let plots = (0..<5).map { number in
            LinePlot(
                title: "plot \(number)", caption: "caption \(number)", horizontal: .init("x"), vertical: .init("y"),
                curves: (0...(4 * number)).map { .init("a curve with a long name, \($0)", [.init(0, 1), .init(1, 2)]) })
        }
        for (columns, across) in [(-1, 1), (1, 1), (2, 2), (3, 3), (9, 5)] {
            let text = PlotSheet(title: "<sheet>", caption: "&", plots: plots, columns: columns).text
            let parser = XMLParser(data: Data(text.utf8))
            #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
            #expect(text.contains("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(600 * across)\""))
            for number in 0..<5 { #expect(text.components(separatedBy: ">plot \(number)<").count == 2) }
        }
        let empty = PlotSheet(title: "nothing", caption: "", plots: []).text
        #expect(XMLParser(data: Data(empty.utf8)).parse())
    }
}
