import OrderedJSON
import Proofs
import Rules
import SupportMasks

/// `SC204`: rows that a generic choice of some factors' columns makes free are deleted.
public enum GenericElimination {
    public static let rule = RuleCode.SC204

    /// The set K with the evidence for each line that meets it, ascending.
    public struct Step: ProofStep {
        public static var rule: RuleCode { GenericElimination.rule }
        public var side: Side
        public var classes: [Int]
        public var lines: [(line: Int, evidence: Evidence)]

        /// Why one row is free.
        public enum Evidence: Sendable {
            /// Observed columns, ascending, each with a class of K that contains it and the row; then each other one, in
            /// order, has the first such class that is left.
            case matching([(column: Int, cls: Int)])
            /// Classes outside K, pairwise disjoint and wholly observed in the row.
            case disjoint([Int])
        }

        public var fields: [JSONValue.Member] {
            let encoded = lines.map { line, evidence -> JSONValue in
                switch evidence {
                case .matching(let pairs):
                    ["line": .integer(line), "matching": .array(pairs.map { .integers([$0.column, $0.cls]) })]
                case .disjoint(let classes): ["line": .integer(line), "disjoint": .integers(classes)]
                }
            }
            return [
                .init("side", .side(side)), .init("classes", .integers(classes)), .init("lines", .array(encoded)),
            ]
        }
    }

    /// K = all classes, if it makes every line of a side free; the first line that is not ends the test.
    package static func full(_ state: MaskedState, _ side: Side, _ interruption: Interruption) -> Step? {
        RowSpans(state, side, remember: false, interruption).elimination(of: BitSet.full(capacity: state.classes.count))
    }

    /// A set K that can be eliminated on the lines of a side.
    ///
    /// With few classes all sets are tried, larger ones first. With many: all classes, then what is left when the
    /// classes of rows
    /// that are not free are taken out again and again, then single classes and the row types.
    package static func find(in state: MaskedState, _ side: Side, limits: SearchLimits) -> Step? {
        let rows = RowSpans(state, side, remember: true, limits.interruption)
        guard rows.someRowMayBeFree else { return nil }
        let count = state.classes.count
        if count <= limits.exhaustiveClasses {
            let subsets = (1..<(1 << count)).sorted { ($1.nonzeroBitCount, $0) < ($0.nonzeroBitCount, $1) }
            for mask in subsets {
                let chosen = BitSet(capacity: count, members: (0..<count).filter { mask >> $0 & 1 == 1 })
                if let found = rows.elimination(of: chosen) { return found }
            }
            return nil
        }
        return rows.shrinking() ?? rows.firstOf(candidates(rows, count))
    }

    private static func candidates(_ rows: RowSpans, _ count: Int) -> [BitSet] {
        var seen: Set<BitSet> = []
        let singles = (0..<count).map { BitSet(capacity: count, members: [$0]) }
        return (singles + rows.types.filter { !$0.isEmpty }).filter { seen.insert($0).inserted }
    }
}

/// The row types of a state with what each row observes: the data of the span conditions.
///
/// Lines of the other side are seen as rows of the transposed state.
private struct RowSpans {
    let state: MaskedState
    private let side: Side
    let types: [BitSet]
    private let columnTypes: [BitSet]
    private let multiplicities: [Int]
    private let remembered: [BitSet]?
    private let interruption: Interruption

    /// With `remember` the observed columns of all rows are computed at once; without, when they are asked for.
    init(_ original: MaskedState, _ side: Side, remember: Bool, _ interruption: Interruption) {
        let state = original.seen(from: side)
        self.state = state
        self.side = side
        self.interruption = interruption
        let types = state.rowTypes()
        self.types = types
        columnTypes = state.columnTypes()
        multiplicities = state.classes.map(\.multiplicity)
        remembered = remember ? types.indices.map { state.observedColumns(row: $0, type: types[$0]) } : nil
    }

    private func observed(_ row: Int) -> BitSet {
        remembered?[row] ?? state.observedColumns(row: row, type: types[row])
    }

