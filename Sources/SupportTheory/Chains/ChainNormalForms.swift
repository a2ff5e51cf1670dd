import ExactArithmetic
import PolynomialAlgebra
import Rules
import SupportMasks

/// `SC507`: every normal form of the closure of a set of products of layers is a product.
public enum ChainNormalForms {
    public static let rule = RuleCode.SC507
}

/// Builds the proof of the rule for a small network, with proofs of deletions from the decision.
struct ChainNormalFormProver {
    private let window: ChainWindow
    private let limits: SearchLimits
    /// Proves the deletions.
    private let decision: ChainDecision
    /// A matrix at an end that is a limit of products and no product, with the proof.
    private(set) var witness: ChainNonClosedness?
    private var deletions: [(side: Side, line: Int, proof: ChainProof)] = []
    /// Ends without evidence for either.
    private var openEnds = 0
    private static let mostOpenEnds = 8

    init(_ window: ChainWindow, limits: SearchLimits, decision: ChainDecision) {
        self.decision = decision
        self.window = window
        self.limits = limits
    }

    /// Nil if some end has no evidence within the limits, or if there is a witness of the opposite.
    mutating func proof(_ effort: inout ChainEffort) -> ChainNormalFormProof? {
        var builder = NormalFormBuilder(window, endLimit: limits.normalFormLeaves)
        guard let tree = builder.tree(), let node = node(tree, &effort) else { return nil }
        return ChainNormalFormProof(deletions: deletions, tree: node)
    }

    private mutating func node(_ tree: NormalFormTree, _ effort: inout ChainEffort) -> ChainNormalFormProof.Node? {
        switch tree {
        case .branch(let row, let column, let zero, let cleared, let nonzero):
            // The non-zero side has the hard ends. An end without evidence ends the proof, but not the search for a
            // witness at others.
            let second = node(nonzero, &effort)
            if second == nil, witness != nil || openEnds > Self.mostOpenEnds { return nil }
            guard let first = node(zero, &effort), let second else { return nil }
            return .branch(Cell(row: row, column: column), zero: first, cleared: cleared, nonzero: second)
        case .zeroLine(let side, let line, _):
            return deletion(side, line, &effort) ? .zeroLine(side, line) : nil
        case .leaf(let pattern):
            return end(pattern, &effort)
        }
    }

    private mutating func deletion(_ side: Side, _ line: Int, _ effort: inout ChainEffort) -> Bool {
        if deletions.contains(where: { $0.side == side && $0.line == line }) { return true }
        let (rows, columns) = (Array(0..<window.rowCount), Array(0..<window.columnCount))
        let rest = window.chain.restricted(
            rows: side == .rows ? rows.filter { $0 != line } : rows,
            columns: side == .columns ? columns.filter { $0 != line } : columns)
        guard rest.rowCount > 0, rest.columnCount > 0 else { return false }
        switch decision.outcome(rest, searchesWindows: false, &effort) {
        case .closed(let proof):
            deletions.append((side, line, proof))
            return true
        case .notClosed(let found):
            // An obstruction of the network without a line is one of the whole.
            var units = window.chain.levelSizes.map { Array(0..<$0) }
            units[side == .rows ? window.chain.layerCount : 0].remove(at: line)
            witness = found.renamed(units)
            return false
        case .stuck: return false
        }
    }

    private mutating func end(_ pattern: NormalFormTree.Pattern, _ effort: inout ChainEffort) -> ChainNormalFormProof
        .Node?
    {
        if let stars = window.starEnd(pattern) { return stars }
        guard effort.takeEnd() else {
            // Nothing more can be found: the rest of the tree is not gone through.
            openEnds = Self.mostOpenEnds + 1
            return nil
        }
        let end = ParametricEnd(window, pattern, limits: limits)
        switch end.outcome() {
        case .decided(let cases): return .cases(parameters: end.chords, cases)
        case .unknown:
            openEnds += 1
            return nil
        case .candidate(let values):
            var matrix = Dictionary(uniqueKeysWithValues: pattern.cells.map { ($0, Rational(1)) })
            for (chord, value) in zip(end.chords, values) { matrix[chord] = value }
            witness = ChainCandidate(window: window, matrix: matrix, limits: limits).witness()
            openEnds += 1
            return nil
        }
    }
}
