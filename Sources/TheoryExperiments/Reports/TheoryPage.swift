import Drawing
import Reports
import ToolText

/// The results as one page with plots that stands alone: no scripts, and nothing that has to be fetched.
public struct TheoryPage: Sendable {
    private let results: [TheoryResult]
    private let seed: UInt64
    /// Whether times are given; without them the same seed gives the same bytes.
    private let showsTimes: Bool

    public init(_ results: [TheoryResult], seed: UInt64, showsTimes: Bool = true) {
        (self.results, self.seed, self.showsTimes) = (results, seed, showsTimes)
    }

    public var text: String {
        PageFrame(
            title: "The theory by experiment",
            about: "The statements that the tool relies on, each as an experiment that can fail.",
            main: "\(summary)\n\(results.map(article).joined(separator: "\n"))", style: Self.sheet,
            origin: ", seed \(seed)"
        ).text
    }

    private static let sheet = """
        .holds{color:var(--good)}.fails,.not-examined{color:var(--bad)}
        .summary th,.summary td.number{overflow-wrap:normal;white-space:nowrap}
        .claims td,.claims th{border-bottom:1px solid var(--line);padding:.35rem .9rem .35rem 0;text-align:left;vertical-align:top}
        .claims .number{white-space:nowrap;font-variant-numeric:tabular-nums}
        .plots{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}
        .claims tbody th{font-weight:400}
        .plots figure{margin:.75rem 0;max-width:100%;width:35.5rem}
        .plots svg{max-width:100%;height:auto}
        @media screen and (prefers-color-scheme:dark){
        \(SVGPlot.darkStyleSheet)
        }
        """

    private var summary: String {
        let time = showsTimes ? "<th scope=\"col\">Time</th>" : ""
        return """
            <section aria-labelledby="summary">
            <h2 id="summary">\(XMLText.escaped(results.summary))</h2>
            <div class="scroll"><table class="summary">
            <thead><tr><th scope="col">Statement</th><th scope="col">Instances</th><th scope="col">Result</th>\(time)</tr></thead>
            <tbody>
            \(results.map(row).joined(separator: "\n"))
            </tbody></table></div>
            </section>
            """
    }

    private func row(_ result: TheoryResult) -> String {
        let name = result.statement.name
        let time = showsTimes ? "<td class=\"number\">\(result.seconds)</td>" : ""
        return "<tr><th scope=\"row\"><a href=\"#\(name)\">\(XMLText.escaped(name))</a></th>"
            + "<td>\(XMLText.escaped(result.instances))</td><td>\(verdict(result))</td>\(time)</tr>"
    }

    private func verdict(_ result: TheoryResult) -> String {
        let name = result.verdict
        return "<span class=\"verdict \(name.replacing(" ", with: "-"))\"><span aria-hidden=\"true\">"
            + "\(result.holds ? "✓" : "✗")</span> \(name)</span>"
    }

    private func article(_ result: TheoryResult) -> String {
        let statement = result.statement
        let planted = result.isPlanted ? "\n<p><strong>Planted:</strong> \(XMLText.escaped(statement.plant))</p>" : ""
        return """
            <article class="instance" aria-labelledby="\(statement.name)">
            <h2 id="\(statement.name)">\(XMLText.escaped(statement.name))</h2>
            <p class="lead">\(XMLText.escaped(statement.title))</p>
            <p class="about">\(XMLText.escaped(statement.source))</p>\(planted)
            <p>\(verdict(result)) \(XMLText.escaped(result.instances))</p>
            \(result.outcome.map { claims($0) + plots($0, of: statement) } ?? "")
            </article>
            """
    }

    private func claims(_ outcome: Outcome) -> String {
        let rows = outcome.claims.map { claim in
            "<tr><td><span class=\"verdict \(claim.holds ? "holds" : "fails")\">\(claim.holds ? "✓ yes" : "✗ no")</span></td>"
                + "<th scope=\"row\">\(XMLText.escaped(claim.text))</th><td class=\"number\">\(XMLText.escaped(claim.figure))</td>"
                + "<td class=\"number\">\(XMLText.escaped(claim.bound))</td><td class=\"number\">\(claim.count)</td></tr>"
        }
        return """
            <div class="scroll"><table class="claims">
            <thead><tr><td></td><th scope="col">Claim</th><th scope="col">Measured, at worst</th><th scope="col">Required</th><th scope="col">Instances</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            """
    }

    private func plots(_ outcome: Outcome, of statement: Statement) -> String {
        guard !outcome.plots.isEmpty else { return "" }
        let figures = outcome.plots.enumerated().map { index, plot in
            """
            <figure>
            \(SVGPlot(plot).element(prefix: "\(statement.name)-plot-\(index + 1)"))<figcaption>\(XMLText.escaped(plot.caption))</figcaption>
            </figure>
            """
        }
        return "\n<div class=\"plots\">\n\(figures.joined(separator: "\n"))\n</div>"
    }
}