    private func dimension(_ classes: BitSet) -> Int {
        classes.reduce(0) { $0 + state.classes[$1].multiplicity }
    }

    /// A row with fewer supports than observed columns is never free, whatever K is.
    var someRowMayBeFree: Bool {
        types.indices.contains { !types[$0].isEmpty && dimension(types[$0]) >= observed($0).count }
    }

    func firstOf(_ candidates: [BitSet]) -> GenericElimination.Step? {
        for candidate in candidates {
            if let found = elimination(of: candidate) { return found }
        }
        return nil
    }

    func elimination(of chosen: BitSet) -> GenericElimination.Step? {
        var lines: [(line: Int, evidence: GenericElimination.Step.Evidence)] = []
        for row in types.indices where !types[row].isDisjoint(with: chosen) {
            guard let evidence = evidence(row: row, chosen: chosen) else { return nil }
            lines.append((row, evidence))
        }
        return lines.isEmpty ? nil : .init(side: side, classes: chosen.members, lines: lines)
    }

    /// From all classes downwards: the classes of rows that are not free cannot all be generic; take them out and look
    /// again.
    func shrinking() -> GenericElimination.Step? {
        var chosen = BitSet.full(capacity: state.classes.count)
        while !chosen.isEmpty {
            var failed = BitSet(capacity: chosen.capacity)
            var met = false
            for row in types.indices where !types[row].isDisjoint(with: chosen) {
                met = true
                if evidence(row: row, chosen: chosen) == nil { failed.formUnion(types[row]) }
            }
            if !met { return nil }
            if failed.isEmpty { return elimination(of: chosen) }
            chosen.subtract(failed)
        }
        return nil
    }

    private func evidence(row: Int, chosen: BitSet) -> GenericElimination.Step.Evidence? {
        if interruption.isDue { return nil }
        let columns = observed(row)
        guard dimension(types[row]) >= columns.count else { return nil }
        let generic = types[row].intersection(chosen)
        if let matching = matching(columns: columns.members, generic: generic) { return .matching(matching) }
        let others = types[row].subtracting(chosen)
        guard !others.isEmpty, generic.count <= SearchLimits.Format.subsetClasses else { return nil }
        let disjoint = disjointClasses(row: row, among: others)
        return satisfiesRado(observed: columns, generic: generic.members, disjoint: disjoint)
            ? .disjoint(disjoint) : nil
    }

    private func matching(columns: [Int], generic: BitSet) -> [(column: Int, cls: Int)]? {
        guard dimension(generic) >= columns.count else { return nil }
        let exceptions = CapacitatedMatching.exceptions(
            allowed: columns.map { columnTypes[$0] }, bins: generic, capacities: multiplicities)
        return exceptions.map { $0.map { (column: columns[$0.item], cls: $0.bin) } }
    }

    /// Wholly observed classes of the row, narrow ones first, each disjoint from those taken before; ascending.
    private func disjointClasses(row: Int, among classes: BitSet) -> [Int] {
        let free = state.free.row(row)
        let candidates = classes.filter { state.classes[$0].columns.isDisjoint(with: free) }
            .sorted { (state.classes[$0].columns.count, $0) < (state.classes[$1].columns.count, $1) }
        var used = BitSet(capacity: state.columnCount)
        var taken: [Int] = []
        for cls in candidates where state.classes[cls].columns.isDisjoint(with: used) {
            used.formUnion(state.classes[cls].columns)
            taken.append(cls)
        }
        return taken.sorted()
    }

    private func satisfiesRado(observed: BitSet, generic: [Int], disjoint: [Int]) -> Bool {
        (0..<(1 << generic.count)).allSatisfy { mask in
            var reached = BitSet(capacity: state.columnCount)
            var outside = 0
            for (bit, cls) in generic.enumerated() {
                if mask >> bit & 1 == 1 {
                    reached.formUnion(state.classes[cls].columns)
                } else {
                    outside += state.classes[cls].multiplicity
                }
            }
            reached.formIntersection(observed)
            let apart = disjoint.count { state.classes[$0].columns.isDisjoint(with: reached) }
            return reached.count + apart + outside >= observed.count
        }
    }
}
