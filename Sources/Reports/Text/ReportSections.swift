import SupportTheory

/// The sections of an instance's report, the same for the text and for the page.
enum ReportSections {
    static func sections(of item: ReportItem) -> [ReportSection] {
        guard let facts = item.analysis.factorization else { return network(item) }
        var sections = [ReportSection(title: "Why", passages: ReasonText.passages(for: facts))]
        if case .notClosed(let proof) = facts.closedness { sections += WitnessText(proof, facts.supports).sections }
        if case .undecided(let exhausted) = facts.closedness {
            sections.append(ReportSection(title: "What was tried", passages: ReasonText.search(exhausted)))
        }
        return sections + [
            ReportSection(title: "Masks", passages: MasksText.passages(of: item)),
            ReportSection(
                title: "Rank-one supports", passages: SupportsText.passages(for: facts),
                isPlaceOfPicture: facts.closedness.verdict != .notClosed),
            ReportSection(title: "Tractability", passages: TractabilityText.passages(for: facts.tractability)),
            ReportSection(title: "Landscape", passages: SupportsText.landscape(facts.landscape)),
            ReportSection(title: "Training", passages: TrainingText.passages(for: item.analysis)),
            ReportSection(title: "What to do next", passages: NextStepsText.passages(for: item, facts)),
        ]
    }

    /// A network whose number of layers is not two, or whose layers are too large to be written out.
    private static func network(_ item: ReportItem) -> [ReportSection] {
        guard let network = item.analysis.network else { return [] }
        let witness = network.obstruction.map { ChainWitnessText($0, item.analysis.instance).sections } ?? []
        let layers = ReportSection(
            title: "Masks", passages: MasksText.passages(of: item), isPlaceOfPicture: witness.isEmpty)
        return [ReportSection(title: "Why", passages: NetworkText.reason(network))] + witness + [
            layers, ReportSection(title: "Tractability", passages: NetworkText.tractability(network)),
            ReportSection(title: "Training", passages: TrainingText.passages(for: item.analysis)),
            ReportSection(title: "What to do next", passages: NetworkText.next(item)),
        ]
    }
}
