import Drawing
import ExactArithmetic

/// Phase diagrams of a result, as SVG: for each model the shares over densities and shapes, then for single shapes the
/// shares over the density, with intervals and the exact probability.
public struct SampleDrawing: Sendable {
    private let result: SamplingResult

    /// Shapes of which curves are drawn.
    private static let mostCurves = 24

    public init(_ result: SamplingResult) { self.result = result }

    public var text: String { sheet.text }

    var sheet: PlotSheet {
        let series = SampleSeries.all(of: result.estimates)
        var models: [MaskModel] = []
        for item in series where !models.contains(item.model) { models.append(item.model) }
        let maps = models.flatMap { model in
            SampleEstimate.Share.allCases.map { map($0, model, series.filter { $0.model == model }) }
        }
        let curves = series.filter { $0.estimates.count > 1 }.prefix(Self.mostCurves)
        return PlotSheet(
            title: "Random masks: how often they are closed",
            caption: "\(result.sampleCount) samples, seed \(result.plan.seed).", maps: maps, plots: curves.map(plot))
    }

    static func words(_ share: SampleEstimate.Share) -> String {
        share == .notClosed ? "not closed" : share.rawValue
    }

    private func map(_ share: SampleEstimate.Share, _ model: MaskModel, _ series: [SampleSeries]) -> HeatMap {
        var densities: [SampleCell.Density] = []
        for density in series.flatMap({ $0.estimates.map(\.cell.density) }).sorted(by: { $0.value < $1.value })
        where densities.last?.value != density.value { densities.append(density) }
        let shares = series.map { item in
            densities.map { density in
                item.estimates.first { $0.cell.density.value == density.value && $0.isKnown(share) }.map {
                    Double($0.count(share)) / Double($0.counts.samples)
                }
            }
        }
        return HeatMap(
            title: "\(Self.words(share)), % (\(model.name))",
            caption: "The share of \(model.name) masks that are \(Self.words(share)), by sizes and density.",
            horizontal: "density", columnLabels: densities.map(\.text),
            rowLabels: series.map { SampleText.sizes($0.shape) }, shares: shares)
    }

    private func plot(_ series: SampleSeries) -> LinePlot {
        let sampled = series.estimates.filter { $0.counts.samples > 0 }
        func curve(_ value: (SampleEstimate) -> Double) -> [LinePlot.Point] {
            sampled.map { .init($0.cell.density.value.asDouble, value($0)) }
        }
        var curves: [LinePlot.Curve] = []
        for (style, share) in SampleEstimate.Share.allCases.enumerated()
        where sampled.allSatisfy({ $0.isKnown(share) }) {
            curves.append(
                .init(
                    Self.words(share), curve { Double($0.count(share)) / Double($0.counts.samples) },
                    look: .markedLine, style: style))
        }
        curves.append(
            .init(
                "closed, from", curve { $0.interval(.closed, quantile: result.quantile).lower },
                look: .dashedLine, style: 0))
        curves.append(
            .init(
                "closed, to", curve { $0.interval(.closed, quantile: result.quantile).upper }, look: .dashedLine,
                style: 0))
        let exact = series.estimates.compactMap { estimate in
            estimate.exact.map { LinePlot.Point(estimate.cell.density.value.asDouble, $0.closed.asDouble) }
        }
        if !exact.isEmpty { curves.append(.init("closed, exact", exact, look: .reference)) }
        return LinePlot(
            title: "\(SampleText.sizes(series.shape)) (\(series.model.name))",
            caption: "The shares of \(series.model.name) masks over their density.",
            horizontal: .init("density"), vertical: .init("share of masks", range: 0...1), curves: curves)
    }
}
