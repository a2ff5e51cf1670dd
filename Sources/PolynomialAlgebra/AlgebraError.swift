/// Why a computation of this module ended without a result.
public enum AlgebraError: Error, Hashable, Sendable {
    /// The caller's condition to go on became false.
    case budgetExceeded
}

/// Asked from time to time by a long computation whether it may go on; once it says no, the computation throws
/// `AlgebraError.budgetExceeded`. It should be cheap: it is asked about once a reduction.
public struct AlgebraBudget: Sendable {
    private let mayContinue: @Sendable () -> Bool

    /// A budget that lasts as long as `mayContinue` is true.
    public init(while mayContinue: @escaping @Sendable () -> Bool) {
        self.mayContinue = mayContinue
    }

    /// A budget without end.
    public static var unlimited: AlgebraBudget { AlgebraBudget { true } }

    /// Throws if the budget is used up.
    func check() throws(AlgebraError) {
        if !mayContinue() { throw .budgetExceeded }
    }
}
