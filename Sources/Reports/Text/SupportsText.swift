import SupportMasks
import SupportTheory

/// The rank-one supports, their classes and how these lie to one another.
enum SupportsText {
    private static let mostClasses = 10

    static func lines(for facts: InstanceAnalysis.Factorization) -> [String] {
        let supports = facts.supports
        let empty = supports.width - supports.classes.reduce(0) { $0 + $1.count }
        let head = "\(counted(supports.width, "support")) in \(counted(supports.classes.count, "class", plural: "classes"))"
            + (empty > 0 ? " (\(empty) reach no cell)" : "") + "; \(relation(facts.relation))"
        let classes = supports.classes.prefix(mostClasses).flatMap { members -> [String] in
            let rows = supports.rows(of: members[0]).members
            let columns = supports.columns(of: members[0]).members
            let rank = supports.isComplete(members) ? "every matrix on its rectangle" : "rank at most \(members.count)"
            return wrapped("\(named("support", members)): \(named("row", rows)) × \(named("column", columns)); \(rank)", indent: "  ", hanging: "  ")
        }
        let more = supports.classes.count - mostClasses
        return wrapped(head, indent: "  ") + classes + (more > 0 ? ["  … and \(counted(more, "more class", plural: "more classes"))"] : [])
    }

    private static func relation(_ relation: Relation) -> String {
        switch relation {
        case .disjointOrIdentical: return "any two are disjoint or identical"
        case .crossing: return "any two are disjoint or cross (one has more rows, the other more columns)"
        case .overlapping: return "some two overlap without crossing"
        }
    }

    static func landscape(_ landscape: Landscape) -> [String] {
        switch landscape {
        case .benign(let rule): return wrapped("benign. \(rule.title): \(rule.statement)", indent: "  ")
        case .notEstablished(let rule): return wrapped("not established. \(rule.title): \(rule.statement)", indent: "  ")
        }
    }
}
