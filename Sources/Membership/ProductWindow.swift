import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// A small set of products whose normal forms are gone through: of two factors (SmallWindow), or of the layers of a
/// network (ChainWindow).
package protocol ProductWindow: LineWindow {
    /// The units and the edges of the masks.
    var graph: LayerGraph { get }
    /// The names that certificates use for the units.
    var names: UnitNames { get }

    /// The paths from a column to a row, as entries of the layers.
    func paths(_ row: Int, _ column: Int) -> [[FactorEntry]]
    /// The equations of the factors of a matrix that may depend on parameters.
    func membershipProblem(parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction)
        -> MembershipProblem
}

extension ProductWindow {
    package var layerCount: Int { graph.upward.count }

    /// The cells that are reached and looked at, in reading order.
    package var observedCells: [Cell] {
        (0..<rowCount).flatMap { row in Members(observed(row)).map { Cell(row: row, column: $0) } }
    }

    /// A smallest set of units that meets every path of a window.
    package func smallestCut(rows: UInt64, columns: UInt64) -> DisjointPaths.Cut {
        DisjointPaths.smallestCut(graph, rows: rows, columns: columns, interruption)
    }
}

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
