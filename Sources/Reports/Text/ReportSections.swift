import SupportTheory

/// The sections of an instance's report, the same for the text and for the page.
enum ReportSections {
    static func sections(of item: ReportItem) -> [ReportSection] {
        let analysis = item.analysis
        var sections =
            FactorModelText.sections(of: item) + [
                ReportSection(title: "Why", passages: ReasonText.passages(for: analysis))
            ]
        if case .notClosed(let proof) = analysis.closedness {
            sections += WitnessText(proof, analysis, item.lineNames).sections
        }
        if case .undecided(let exhausted) = analysis.closedness, analysis.factorization != nil {
            sections.append(
                ReportSection(title: "What was tried", passages: ReasonText.search(exhausted, item.lineNames)))
        }
        if analysis.verdict == .undecided, analysis.isExamined {
            sections.append(ReportSection(title: "What is certain", passages: GenericText.passages(for: analysis)))
        }
        return sections + TargetText.section(item) + structure(item) + [
            ReportSection(title: "Training", passages: TrainingText.passages(for: analysis))
        ] + EmbeddingText.section(item.embedding) + [
            ReportSection(title: "What to do next", passages: NextStepsText.passages(for: item))
        ]
    }

    /// The masks, and what they say besides closedness. The picture is with the witness where there is one.
    private static func structure(_ item: ReportItem) -> [ReportSection] {
        let hasWitness = if case .notClosed = item.analysis.closedness { true } else { false }
        let masks = MasksText.passages(of: item)
        guard item.analysis.isExamined else {
            return [ReportSection(title: "Masks", passages: masks, isPlaceOfPicture: true)]
        }
        guard let facts = item.analysis.factorization else {
            let tractability = item.analysis.network.map(NetworkText.tractability) ?? []
            return [
                ReportSection(title: "Masks", passages: masks, isPlaceOfPicture: !hasWitness),
                ReportSection(title: "Tractability", passages: tractability),
            ]
        }
        return [
            ReportSection(title: "Masks", passages: masks),
            ReportSection(
                title: "Rank-one supports", passages: SupportsText.passages(for: facts, item.lineNames),
                isPlaceOfPicture: !hasWitness),
            ReportSection(
                title: "Tractability", passages: TractabilityText.passages(for: facts.tractability, item.lineNames)),
            ReportSection(title: "Landscape", passages: SupportsText.landscape(facts.landscape)),
        ]
    }
}
