import ExactArithmetic
import OrderedJSON
import PolynomialAlgebra
import Rules
import SupportMasks

/// `SC507`: every normal form of the closure of a set of products of layers is a product.
public enum ChainNormalForms {
    public static let rule = RuleCode.SC507

    /// The tree, and the proofs of the deletions that its ends name.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { ChainNormalForms.rule }
        public var proof: NormalFormProof<Proof>

        public var fields: [JSONValue.Member] { proof.fields }
        public var inner: [any ClosedProof] { proof.deletions.map(\.proof) }
    }
}

/// Builds the proof of the rule for a small network, with proofs of deletions from the decision.
struct ChainNormalFormProver<Proof: ClosedProof>: NormalFormProving {
    let window: ChainWindow
    let limits: SearchLimits
    var deletions: [(side: Side, line: Int, proof: Proof)] = []
    /// Faces are for two layers.
    let bases: [InteriorBall] = []
    private(set) var effort: ChainEffort
    /// A matrix at an end that is a limit of products and no product, with the proof.
    private(set) var witness: NonClosedness?
    /// Decides the network without an output or input.
    private let decide: (LayerChain, inout ChainEffort) -> ChainOutcome<Proof>
    /// Ends without evidence for either.
    private var openEnds = 0

    init(
        _ window: ChainWindow, limits: SearchLimits, effort: ChainEffort,
        decide: @escaping (LayerChain, inout ChainEffort) -> ChainOutcome<Proof>
    ) {
        self.window = window
        self.limits = limits
        self.effort = effort
        self.decide = decide
    }

    var goesOn: Bool { witness == nil && openEnds <= limits.networkOpenEnds }

    mutating func proof(without line: Int, _ side: Side) -> Proof? {
        var units = window.chain.levelSizes.map { Array(0..<$0) }
        units[side == .rows ? window.chain.layerCount : 0].remove(at: line)
        let rest = window.chain.restricted(to: units)
        guard rest.rowCount > 0, rest.columnCount > 0 else { return nil }
        switch decide(rest, &effort) {
        case .closed(let proof): return proof
        case .notClosed(let found):
            // An obstruction of the network without a line is one of the whole.
            witness = found.renamed(UnitNames(units))
            return nil
        case .stuck: return nil
        }
    }

    mutating func end(_ pattern: NormalFormTree.Pattern) -> NormalFormNode? {
        if let stars = stars(pattern) { return stars }
        guard effort.takeEnd() else {
            // Nothing more can be found: the rest of the tree is not gone through.
            openEnds = limits.networkOpenEnds + 1
            return nil
        }
        switch algebraicEnd(pattern) {
        case .node(let node): return node
        case .unknown: break
        case .candidate(let candidate):
            witness = candidate.core(ChainCandidate.rule, limits: limits)?.checked()
        }
        openEnds += 1
        return nil
    }

    /// Factors in which each star of the cells that are not zero has a neuron of its own on every level, whatever the
    /// parameters are.
    private func stars(_ pattern: NormalFormTree.Pattern) -> NormalFormNode? {
        let chords = CycleSpace(pattern, rowCount: window.rowCount, columnCount: window.columnCount).chords
        let entries = pattern.cells.map { cell in
            (cell, chords.firstIndex(of: cell).map { Polynomial.variable($0) } ?? 1)
        }
        let layers = StarRoutes.layers(
            of: Dictionary(uniqueKeysWithValues: entries), one: 1, on: window.chain.masks, limits)
        return layers.map {
            .cases(
                parameters: chords, .factors($0, ParametricCase.Denominator(1, parameterCount: chords.count)))
        }
    }
}

/// A limit of products of layers that is no product.
enum ChainCandidate {
    /// `SC511`: the kind of witness; its proof is the certificate.
    static let rule = RuleCode.SC511
}
