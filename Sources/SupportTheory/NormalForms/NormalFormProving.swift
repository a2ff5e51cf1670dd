import ExactArithmetic
import PolynomialAlgebra

/// Turns the tree of normal forms of a window into a proof: what the rules for states (SC304) and for networks (SC507)
/// have in common.
protocol NormalFormProving {
    associatedtype Window: ProductWindow
    associatedtype Proof: ClosedProof

    var window: Window { get }
    var limits: SearchLimits { get }
    /// The deletions that are proved, in the names of certificates.
    var deletions: [(side: Side, line: Int, proof: Proof)] { get set }
    /// The neighbourhoods that ends have named as faces, in the names of certificates.
    var bases: [InteriorBall] { get }
    /// Whether the other ends are looked at when one has no evidence: they may give a witness of the opposite.
    var goesOn: Bool { get }

    /// The evidence at an end; nil if none is found.
    mutating func end(_ pattern: NormalFormTree.Pattern) -> NormalFormNode?
    /// A proof that the set without a line of the window is closed.
    mutating func proof(without line: Int, _ side: Side) -> Proof?
}

extension NormalFormProving {
    /// Nil if some end has no evidence within the limits.
    mutating func proof() -> NormalFormProof<Proof>? {
        var builder = NormalFormBuilder(window, endLimit: limits.normalFormLeaves, stepLimit: limits.treeSteps)
        guard let tree = builder.tree(), let node = node(tree) else { return nil }
        return NormalFormProof(deletions: deletions, bases: bases, tree: node).withUsedBases
    }

    private mutating func node(_ tree: NormalFormTree) -> NormalFormNode? {
        switch tree {
        case .branch(let row, let column, let zero, let cleared, let nonzero):
            // The non-zero side has the hard ends: it goes first.
            let second = node(nonzero)
            if second == nil, !goesOn { return nil }
            guard let first = node(zero), let second else { return nil }
            let names = window.names
            return .branch(
                names.cell(Cell(row: row, column: column)), zero: first, cleared: cleared.map(names.cell),
                nonzero: second)
        case .zeroLine(let side, let line, _):
            let name = side == .rows ? window.names.row(line) : window.names.column(line)
            if !deletions.contains(where: { $0.side == side && $0.line == name }) {
                guard let proof = proof(without: line, side) else { return nil }
                deletions.append((side, name, proof))
            }
            return .zeroLine(side, name)
        case .leaf(let pattern):
            return end(pattern)
        }
    }

    /// The evidence at an end by algebra.
    func algebraicEnd(_ pattern: NormalFormTree.Pattern) -> AlgebraicEnd {
        let end = ParametricEnd(window, pattern, limits: limits)
        switch end.outcome() {
        case .decided(let cases): return .node(.cases(parameters: end.chords.map(window.names.cell), cases))
        case .unknown: return .unknown
        case .candidate(let values):
            var matrix = Dictionary(uniqueKeysWithValues: pattern.cells.map { ($0, Rational(1)) })
            for (chord, value) in zip(end.chords, values) { matrix[chord] = value }
            return .candidate(LimitCandidate(window: window, matrix: matrix))
        }
    }

    typealias AlgebraicEnd = NormalFormEnd<Window>
}

/// What algebra finds at an end.
enum NormalFormEnd<Window: ProductWindow> {
    case node(NormalFormNode)
    /// A matrix that may show that the set is not closed.
    case candidate(LimitCandidate<Window>)
    case unknown
}
