import SupportMasks

/// Proves the windows of the rule one after the other.
struct ReducedWindowProver {
    let limits: SearchLimits

    enum Outcome {
        case closed(Derivation.Step)
        /// The states that are left of the first window without a proof, and matrices that may show that it is not
        /// closed; P is closed only if they are.
        case stuck([MaskedState], [NormalFormCandidate])
        /// A free cell, nothing but reduced lines, or too many windows.
        case doesNotApply
    }

    /// `prove` decides a window, which has fewer lines than the state.
    func outcome(for state: MaskedState, prove: (MaskedState) -> ProverOutcome) -> Outcome {
        guard let windows = windows(of: state) else { return .doesNotApply }
        var proved: [(rows: [Int], columns: [Int], proof: Derivation)] = []
        for window in windows {
            let part = state.restricted(
                rows: BitSet(capacity: state.rowCount, members: window.rows),
                columns: BitSet(capacity: state.columnCount, members: window.columns))
            switch prove(part) {
            case .closed(let proof):
                proved.append((window.rows, window.columns, proof))
            case .stuck(let states, let candidates): return .stuck(states, candidates)
            }
        }
        return .closed(.reducedWindows(.init(windows: proved)))
    }

    /// The maximal reduced windows; nil where the rule says nothing, or too much.
    private func windows(of state: MaskedState) -> [(rows: [Int], columns: [Int])]? {
        if state.classes.isEmpty || state.classes.contains(where: state.hasFreeCell) { return nil }
        guard let rows = ReducedLines(rowsOf: state, vectorLimit: limits.reducedVectors),
            let columns = ReducedLines(rowsOf: state.transposed(), vectorLimit: limits.reducedVectors)
        else { return nil }
        if rows.isReduced && columns.isReduced { return nil }
        guard let rowChoices = rows.maximalChoices(vectorLimit: limits.reducedVectors),
            let columnChoices = columns.maximalChoices(vectorLimit: limits.reducedVectors),
            rowChoices.count * columnChoices.count <= limits.reducedWindows
        else { return nil }
        return rowChoices.flatMap { rows in columnChoices.map { (rows, $0) } }
    }
}

/// What became of a state.
enum ProverOutcome {
    case closed(Derivation)
    /// The irreducible states that no theorem finishes; P is closed if and only if all of them are. And matrices that
    /// may show that it is not.
    case stuck([MaskedState], candidates: [NormalFormCandidate] = [])
}
