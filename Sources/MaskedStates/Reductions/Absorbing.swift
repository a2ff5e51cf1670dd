import Proofs
import SupportMasks

extension MaskedState {
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

    /// Absorbs one class with few observed cells, if there is one.
    package mutating func absorbOneWithFewCells() -> LineCovers.Step? {
        guard classes.contains(where: { $0.multiplicity >= 2 }) else { return nil }
        let turned = transposed()
        for (index, cls) in classes.enumerated() {
            guard let cover = LineCovers.find(cls, in: self, transposed: turned) else { continue }
            absorb([index], reason: .lines(cover))
            return LineCovers.Step(cls: index, cover: cover)
        }
        return nil
    }
}
