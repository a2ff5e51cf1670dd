import ExactArithmetic
import OrderedJSON
import PolynomialAlgebra

/// The data of the rules of normal forms (`SC304`, `SC507`): the branching elimination, with evidence at every end.
///
/// A state is read as a network of two layers: its supports are counted class by class in the order of the list, and
/// rows and columns have the state's own numbers.
public struct NormalFormProof<Proof: ClosedProof>: Sendable {
    /// Lines whose deletion leaves a closed set, with the proof.
    public var deletions: [(side: Side, line: Int, proof: Proof)]
    /// What ends name as faces.
    public var bases: [InteriorBall]
    public var tree: NormalFormNode

    package init(
        deletions: [(side: Side, line: Int, proof: Proof)], bases: [InteriorBall] = [], tree: NormalFormNode
    ) {
        self.deletions = deletions
        self.bases = bases
        self.tree = tree
    }

    package var fields: [JSONValue.Member] {
        let encoded = deletions.map { deletion -> JSONValue in
            ["side": .side(deletion.side), "line": .integer(deletion.line), "proof": deletion.proof.json]
        }
        let listed: [JSONValue.Member] = bases.isEmpty ? [] : [.init("bases", .array(bases.map(\.json)))]
        return [.init("deletions", .array(encoded))] + listed + [.init("tree", tree.json)]
    }
}

public indirect enum NormalFormNode: Sendable {
    /// The cell is zero, or it is not and clears the listed cells one after the other.
    case branch(Cell, zero: NormalFormNode, cleared: [Cell], nonzero: NormalFormNode)
    /// A cell that is not zero clears one that is not zero either; what else changes is open again.
    case addition(pivot: Cell, target: Cell, then: NormalFormNode)
    /// A multiple of a line that lets nothing cancel is added to another: more cells are not zero.
    case genericAddition(Side, line: Int, to: Int, then: NormalFormNode)
    /// Every observed cell of the line is zero; its deletion is listed.
    case zeroLine(Side, Int)
    /// The cells that are not zero, divided into stars, each the term of one support.
    case stars([(support: Int, cells: [Cell])])
    /// The cells that are not zero contract to those of a base, by scaling lines: its number in `bases`.
    case face(Int)
    /// Ones on a forest, parameters at the other cells that are not zero, and case distinctions on them.
    case cases(parameters: [Cell], ParametricCase)

    var json: JSONValue {
        switch self {
        case .branch(let pivot, let zero, let cleared, let nonzero):
            [
                "cell": .integers([pivot.row, pivot.column]), "zero": zero.json, "cleared": .cells(cleared),
                "nonzero": nonzero.json,
            ]
        case .addition(let pivot, let target, let rest):
            [
                "pivot": .integers([pivot.row, pivot.column]), "target": .integers([target.row, target.column]),
                "then": rest.json,
            ]
        case .genericAddition(let side, let line, let other, let rest):
            ["side": .side(side), "line": .integer(line), "to": .integer(other), "then": rest.json]
        case .zeroLine(let side, let line):
            ["zeroLine": ["side": .side(side), "line": .integer(line)]]
        case .stars(let stars):
            ["stars": .array(stars.map { .array([.integer($0.support), .cells($0.cells)]) })]
        case .face(let base):
            ["face": .integer(base)]
        case .cases(let parameters, let cases):
            ["parameters": .cells(parameters), "cases": ParametricEncoding(count: parameters.count).json(cases)]
        }
    }
}
