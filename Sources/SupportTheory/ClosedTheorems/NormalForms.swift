import ExactArithmetic
import OrderedJSON
import PolynomialAlgebra
import Rules
import SupportMasks

/// `SC304`: every normal form of the closure is a product.
public enum NormalForms {
    public static let rule = RuleCode.SC304

    /// The tree, and the proofs of the deletions that its ends name.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { NormalForms.rule }
        public var proof: NormalFormProof<Proof>

        public var fields: [JSONValue.Member] { proof.fields }
        public var inner: [any ClosedProof] { proof.deletions.map(\.proof) }
    }
}

/// Builds the proof of the rule for a small state, with proofs of deletions from the prover.
struct NormalFormProver<Proof: ClosedProof>: NormalFormProving {
    let window: SmallWindow
    let limits: SearchLimits
    var deletions: [(side: Side, line: Int, proof: Proof)] = []
    /// Matrices for which no factorisation was found, and which may be limits.
    private(set) var candidates: [NormalFormCandidate] = []
    private let state: MaskedState
    /// Whether ends without simple evidence are looked at for faces in the interior.
    private var faces: FaceSearch?
    /// Other pivots for ends without simple evidence.
    private var repivoting: Repivoting?
    private var repivotingToFaces: Repivoting?
    /// Whether ends without simple evidence are decided by algebra, for all values of their parameters.
    private let usesAlgebra: Bool
    /// Is asked for the state without a line.
    private let prove: (MaskedState) -> Proof?

    init?(
        _ state: MaskedState, limits: SearchLimits, usesFaces: Bool, usesAlgebra: Bool,
        prove: @escaping (MaskedState) -> Proof?
    ) {
        guard let window = SmallWindow(state, limits.interruption) else { return nil }
        faces = usesFaces ? FaceSearch(window, limits: limits) : nil
        repivoting = usesFaces ? Repivoting(window, depth: limits.additionDepth, limits: limits) : nil
        repivotingToFaces = usesFaces ? Repivoting(window, depth: 2, limits: limits) : nil
        self.usesAlgebra = usesAlgebra
        self.state = state
        self.window = window
        self.limits = limits
        self.prove = prove
    }

    var goesOn: Bool { !candidates.isEmpty && candidates.count < limits.normalFormCandidates }

    var bases: [InteriorBall] { faces?.bases.map { $0.renamed(window.names) } ?? [] }

    func proof(without line: Int, _ side: Side) -> Proof? {
        var rest = state
        rest.delete([side == .rows ? window.rows[line] : window.columns[line]], side: side)
        return prove(rest)
    }

    mutating func end(_ pattern: NormalFormTree.Pattern) -> NormalFormNode? {
        if let found = simpleEnd(pattern) { return found }
        if let base = faces?.base(pattern) { return .face(base) }
        if let found = factors(pattern) { return found }
        if faces != nil, let found = additions(pattern) ?? additionsToFaces(pattern) { return found }
        guard usesAlgebra else { return nil }
        switch algebraicEnd(pattern) {
        case .node(let node): return node
        case .unknown: return nil
        case .candidate(let candidate):
            candidates.append(NormalFormCandidate(state: state, matrix: candidate.matrix))
            return nil
        }
    }

    /// Evidence that the zero pattern alone gives, as far as it is known.
    private mutating func simpleEnd(_ pattern: NormalFormTree.Pattern) -> NormalFormNode? {
        if let stars = StarCover.find(pattern.cells, in: window) {
            return .stars(
                stars.enumerated().filter { !$0.element.isEmpty }.map { ($0.offset, $0.element.map(window.names.cell)) }
            )
        }
        if let found = rank(pattern) { return found }
        return faces?.knownBase(pattern).map { .face($0) }
    }

    /// Additions that lead to patterns with simple evidence, then to others for which faces are looked for.
    private mutating func additions(_ pattern: NormalFormTree.Pattern) -> NormalFormNode? {
        var search = repivoting
        defer { repivoting = search }
        return search?.node(pattern, simple: { simpleEnd($0) }, zeroLine: { zeroLineEnd($0, $1) })
    }

    private mutating func additionsToFaces(_ pattern: NormalFormTree.Pattern) -> NormalFormNode? {
        var search = repivotingToFaces
        defer { repivotingToFaces = search }
        return search?.node(
            pattern, simple: { simpleEnd($0) ?? faces?.base($0).map { .face($0) } }, zeroLine: { zeroLineEnd($0, $1) })
    }

    private mutating func zeroLineEnd(_ side: Side, _ line: Int) -> NormalFormNode? {
        let name = side == .rows ? window.names.row(line) : window.names.column(line)
        if !deletions.contains(where: { $0.side == side && $0.line == name }) {
            guard let proof = proof(without: line, side) else { return nil }
            deletions.append((side, name, proof))
        }
        return .zeroLine(side, name)
    }

    /// Cells that are the only matching of their window, more than a cut of its paths: the determinant is their product.
    private func rank(_ pattern: NormalFormTree.Pattern) -> NormalFormNode? {
        guard let violation = RankBound.violation(by: pattern, in: window) else { return nil }
        let chords = CycleSpace(pattern, rowCount: window.rowCount, columnCount: window.columnCount).chords
        let cells = violation.cells.sorted()
        let inversions = cells.indices.reduce(0) { count, index in
            count + cells[..<index].count { $0.column > cells[index].column }
        }
        var determinant = ParametricCase.Denominator(inversions % 2 == 0 ? 1 : -1, parameterCount: chords.count)
        for (parameter, chord) in chords.enumerated() where cells.contains(chord) {
            determinant.exponents[parameter] = 1
        }
        let end = window.end(
            rows: cells.map(\.row), columns: cells.map(\.column).sorted(), violation.cut, determinant: determinant)
        return .cases(parameters: chords.map(window.names.cell), end)
    }

    /// Factors of the matrix with ones on a forest and parameters at the chords: constant y's whose spans hold each row
    /// for every value of its parameters.
    private func factors(_ pattern: NormalFormTree.Pattern) -> NormalFormNode? {
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
        let slopes = chords.compactMap { chord -> Curve? in
            var single = target.map { $0.map { _ in Int32(0) } }
            single[chord.row][chord.column] = 1
            return curve.curve(to: single)
        }
        guard slopes.count == chords.count else { return nil }
        var layers = constant.layers.map { $0.mapValues { Polynomial($0.coefficient(of: 0)) } }
        for (parameter, slope) in slopes.enumerated() {
            for (cell, value) in slope.layers[1] {
                layers[1][cell, default: .zero] =
                    layers[1][cell, default: .zero]
                    + Polynomial.variable(parameter).scaled(by: value.coefficient(of: 0))
            }
        }
        let named = layers.enumerated().map { layer, entries in
            entries.filter { !$0.value.isZero }.renamed { window.names.cell($0, layer: layer) }
        }
        return .cases(
            parameters: chords.map(window.names.cell),
            .factors(named, ParametricCase.Denominator(1, parameterCount: chords.count)))
    }

    private func unit(_ column: Int) -> [Int32] {
        (0..<window.columnCount).map { $0 == column ? 1 : 0 }
    }
}
