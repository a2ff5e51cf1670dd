import FloatingProposals
import Foundation

/// Random weights of which only the shape of the masks and the size of the target decide how large they are.
struct RandomStart {
    var seed: UInt64
    /// ‖F_1 ⋯ F_L‖_F as a multiple of ‖A‖_F.
    var scale: Double

    /// Normal weights, divided by the root of the cells in their row, then all factors multiplied by one number so that
    /// the product has the norm `scale · ‖A‖_F`. A target of zero counts as one of norm 1, a product that is zero
    /// whatever the weights are is left as it is.
    func weights(_ objective: inout ChainObjective) -> [Double] {
        var normals = SeededNormals(seed: seed)
        var weights: [Double] = []
        weights.reserveCapacity(objective.layout.weightCount)
        for factor in objective.layout.factors {
            for row in 0..<factor.rowCount {
                let cells = factor.rowStarts[row + 1] - factor.rowStarts[row]
                weights += normals.normals(cells, scale: 1 / Double(max(cells, 1)).squareRoot())
            }
        }
        let norm = objective.productNorm(weights)
        guard norm > 0 else { return weights }
        let aim = scale * (objective.targetNorm > 0 ? objective.targetNorm : 1)
        let factor = pow(aim / norm, 1 / Double(objective.layout.factors.count))
        return weights.map { factor * $0 }
    }
}
