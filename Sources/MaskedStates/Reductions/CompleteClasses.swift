import OrderedJSON
import Proofs
import Rules
import SupportMasks

/// `SC201`: complete classes are absorbed.
public enum CompleteClasses {
    public static let rule = RuleCode.SC201

    /// The positions of the classes that are absorbed, ascending.
    public struct Step: ProofStep {
        public static var rule: RuleCode { CompleteClasses.rule }
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
        history.append(Absorption(freeBefore: free, classes: indices.map { classes[$0] }, reason: reason))
        release(indices)
    }

    /// The same without a word in the history, so that no witness can be lifted to the cells.
    mutating func release(_ indices: [Int]) {
        for index in indices { makeFree(classes[index]) }
        let gone = Set(indices)
        classes = classes.indices.filter { !gone.contains($0) }.map { classes[$0] }
        normalise()
    }

    /// Absorbs complete classes until none is left; each batch is a step. O(classes · rows · columns / 64) word
    /// operations a batch.
    @discardableResult
    package mutating func absorbCompleteClasses() -> [CompleteClasses.Step] {
        var steps: [CompleteClasses.Step] = []
        while true {
            let complete = CompleteClasses.find(in: self)
            if complete.isEmpty { return steps }
            absorb(complete, reason: .complete)
            steps.append(CompleteClasses.Step(classes: complete))
        }
    }
}
