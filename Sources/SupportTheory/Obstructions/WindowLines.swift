import SupportMasks

/// The choices of rows of a small state that windows are made of, by number of rows: equal rows are alike, and more of
/// them than their block has rank change nothing (SC203). Where no
/// class has a free cell only reduced choices are needed (SC305): a window that is not closed holds a reduced one that
/// is not.
struct WindowLines {
    /// At position k the choices of k rows, each ascending.
    let choices: [[[Int]]]

    /// Rows with the same type and the same observed columns.
    private struct Group {
        var type: BitSet
        var observed: BitSet
        var rank: Int
        var lines: [Int]
    }

    init(rowsOf state: MaskedState) {
        var groups: [Group] = []
        for (row, type) in state.rowTypes().enumerated() where !type.isEmpty {
            let observed = state.observedColumns(row: row, type: type)
            if let known = groups.firstIndex(where: { $0.type == type && $0.observed == observed }) {
                groups[known].lines.append(row)
            } else {
                let size = type.reduce(0) { $0 + state.classes[$1].multiplicity }
                groups.append(Group(type: type, observed: observed, rank: min(size, observed.count), lines: [row]))
            }
        }
        let isReducible = !state.classes.contains(where: state.hasFreeCell)
        choices = Self.choices(
            groups.sorted { ($0.rank, $0.lines[0]) < ($1.rank, $1.lines[0]) }, chainsCount: isReducible)
    }

    private static func choices(_ groups: [Group], chainsCount: Bool) -> [[[Int]]] {
        // Inside a type only types before it can lie.
        let below = groups.indices.map { index in
            chainsCount ? (0..<index).filter { groups[$0].type.isSubset(of: groups[index].type) } : []
        }
        var choices: [[[Int]]] = Array(repeating: [], count: groups.reduce(1) { $0 + $1.lines.count })
        var heaviest: [Int] = []
        func extend(_ chosen: [Int]) {
            let index = heaviest.count
            if index == groups.count {
                choices[chosen.count].append(chosen.sorted())
                return
            }
            let lighter = below[index].map { heaviest[$0] }.max() ?? 0
            for count in 0...max(0, min(groups[index].lines.count, groups[index].rank - lighter)) {
                heaviest.append(lighter + count)
                extend(chosen + groups[index].lines.prefix(count))
                heaviest.removeLast()
            }
        }
        extend([])
        return choices
    }
}

/// What tells windows apart up to symmetry.
enum WindowForm: Hashable {
    case kernel(Kernel)
    /// The types on the supports that reach a cell, of more supports than canonical forms are computed for.
    case types(rows: [UInt32], columns: [UInt32])
}

/// The types of the lines of a state without free cells, one bit for each support.
struct WindowForms {
    private let rowTypes: [UInt32]
    private let columnTypes: [UInt32]

    /// Nil if some class has a free cell, or there are too many supports.
    init?(_ state: MaskedState) {
        let supports = state.classes.flatMap { cls in cls.supports.map { _ in cls } }
        guard supports.count <= 32, !state.classes.contains(where: state.hasFreeCell) else { return nil }
        func types(_ sets: [BitSet], _ count: Int) -> [UInt32] {
            (0..<count).map { line in sets.indices.reduce(0) { sets[$1].contains(line) ? $0 | 1 << UInt32($1) : $0 } }
        }
        rowTypes = types(supports.map(\.rows), state.rowCount)
        columnTypes = types(supports.map(\.columns), state.columnCount)
    }

    /// Nil for a window whose verdict is that of a smaller one: a line has no support, or there are too many equal
    /// ones.
    func form(_ rows: [Int], _ columns: [Int]) -> WindowForm? {
        let (left, right) = (rows.map { rowTypes[$0] }, columns.map { columnTypes[$0] })
        let used = left.reduce(0, |) & right.reduce(0, |)
        let (effectiveLeft, effectiveRight) = (left.map { $0 & used }, right.map { $0 & used })
        if used.nonzeroBitCount > Kernel.widest {
            return .types(rows: effectiveLeft.sorted(), columns: effectiveRight.sorted())
        }
        guard let kernel = Kernel(rowTypes: effectiveLeft, columnTypes: effectiveRight),
            kernel.lineCount == rows.count + columns.count
        else { return nil }
        return .kernel(kernel)
    }
}
