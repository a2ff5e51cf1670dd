import MaskedStates
import Proofs

extension SmallWindow: ProductWindow {
    /// The state's rows and columns; supports are counted class by class.
    package var names: UnitNames { UnitNames(rows: { rows[$0] }, columns: { columns[$0] }, supports: { $0 }) }

    /// The names of the factors that the state came from.
    package var originalNames: UnitNames {
        UnitNames(rows: { rows[$0] }, columns: { columns[$0] }, supports: { supports[$0].name })
    }

    package func paths(_ row: Int, _ column: Int) -> [[FactorEntry]] {
        Members(cover(row, column)).map { [.x(row, $0), .y(column, $0)] }
    }

    package func membershipProblem(
        parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction
    ) -> MembershipProblem {
        MembershipProblem(self, parameterCount: parameterCount, limits: limits, entry: entry)
    }
}
