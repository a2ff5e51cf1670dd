import OrderedJSON
import SupportMasks

/// `SC201`: complete classes are absorbed.
public enum CompleteClasses {
    public static let rule = Rule(
        code: "SC201",
        name: "complete class",
        statement:
            "The observed cells of a class with p ≥ min(|A|, |B|) become free: P is closed if and only if its projection to the other cells is.",
        hypotheses:
            "A and B are the rows and columns that the observed cells of the class meet, and p is its multiplicity.",
        proof: """
            A matrix of rank ≤ min(|A|, |B|) on A × B is any matrix, so P + R^Ω = P for the observed cells Ω of the class. Hence P is the preimage of its projection \
            to the other cells, and a set is closed exactly when its preimage under a linear projection is. Several complete classes are absorbed \
            together: when one is absorbed, what remains of another splits into parts that are complete again.
            """,
        source: "own; widens the complete equivalence classes of L (arXiv 2112.00386)."
    )

    /// The positions of the classes that are absorbed, ascending.
    public struct Step: ProofStep {
        public static var rule: Rule { CompleteClasses.rule }
        public var classes: [Int]

        public var fields: [JSONValue.Member] { [.init("classes", .integers(classes))] }
    }

    /// The positions of the complete classes of a state.
    static func find(in state: MaskedState) -> [Int] {
        state.classes.indices.filter { state.classes[$0].isComplete }
    }
}

extension MaskedState {
    /// Frees the observed cells of some classes and removes them.
    mutating func absorb(_ indices: [Int], reason: Absorption.Reason) {
        let absorbed = indices.map { classes[$0] }
        history.append(Absorption(freeBefore: free, classes: absorbed, reason: reason))
        for cls in absorbed { makeFree(cls) }
        let gone = Set(indices)
        classes = classes.indices.filter { !gone.contains($0) }.map { classes[$0] }
        normalise()
    }
}
