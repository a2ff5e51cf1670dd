import SupportMasks

extension MaskedState {
    /// The window `rows` × `columns`, both ascending, as a state whose lines are counted within the window.
    ///
    /// It is `restricted(rows:columns:)` in other coordinates: a search that looks at thousands of windows of a few
    /// lines must not carry the free cells of a
    /// large matrix through each of them. Absorptions come along as far as they meet the window; what they say of other
    /// lines a lifting never asks for.
    func compactWindow(rows: [Int], columns: [Int]) -> MaskedState {
        let compact = Compaction(rows: rows, columns: columns)
        var window = MaskedState(
            rowCount: rows.count, columnCount: columns.count, free: compact.cells(free),
            classes: classes.compactMap(compact.cls),
            history: history.map(compact.absorption))
        window.normalise()
        return window
    }
}

/// The passage from lines of a state to their positions in a window.
private struct Compaction {
    let rows: [Int]
    let columns: [Int]

    func cells(_ matrix: BitMatrix) -> BitMatrix {
        BitMatrix(rowCount: rows.count, columnCount: columns.count) { matrix[rows[$0], columns[$1]] }
    }

    /// Nil for a class that does not meet the window.
    func cls(_ cls: ObservedClass) -> ObservedClass? {
        let meets = { (set: BitSet, lines: [Int]) in
            BitSet(capacity: lines.count, members: lines.indices.filter { set.contains(lines[$0]) })
        }
        let left = meets(cls.rows, rows)
        if left.isEmpty { return nil }
        let right = meets(cls.columns, columns)
        return right.isEmpty ? nil : ObservedClass(rows: left, columns: right, supports: cls.supports)
    }

    func absorption(_ step: Absorption) -> Absorption {
        Absorption(
            freeBefore: cells(step.freeBefore), classes: step.classes.compactMap(cls), reason: reason(step.reason))
    }

    private func reason(_ reason: Absorption.Reason) -> Absorption.Reason {
        switch reason {
        case .complete: return .complete
        case .lines(let cover):
            return .lines(
                LineCover(
                    rows: cover.rows.compactMap { rows.firstIndex(of: $0) },
                    columns: cover.columns.compactMap { columns.firstIndex(of: $0) },
                    side: cover.side))
        }
    }
}
