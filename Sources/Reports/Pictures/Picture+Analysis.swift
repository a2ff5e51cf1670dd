import Drawing
import SupportMasks
import SupportTheory

extension Picture {
    /// The picture of an analysed instance: its masks, the classes of its supports and the witness.
    public init(_ analysis: InstanceAnalysis) {
        let finding = Finding(analysis)
        let rule = finding.rule.map { ": \($0.title)" } ?? ""
        self.init(
            name: analysis.instance.name, verdict: "\(finding.verdict.sign) \(finding.words)\(rule)",
            tone: Tone(finding.verdict),
            masks: Self.masks(analysis.instance),
            classes: analysis.factorization.map { Self.classes($0.supports) } ?? [],
            witness: finding.witness.map(Witness.init))
    }

    private static func masks(_ instance: MaskInstance) -> Masks {
        guard let supports = instance.factorSupports else {
            guard case .network(let layers) = instance.masks else { return .layers([]) }
            return .layers(layers)
        }
        guard case .network(let layers) = instance.masks, layers.count == 2 else {
            return .product(supports, left: "I, the support of X", right: "Jᵀ, the support of Yᵀ")
        }
        return .product(supports, left: "I: layer 2, \(layers[1].name)", right: "Jᵀ: layer 1, \(layers[0].name)")
    }

    private static func classes(_ supports: RankOneSupports) -> [SupportClass] {
        supports.classes.enumerated().map { index, members in
            SupportClass(
                supports: members,
                sentence: index < listedClasses ? SupportsText.sentence(on: members, of: supports) : nil)
        }
    }
}

extension Picture.Tone {
    fileprivate init(_ verdict: InstanceAnalysis.Verdict) {
        switch verdict {
        case .closed: self = .good
        case .notClosed: self = .bad
        case .undecided: self = .open
        }
    }
}

extension Picture.Witness {
    fileprivate init(_ witness: Finding.Witness) {
        self.init(
            rows: witness.rows, columns: witness.columns,
            entries: witness.limit.sorted { $0.key < $1.key }.map {
                Entry(row: $0.key.row, column: $0.key.column, value: $0.value.description)
            })
    }
}

/// Pictures of analysed instances, as one SVG file.
public struct SVGReport: Sendable {
    private let analyses: [InstanceAnalysis]

    public init(_ analyses: [InstanceAnalysis]) { self.analyses = analyses }

    /// The text of the file; the same analyses give the same bytes.
    public var text: String { SVGDocument(analyses.map { Picture($0) }).text }
}
