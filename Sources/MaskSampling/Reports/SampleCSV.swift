import ExactArithmetic

/// The result as a table for spreadsheets and plots: a line for each cell.
public struct SampleCSV: Sendable {
    private let result: SamplingResult

    public init(_ result: SamplingResult) { self.result = result }

    public var text: String {
        let shares = SampleEstimate.Share.allCases
        let header =
            ["model", "shape", "rows", "columns", "width", "density", "samples"]
            + shares.flatMap { share in
                ["", "_share", "_lower", "_upper"].map { Self.column(share) + $0 }
            } + ["closed_exact", "tractable_exact"]
        return ([header] + result.estimates.map(line)).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private static func column(_ share: SampleEstimate.Share) -> String {
        share == .notClosed ? "not_closed" : share.rawValue
    }

    private func line(_ estimate: SampleEstimate) -> [String] {
        var fields = [estimate.cell.model.name, estimate.cell.shape.name]
        if case .factors(let rows, let columns, let width) = estimate.cell.shape {
            fields += [rows, columns, width].map { String($0) }
        } else {
            fields += ["", "", ""]
        }
        fields += [estimate.cell.density.text, String(estimate.counts.samples)]
        for share in SampleEstimate.Share.allCases {
            guard estimate.isKnown(share) else {
                fields += ["", "", "", ""]
                continue
            }
            let interval = estimate.interval(share, quantile: result.quantile)
            let value = Double(estimate.count(share)) / Double(estimate.counts.samples)
            fields += [String(estimate.count(share))] + [value, interval.lower, interval.upper].map(Decimals.six)
        }
        for exact in [estimate.exact?.closed, estimate.exact?.tractable] {
            fields.append(exact.map { "\($0.asDouble)" } ?? "")
        }
        return fields
    }
}

/// Numbers from 0 to 1 with a given number of decimals.
enum Decimals {
    static func six(_ value: Double) -> String { text(value, digits: 6) }

    /// What is neither 0 nor 1 does not look like it.
    static func sixOrBeyond(_ value: Double) -> String {
        if value > 0, value < 5e-7 { return "<0.000001" }
        return value < 1 && value >= 1 - 5e-7 ? ">0.999999" : six(value)
    }

    static func three(_ value: Double) -> String { text(value, digits: 3) }

    private static func text(_ value: Double, digits: Int) -> String {
        let unit = (0..<digits).reduce(1) { product, _ in product * 10 }
        let scaled = Int((value * Double(unit)).rounded())
        return "\(scaled / unit).\(String(unit + scaled % unit).dropFirst())"
    }
}
