import SupportMasks
import SupportTheory

/// The rank-one supports, their classes and how these lie to one another.
enum SupportsText {
    private static let mostClasses = 10

    static func passages(for facts: InstanceAnalysis.Factorization, _ names: LineNames) -> [Passage] {
        let supports = facts.supports
        let empty = supports.width - supports.classes.reduce(0) { $0 + $1.count }
        let head =
            "\(counted(supports.width, "support")) in \(counted(supports.classes.count, "class", plural: "classes"))"
            + (empty > 0 ? " (\(empty) reach no cell)" : "") + "; \(relation(facts.relation))"
        let classes = supports.classes.prefix(mostClasses).map {
            Passage.paragraph(sentence(on: $0, of: supports, names), hanging: 2)
        }
        let more = supports.classes.count - mostClasses
        return [.paragraph(head)] + classes
            + (more > 0 ? [.paragraph("… and \(counted(more, "more class", plural: "more classes"))")] : [])
    }

    /// What a class is, by its members.
    static func sentence(on members: [Int], of supports: RankOneSupports, _ names: LineNames) -> String {
        let rows = supports.rows(of: members[0]).members
        let columns = supports.columns(of: members[0]).members
        let rank = supports.isComplete(members) ? "every matrix on its rectangle" : "rank at most \(members.count)"
        return "\(names.supports(members)): \(names.rows(rows)) × \(names.columns(columns)); \(rank)"
    }

    private static func relation(_ relation: Relation) -> String {
        switch relation {
        case .disjointOrIdentical: return "any two are disjoint or identical"
        case .crossing: return "any two are disjoint or cross (one has more rows, the other more columns)"
        case .overlapping: return "some two overlap without crossing"
        }
    }

    static func landscape(_ landscape: Landscape) -> [Passage] {
        switch landscape {
        case .benign(let rule): return [.paragraph("benign. \(rule.title): \(rule.statement)")]
        case .notEstablished(let rule): return [.paragraph("not established. \(rule.title): \(rule.statement)")]
        }
    }
}
