import SupportMasks

/// Looks for obstructions in the windows of a masked state.
struct WindowSearch {
    let limits: SearchLimits
    /// Windows without free cells that hold no obstruction that the search finds: others of the same form need not be
    /// looked at.
    private var examined: Set<WindowForm> = []

    /// Whether proper windows are passed over.
    private let onlyWhole: Bool

    /// What is looked for in a window.
    enum Kind {
        case plain
        /// Tangent curves alone, which take longer.
        case tangents
    }
    private let kind: Kind

    init(limits: SearchLimits, kind: Kind = .plain, onlyWhole: Bool = false) {
        self.limits = limits
        self.kind = kind
        self.onlyWhole = onlyWhole
    }

    /// The obstruction of one window, after the window's own complete classes are absorbed; lifted to the factors of
    /// the state.
    func obstruction(of state: MaskedState, rows: BitSet, columns: BitSet) -> NonClosedness? {
        var window = state.restricted(rows: rows, columns: columns)
        window.absorbCompleteClasses()
        guard !window.classes.isEmpty else { return nil }
        if kind == .tangents { return bounded(window, TangentCurves.core) }
        if let core = PrivateCells.core(of: window) ?? TwoSupports.core(of: window) {
            return core.lifted(through: window)
        }
        if let core = NestedSwap.core(of: window, limits: limits) {
            return core.lifted(through: window)
        }
        let turned = window.transposed()
        if let core = TwoSupports.core(of: turned) { return core.lifted(through: turned)?.transposed() }
        if let core = BlockWitness.core(of: window, limits: limits) { return core.lifted(through: window) }
        return bounded(window, LimitOfSpans.core)
    }

    /// A bounded search, where the window is irreducible: what reduces to fewer lines is found in a smaller window.
    private func bounded(_ window: MaskedState, _ core: (MaskedState, SearchLimits) -> Core?) -> NonClosedness? {
        guard case .stuck(let states, _) = ClosednessProver(limits: limits).prove(window), states.count == 1,
            states[0].liveRows == window.liveRows, states[0].liveColumns == window.liveColumns
        else { return nil }
        let state = states[0]
        return core(state, limits)?.lifted(through: state)
    }

    /// The matrices on which a proof by normal forms and algebra fails, as witnesses.
    private func byAlgebra(_ state: MaskedState) -> NonClosedness? {
        guard case .stuck(_, let candidates) = ClosednessProver(limits: limits, normalForms: .algebraic).prove(state)
        else { return nil }
        return NormalFormCandidate.witness(among: candidates, limits: limits)
    }

    /// The smallest window of the atlas that the state holds.
    func fromAtlas(_ state: MaskedState) -> NonClosedness? {
        guard let atlas = AtlasSearch(state, mostSupports: limits.atlasSupports) else { return nil }
        for window in atlas.windows(limit: limits.atlasWindows, limits.interruption) {
            let part = state.compactWindow(rows: window.rows, columns: window.columns)
            let found =
                obstruction(
                    of: part, rows: .full(capacity: window.rows.count), columns: .full(capacity: window.columns.count))
                ?? byAlgebra(part)
            if let found {
                return found.renamed(rows: { window.rows[$0] }, columns: { window.columns[$0] }, supports: { $0 })
            }
        }
        return nil
    }

    /// The block of ones in a whole state, which need not be small.
    func block(in state: MaskedState) -> NonClosedness? {
        BlockWitness.core(of: state, limits: limits)?.lifted(through: state)
    }

    /// Whether all windows of a state are gone through.
    func isSmall(_ state: MaskedState) -> Bool {
        state.liveRows.count + state.liveColumns.count <= limits.exhaustiveLines
    }

    /// All windows of a small state, by their number of lines, one of each form; nil also if the state is not small.
    mutating func smallest(in state: MaskedState) -> NonClosedness? {
        guard isSmall(state) else { return nil }
        let (rows, columns) = (state.liveRows.members, state.liveColumns.members)
        return smallest(inCompact: state.compactWindow(rows: rows, columns: columns))?
            .renamed(rows: { rows[$0] }, columns: { columns[$0] }, supports: { $0 })
    }

    private mutating func smallest(inCompact state: MaskedState) -> NonClosedness? {
        let rows = WindowLines(rowsOf: state).choices
        let columns = WindowLines(rowsOf: state.transposed()).choices
        let forms = WindowForms(state)
        let all = max(4, state.rowCount + state.columnCount)
        for lines in (onlyWhole ? all : 4)...all {
            for rowCount in 2...max(2, lines - 2) where rowCount < rows.count && lines - rowCount < columns.count {
                for chosenRows in rows[rowCount] {
                    for chosenColumns in columns[lines - rowCount] {
                        if limits.interruption.isDue(after: 1 + state.classes.count) { return nil }
                        if let forms {
                            guard let form = forms.form(chosenRows, chosenColumns), examined.insert(form).inserted
                            else { continue }
                        }
                        let found = obstruction(
                            of: state, rows: BitSet(capacity: state.rowCount, members: chosenRows),
                            columns: BitSet(capacity: state.columnCount, members: chosenColumns))
                        if let found { return found }
                    }
                }
            }
        }
        return nil
    }
}
