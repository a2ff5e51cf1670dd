import Proofs

/// Changes after which masks are what they have to be.
struct SufficientChanges {
    /// Cells that change together.
    var units: [[MaskCell]]
    /// The proof, where that is what the goal asks for.
    var closedness: Closedness?

    var count: Int { units.reduce(0) { $0 + $1.count } }
    var cells: Set<MaskCell> { Set(units.joined()) }
}
