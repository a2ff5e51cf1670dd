/// What became of a state.
enum ProverOutcome {
    case closed(Derivation)
    /// The irreducible states that no theorem finishes; P is closed if and only if all of them are. And matrices that
    /// may show that it is not.
    case stuck([MaskedState], candidates: [NormalFormCandidate] = [])
}
