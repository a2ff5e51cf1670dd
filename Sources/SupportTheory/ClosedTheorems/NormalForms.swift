import ExactArithmetic
import PolynomialAlgebra
import Rules
import SupportMasks

/// `SC304`: every normal form of the closure is a product.
public enum NormalForms {
    public static let rule = RuleCode.SC304
}

/// Builds the proof of the rule for a small state, with proofs of deletions from the prover.
struct NormalFormProver {
    private let state: MaskedState
    private let window: SmallWindow
    private let limits: SearchLimits
    /// Whether ends without simple evidence are decided by algebra, for all values of their parameters.
    private let usesAlgebra: Bool
    /// Matrices for which no factorisation was found, and which may be limits.
    private(set) var candidates: [NormalFormCandidate] = []
    private var deletions: [(side: Side, line: Int, proof: Derivation)] = []

    init?(_ state: MaskedState, limits: SearchLimits, usesAlgebra: Bool) {
        guard let window = SmallWindow(state, limits.interruption) else { return nil }
        self.usesAlgebra = usesAlgebra
        self.state = state
        self.window = window
        self.limits = limits
    }

    /// Nil if some end has no evidence within the limits. `prove` is asked for the state without a line.
    mutating func proof(prove: (MaskedState) -> Derivation?) -> NormalFormProof? {
        var builder = NormalFormBuilder(window, endLimit: limits.normalFormLeaves)
        guard let tree = builder.tree(), let node = node(tree, prove) else { return nil }
        return NormalFormProof(deletions: deletions, tree: node)
    }

    private mutating func node(_ tree: NormalFormTree, _ prove: (MaskedState) -> Derivation?) -> NormalFormProof.Node? {
        switch tree {
        case .branch(let row, let column, let zero, let cleared, let nonzero):
            // The non-zero side has the hard ends: look there first. A candidate does not end the search for others.
            let second = node(nonzero, prove)
            if second == nil, candidates.isEmpty || candidates.count >= limits.normalFormCandidates { return nil }
            guard let first = node(zero, prove), let second else { return nil }
            return .branch(
                named(Cell(row: row, column: column)), zero: first, cleared: cleared.map(named), nonzero: second)
        case .zeroLine(let side, let line, _):
            let name = side == .rows ? window.rows[line] : window.columns[line]
            return deletion(side, name, prove) ? .zeroLine(side, name) : nil
        case .leaf(let pattern):
            return end(pattern)
        }
    }

    private func named(_ cell: Cell) -> Cell {
        Cell(row: window.rows[cell.row], column: window.columns[cell.column])
    }

    private mutating func deletion(_ side: Side, _ line: Int, _ prove: (MaskedState) -> Derivation?) -> Bool {
        if deletions.contains(where: { $0.side == side && $0.line == line }) { return true }
        var rest = state
        rest.delete([line], side: side)
        guard let proof = prove(rest) else { return false }
        deletions.append((side, line, proof))
        return true
    }

    private mutating func end(_ pattern: NormalFormTree.Pattern) -> NormalFormProof.Node? {
        if let stars = StarCover.find(pattern.cells, in: window) {
            return .stars(
                stars.enumerated().filter { !$0.element.isEmpty }.map {
                    (window.supports[$0.offset].cls, $0.element.map(named))
                })
        }
        if let violation = RankBound.violation(by: pattern, in: window) {
            let classes = Set(Members(violation.cut.supports).map { window.supports[$0].cls })
            return .rank(
                cells: violation.cells.map(named), rows: Members(violation.cut.rows).map { window.rows[$0] },
                columns: Members(violation.cut.columns).map { window.columns[$0] }, classes: classes.sorted())
        }
        return terms(pattern) ?? cases(pattern)
    }

    private mutating func cases(_ pattern: NormalFormTree.Pattern) -> NormalFormProof.Node? {
        guard usesAlgebra else { return nil }
        let end = ParametricEnd(window, pattern, limits: limits)
        switch end.outcome() {
        case .decided(let cases): return .cases(parameters: end.chords.map(named), cases)
        case .unknown: return nil
        case .candidate(let values):
            var matrix = Dictionary(uniqueKeysWithValues: pattern.cells.map { ($0, Rational(1)) })
            for (chord, value) in zip(end.chords, values) { matrix[chord] = value }
            candidates.append(NormalFormCandidate(state: state, matrix: matrix))
            return nil
        }
    }

    /// Factors of the matrix with ones on a forest and parameters at the chords: constant y's whose spans hold each row
    /// for every value of its parameters.
    private func terms(_ pattern: NormalFormTree.Pattern) -> NormalFormProof.Node? {
        let chords = CycleSpace(pattern, rowCount: window.rowCount, columnCount: window.columnCount).chords
        var target = pattern.nonzero.map { row in (0..<window.columnCount).map { Int32(row >> UInt64($0) & 1) } }
        for chord in chords { target[chord.row][chord.column] = 0 }
        // A row holds for every λ when its constant part and the unit vectors of its parameters lie in the span.
        var rows = target.enumerated().map { SpanCurveSearch.Row(line: $0.offset, vector: $0.element) }
        rows += chords.map { SpanCurveSearch.Row(line: $0.row, vector: unit($0.column)) }
        var search = SpanCurveSearch(window, rows: rows, linearEntries: 0, trialLimit: limits.curveTrials)
        guard let vectors = search?.find() else { return nil }
        let curve = SpanCurve(window, vectors: vectors)
        guard let constant = curve.curve(to: target) else { return nil }
        let parts = chords.map { chord -> Curve? in
            var single = target.map { $0.map { _ in Int32(0) } }
            single[chord.row][chord.column] = 1
            return curve.curve(to: single)
        }
        let slopes = parts.compactMap { $0 }
        guard slopes.count == parts.count else { return nil }
        return .terms(parameters: chords.map(named), terms(constant, slopes))
    }

    private func unit(_ column: Int) -> [Int32] {
        (0..<window.columnCount).map { $0 == column ? 1 : 0 }
    }

    private func terms(_ constant: Curve, _ slopes: [Curve]) -> [NormalFormProof.Term] {
        window.supports.enumerated().compactMap { position, support in
            let x = Members(support.rows).map { row -> (line: Int, value: [Rational]) in
                let place = Curve.Position(line: row, support: position)
                return (window.rows[row], ([constant] + slopes).map { $0.left[place]?.coefficient(of: 0) ?? 0 })
            }.filter { !$0.value.allSatisfy(\.isZero) }
            let y = Members(support.columns).compactMap { column -> (line: Int, value: Rational)? in
                constant.right[Curve.Position(line: column, support: position)].map {
                    (window.columns[column], $0.coefficient(of: 0))
                }
            }
            return x.isEmpty ? nil : NormalFormProof.Term(cls: support.cls, x: x, y: y)
        }
    }
}
