import ExactArithmetic

/// The result for people: a table for each model and shape, and where the share of closed masks crosses the levels.
public struct SampleText: Sendable {
    private let result: SamplingResult

    public init(_ result: SamplingResult) { self.result = result }

    public var text: String {
        let series = SampleSeries.all(of: result.estimates)
        return series.map(part).joined(separator: "\n") + "\n" + closing
    }

    private func part(_ series: SampleSeries) -> String {
        let header = ["density", "samples", "closed", "not closed", "undecided", "tractable"]
        let hasExact = series.estimates.contains { $0.exact != nil }
        var lines = [header + (hasExact ? ["closed, exact", "tractable, exact"] : [])]
        lines += series.estimates.map { line($0, hasExact: hasExact) }
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        let table = lines.map { line in
            let cells = zip(line, widths).map { text, width in
                text + String(repeating: " ", count: width - text.count)
            }
            return "  " + String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
        }
        return "\(series.model.name), \(Self.sizes(series.shape))\n" + table.joined()
            + result.plan.levels.flatMap { crossings(series, $0) }.joined()
    }

    static func sizes(_ shape: SampleShape) -> String {
        switch shape {
        case .factors(let rows, let columns, let width): "\(rows) × \(columns), width \(width)"
        case .network(let levels): "network \(levels.map(String.init).joined(separator: "–"))"
        }
    }

    private func line(_ estimate: SampleEstimate, hasExact: Bool) -> [String] {
        let shares = SampleEstimate.Share.allCases.map { share -> String in
            guard estimate.isKnown(share) else { return "–" }
            let value = Double(estimate.count(share)) / Double(estimate.counts.samples)
            let interval = estimate.interval(share, quantile: result.quantile)
            return "\(Decimals.three(value)) (\(Decimals.three(interval.lower))–\(Decimals.three(interval.upper)))"
        }
        let exact = [estimate.exact?.closed, estimate.exact?.tractable].map { value in
            value.map { Decimals.sixOrBeyond($0.asDouble) } ?? "–"
        }
        return [estimate.cell.density.text, String(estimate.counts.samples)] + shares + (hasExact ? exact : [])
    }

    private func crossings(_ series: SampleSeries, _ level: SampleCell.Density) -> [String] {
        var lines = series.crossings(level.value, quantile: result.quantile).map { crossing in
            "  \(crossing.isFalling ? "falls" : "rises") through \(level.text) at about "
                + "\(Decimals.three(crossing.density)), between \(crossing.lower.text) and \(crossing.upper.text)"
                + (crossing.isClear ? "\n" : " (within the intervals)\n")
        }
        if result.plan.isExact, let exact = series.exactCrossings(level.value) {
            lines += exact.crossings.map {
                "  \($0.isFalling ? "falls" : "rises") through \(level.text) at \(Decimals.six($0.middle.asDouble)), exactly\n"
            }
            if !exact.areComplete { lines.append("  there may be other places where it is \(level.text)\n") }
        }
        return lines
    }

    private var closing: String {
        let plan = result.plan
        let intervals = "Intervals are Wilson's, \(plan.confidence * 100) %"
        let shard = result.shard.count > 1 ? ", part \(result.shard.index + 1) of \(result.shard.count)" : ""
        var text =
            "\(result.sampleCount) samples\(shard), seed \(plan.seed), effort \(plan.effort.rawValue). \(intervals)"
            + (plan.isAdaptive ? ", a little too narrow where sampling stopped because of them.\n" : ".\n")
        if let cut = result.cut {
            text += "Cut (\(cut.rawValue)): each cell has the samples before the first one that was not decided.\n"
        }
        return text
    }
}
