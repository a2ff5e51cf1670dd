import Proofs
import SupportMasks

/// Classes that a state lost in one step because their observed cells can take every value: what they could reach, and
/// how.
///
/// A witness that was found in the smaller state is lifted by fitting these classes, last absorbed first.
public struct Absorption: Sendable {
    /// The free cells before the step: the observed cells of a class are the others of its rectangle.
    package var freeBefore: BitMatrix
    package var classes: [ObservedClass]
    package var reason: Reason

    package init(freeBefore: BitMatrix, classes: [ObservedClass], reason: Reason) {
        self.freeBefore = freeBefore
        self.classes = classes
        self.reason = reason
    }

    package enum Reason: Sendable {
        /// At least as many supports as rows or as columns, for every class of the step (`SC201`).
        case complete
        /// One class: lines to fill one by one, and a generic factor for the rest (`SC202`).
        case lines(LineCover)
    }

    func transposed() -> Absorption {
        let turned: Reason
        switch reason {
        case .complete: turned = .complete
        case .lines(let cover): turned = .lines(cover.transposed())
        }
        return Absorption(
            freeBefore: freeBefore.transposed(), classes: classes.map { $0.transposed() }, reason: turned)
    }
}
