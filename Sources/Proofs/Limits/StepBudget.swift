import Synchronization

/// The steps that a part of a search may take, within those of the part that it belongs to. Copies share what is left.
final class StepBudget: Sendable {
    private let left: Atomic<Int>
    private let outer: StepBudget?

    init(_ steps: Int, within outer: StepBudget?) {
        left = Atomic(steps)
        self.outer = outer
    }

    /// Whether so many steps are left, here and outside; they are taken.
    func take(_ steps: Int) -> Bool {
        let isEnoughOutside = outer?.take(steps) ?? true
        let (before, _) = left.wrappingSubtract(steps, ordering: .relaxed)
        return isEnoughOutside && before >= steps
    }
}
