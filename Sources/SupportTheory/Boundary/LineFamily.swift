import MaskedStates
import SupportMasks

/// The family of vectors whose independence is asked for at one line: neurons that stand for themselves, and vectors of
/// general position in what a few neurons span.
struct LineFamily {
    /// Neurons whose rows of the first layer are in the family.
    var leading: BitSet
    /// The neurons in whose span each other vector lies.
    var extras: [BitSet] = []
    /// Neurons that may not stand for a vector.
    var barred: BitSet
    /// Columns that are spanned already.
    var columns: BitSet

    /// How many vectors no neuron, or no column, is left for.
    func deficit(_ first: [BitSet]) -> Int {
        let free = BitSet.full(capacity: first.count).subtracting(leading).subtracting(barred)
        let standing = CapacitatedMatching.largest(
            allowed: extras.map { $0.intersection(free) }, binCount: first.count)
        let neurons = leading.members + standing.filter { $0 >= 0 }
        let found = CapacitatedMatching.largest(
            allowed: neurons.map { first[$0].subtracting(columns) }, binCount: first.count)
        return standing.count { $0 < 0 } + found.count { $0 < 0 }
    }
}
