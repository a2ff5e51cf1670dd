import SupportMasks

/// A set K with the evidence for each row that meets it, ascending.
public struct Elimination: Sendable {
    /// Why one row is free.
    public enum Evidence: Hashable, Sendable {
        /// Each observed column, ascending, with a class of K that contains it and the row.
        case matching([(column: Int, cls: Int)])
        /// Classes outside K, pairwise disjoint and wholly observed in the row.
        case disjoint([Int])

        public static func == (a: Evidence, b: Evidence) -> Bool {
            switch (a, b) {
            case (.matching(let a), .matching(let b)): return a.elementsEqual(b) { $0 == $1 }
            case (.disjoint(let a), .disjoint(let b)): return a == b
            default: return false
            }
        }

        public func hash(into hasher: inout Hasher) {
            switch self {
            case .matching(let pairs): for pair in pairs { hasher.combine(pair.column); hasher.combine(pair.cls) }
            case .disjoint(let classes): hasher.combine(classes)
            }
        }
    }

    public var classes: [Int]
    public var lines: [(line: Int, evidence: Evidence)]
}
