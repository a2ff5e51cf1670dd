/// The measurements as a table of text.
struct ResultTable {
    private let results: [InstanceResult]
    private let hasPeers: Bool

    init(_ results: [InstanceResult], hasPeers: Bool) {
        self.results = results
        self.hasPeers = hasPeers
    }

    var text: String {
        let rows = [head] + results.map(row)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            zip(row, widths).enumerated().map { index, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return index == 0 ? cell.0 + space : space + cell.0
            }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n\n" + Self.legend + (hasPeers ? Self.peerLegend : "") + skipped
    }

    private static let legend = """
        read: the mask file, with its rate; classes: classification and relation; private: the private cells of the whole matrix; analysis: both together, and the same with one thread. \
        search: the private cells up to the first obstruction; decide: the whole report; verify: the checker, the mask file's reading included. \
        MiB: the peak memory of the process of the column before it, for `read` with the mapped text.

        """

    private static let peerLegend = """
        SciPy: its sparse product I·Jᵀ; dense: NumPy's product in float32 on all cores; ×: how many times as long as the analysis.

        """

    private var head: [String] {
        [
            "instance", "read", "GB/s", "MiB", "classes", "private", "analysis", "1 thread", "MiB", "search", "decide",
            "MiB", "verdict", "rule", "bytes", "verify", "MiB",
        ]
            + (hasPeers ? ["SciPy", "×", "MiB", "dense", "×", "MiB"] : [])
    }

    private func row(_ result: InstanceResult) -> [String] {
        let reading = result.stages[.reading]
        let analysis = result.stages[.analysis]
        let decision = result.stages[.decision]
        let verification = result.stages[.verification]
        var cells = [result.instance.name, time(reading, "reading"), rate(reading), memory(reading)]
        cells += [
            seconds(analysis?.median(sumOf: ["classes", "relation"])), time(analysis, "coverage"),
            seconds(result.analysis),
        ]
        cells += [seconds(analysis?.median(sumOf: ["classes", "relation", "coverageOneThread"])), memory(analysis)]
        cells += [time(result.stages[.obstruction], "obstruction"), time(decision, "decision"), memory(decision)]
        cells += [decision?.notes["verdict"] ?? decision?.failure ?? "–", decision?.notes["rule"] ?? ""]
        cells += [
            decision?.counts["certificateBytes"].map(String.init) ?? "–", time(verification, "verification"),
            memory(verification),
        ]
        if hasPeers { for peer in Peer.allCases { cells += peerCells(result, peer) } }
        return cells
    }

    private func peerCells(_ result: InstanceResult, _ peer: Peer) -> [String] {
        let report = result.peers[peer]
        return [
            time(report, peer.rawValue), result.ratio(peer).map { decimal($0, digits: 1, of: 1_000) } ?? "–",
            memory(report),
        ]
    }

    private var skipped: String {
        var lines = ""
        for result in results {
            for peer in Peer.allCases {
                if let reason = result.peers[peer]?.failure {
                    lines += "\(result.instance.name): \(peer.rawValue) not measured: \(reason)\n"
                }
            }
        }
        return lines
    }

    private func time(_ report: StageReport?, _ name: String) -> String { seconds(report?.median(name)) }

    private func rate(_ report: StageReport?) -> String {
        guard let bytes = report?.counts["bytes"], let time = report?.median("reading"), time > 0 else { return "–" }
        return decimal(bytes * 1_000 / time, digits: 2, of: 1_000)
    }

    private func memory(_ report: StageReport?) -> String {
        guard let report, report.failure == nil else { return "–" }
        return String(report.peakBytes >> 20)
    }

    /// Nanoseconds with three digits or so and a unit.
    private func seconds(_ nanoseconds: Int?) -> String {
        guard let time = nanoseconds else { return "–" }
        if time < 1_000_000 { return decimal(time, digits: time < 10_000 ? 2 : 0, of: 1_000) + " µs" }
        if time < 1_000_000_000 { return decimal(time, digits: time < 100_000_000 ? 2 : 0, of: 1_000_000) + " ms" }
        return decimal(time, digits: 2, of: 1_000_000_000) + " s"
    }

    /// `value / unit` with some digits after the point, rounded.
    private func decimal(_ value: Int, digits: Int, of unit: Int) -> String {
        let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
        let rounded = (value * scale + unit / 2) / unit
        let fraction = String(rounded % scale)
        return digits == 0
            ? String(rounded)
            : "\(rounded / scale).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
    }
}
