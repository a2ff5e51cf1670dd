import Drawing
import Foundation
import OrderedJSON

/// Rates of success in words, as JSON, as a table of comma-separated values and as plots.
public struct SuccessReport: Sendable {
    private let result: SuccessResult

    public init(_ result: SuccessResult) { self.result = result }

    private var experiment: SuccessExperiment { result.experiment }

    /// n^{1/6}: up to a constant and logarithms, the depth up to which theory promises recovery.
    public static func promisedDepth(size: Int) -> Double { pow(Double(size), 1.0 / 6) }

    public var text: String {
        var text = "Recovery of planted sparse networks, \(experiment.trials) draws each, "
        text += "seeds \(experiment.seed) to \(experiment.seed &+ UInt64(experiment.trials - 1))\n"
        text += "  edges   units   depth   recovered      n^(1/6)\n"
        for count in result.counts {
            let cell = count.cell
            let columns = [
                Self.padded(cell.sparsity, 7), Self.padded(cell.size, 8), Self.padded(cell.depth, 8),
                Self.padded("\(count.recovered) of \(count.trials)", 14),
                Self.padded(String(format: "%.2f", Self.promisedDepth(size: cell.size)), 11),
            ]
            text += columns.joined()
            text += count.otherLayers > 0 ? "   (\(count.otherLayers) with other layers of the same product)\n" : "\n"
        }
        return text
    }

    private static func padded(_ value: some CustomStringConvertible, _ width: Int) -> String {
        let text = value.description
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }

    public var commaSeparated: String {
        "sparsity,size,depth,trials,recovered,other_layers,promised_depth\n"
            + result.counts.map { count in
                "\(count.cell.sparsity),\(count.cell.size),\(count.cell.depth),\(count.trials),\(count.recovered),"
                    + "\(count.otherLayers),\(Self.promisedDepth(size: count.cell.size))\n"
            }.joined()
    }

    public var json: JSONValue {
        .object([
            .init("schema", "supportcheck.structure-recovery-rates/1"),
            .init("input", .string(experiment.input.rawValue)),
            .init("samples", experiment.input == .none ? .null : .integer(experiment.samples)),
            .init("seed", .string(String(experiment.seed))),
            .init("trials", .integer(experiment.trials)),
            .init(
                "rates",
                .array(
                    result.counts.map { count in
                        .object([
                            .init("sparsity", .integer(count.cell.sparsity)),
                            .init("size", .integer(count.cell.size)), .init("depth", .integer(count.cell.depth)),
                            .init("recovered", .integer(count.recovered)),
                            .init("otherLayers", .integer(count.otherLayers)),
                            .init("rate", .fraction(count.recovered, count.trials)),
                        ])
                    })),
        ])
    }

    /// A plot for each sparsity: rates over depth, a curve for each size, with n^{1/6} marked.
    public var plots: [LinePlot] {
        experiment.sparsities.map { sparsity in
            LinePlot(
                title: "Networks that are recovered, \(sparsity) edges a unit",
                caption: "The part of \(experiment.trials) random networks whose layers are found. A vertical line is "
                    + "the sixth root of a size n, the order of the depth that theory promises.",
                horizontal: .init("layers", isWhole: true), vertical: .init("part recovered", range: 0...1),
                curves: experiment.sizes.enumerated().map { style, size in
                    .init("\(size) units", points(sparsity: sparsity, size: size), look: .markedLine, style: style)
                },
                marks: experiment.sizes.enumerated().map { style, size in
                    .init(x: Self.promisedDepth(size: size), label: "\(size)^(1/6)", style: style)
                })
        }
    }

    /// The plots on one sheet.
    public var sheet: PlotSheet {
        PlotSheet(
            title: "Recovery of sparse linear networks",
            caption: "How often the layers of random networks are recovered, over depth, sparsity and size.",
            plots: plots)
    }

    private func points(sparsity: Int, size: Int) -> [LinePlot.Point] {
        result.counts.filter { $0.cell.sparsity == sparsity && $0.cell.size == size }.map {
            LinePlot.Point(Double($0.cell.depth), $0.rate)
        }
    }
}
