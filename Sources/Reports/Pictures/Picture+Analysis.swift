import Drawing
import SupportMasks
import SupportTheory

extension Picture {
    /// The picture of an analysed instance: its masks, the classes of its supports and the witness.
    ///
    /// - Parameters:
    ///   - names: what the legend calls rows, columns and supports.
    ///   - isBrief: whether there is no time for the cells of a large product.
    public init(_ analysis: InstanceAnalysis, names: LineNames = .numbers, isBrief: Bool = false) {
        let finding = Finding(analysis)
        let rule = finding.rule.map { ": \($0.title)" } ?? ""
        self.init(
            name: analysis.instance.name, verdict: "\(finding.verdict.sign) \(finding.words)\(rule)",
            tone: Tone(finding.verdict),
            masks: analysis.cut == nil && !isBrief ? Self.masks(analysis.instance) : Self.masksOfCut(analysis.instance),
            classes: analysis.factorization.map { Self.classes($0.supports, names) } ?? [],
            witness: finding.witness.map(Witness.init), remarks: Self.remarks(names))
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

    /// The masks of an instance that a limit left undecided. To find the cells of a large product takes long: then the
    /// two factors are drawn each by itself.
    private static func masksOfCut(_ instance: MaskInstance) -> Masks {
        switch instance.masks {
        case .factorization(let masks):
            guard (masks.rowCount + masks.columnCount) * masks.width > mostCellsOfCut else {
                return Self.masks(instance)
            }
            return .layers([
                Layer(name: "J, the support of Y", mask: masks.right),
                Layer(name: "I, the support of X", mask: masks.left),
            ])
        case .network(let layers):
            let cells = layers.reduce(0) { $0 + $1.outputCount * $1.inputCount }
            return cells > mostCellsOfCut ? .layers(layers) : Self.masks(instance)
        }
    }

    private static let mostNamed = 60

    /// Whose numbers those beside the masks are.
    private static func remarks(_ names: LineNames) -> [String] {
        [names.rows, names.columns, names.supports].compactMap { lines in
            guard let listed = lines.names else { return nil }
            let shown = listed.prefix(mostNamed).enumerated().map { "\($0.offset) \($0.element)" }
            return "\(lines.noun)s: \(shown.joined(separator: ", "))\(listed.count > mostNamed ? ", …" : "")"
        }
    }

    private static let mostCellsOfCut = 1 << 20

    private static func classes(_ supports: RankOneSupports, _ names: LineNames) -> [SupportClass] {
        supports.classes.enumerated().map { index, members in
            SupportClass(
                supports: members,
                sentence: index < listedClasses ? SupportsText.sentence(on: members, of: supports, names) : nil)
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
    private let items: [(analysis: InstanceAnalysis, names: LineNames, isBrief: Bool)]

    public init(_ analyses: [InstanceAnalysis]) { items = analyses.map { ($0, .numbers, false) } }

    public init(_ items: [ReportItem]) { self.items = items.map { ($0.analysis, $0.lineNames, $0.isBrief) } }

    /// The text of the file; the same analyses give the same bytes.
    public var text: String {
        SVGDocument(items.map { Picture($0.analysis, names: $0.names, isBrief: $0.isBrief) }).text
    }
}
