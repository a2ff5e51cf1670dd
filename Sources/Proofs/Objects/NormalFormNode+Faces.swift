/// The bases that ends name.
extension NormalFormNode {
    var faces: Set<Int> {
        switch self {
        case .branch(_, let zero, _, let nonzero): zero.faces.union(nonzero.faces)
        case .addition(_, _, let rest), .genericAddition(_, _, _, let rest): rest.faces
        case .face(let base): [base]
        case .zeroLine, .stars, .cases: []
        }
    }

    func renumbered(_ numbers: [Int: Int]) -> NormalFormNode {
        switch self {
        case .branch(let cell, let zero, let cleared, let nonzero):
            .branch(cell, zero: zero.renumbered(numbers), cleared: cleared, nonzero: nonzero.renumbered(numbers))
        case .addition(let pivot, let target, let rest):
            .addition(pivot: pivot, target: target, then: rest.renumbered(numbers))
        case .genericAddition(let side, let line, let other, let rest):
            .genericAddition(side, line: line, to: other, then: rest.renumbered(numbers))
        case .face(let base): .face(numbers[base] ?? base)
        case .zeroLine, .stars, .cases: self
        }
    }
}

extension NormalFormProof {
    /// The proof with the bases that its ends name, and no other.
    package var withUsedBases: NormalFormProof {
        let used = tree.faces.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        return NormalFormProof(deletions: deletions, bases: used.map { bases[$0] }, tree: tree.renumbered(numbers))
    }
}
