import MaskedStates
import Proofs

extension ClosednessDecision {
    /// Whether the set of a masked state is proved to be closed, by the reductions and theorems that need no long search.
    package func isClosed(_ state: MaskedState) -> Bool {
        guard case .closed = ClosednessProver(limits: limits, normalForms: .plain, filling: .zeros).prove(state) else {
            return false
        }
        return true
    }
}
