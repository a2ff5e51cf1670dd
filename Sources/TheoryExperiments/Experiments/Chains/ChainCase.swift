import DenseNumerics
import FixedSupportSolver
import FloatingProposals
import SupportMasks
import SupportTheory

/// A chain of Kronecker-sparse factors and a target that is near its products, or not.
struct ChainCase {
    let name: String
    let chain: KroneckerChain
    let target: Matrix<Double>
    /// ‖noise‖ / ‖product‖; nil of a target that is noise alone.
    let noise: Double?

    /// - Parameter noise: relative to a product of normal factors; nil for a normal target.
    init(_ name: String, _ patterns: [(Int, Int, Int, Int)], noise: Double?, _ normals: inout SeededNormals) {
        guard let chain = KroneckerChain(patterns.compactMap { KroneckerPattern($0.0, $0.1, $0.2, $0.3) }) else {
            preconditionFailure("the patterns of \(name) fit one another")
        }
        (self.name, self.chain, self.noise) = (name, chain, noise)
        let factors = chain.factors.map { pattern in
            let mask = pattern.mask
            return Matrix<Double>(rows: mask.rowCount, columns: mask.columnCount) {
                mask[$0, $1] ? normals.normal() : 0
            }
        }
        let product = FactorChain(factors: factors).product
        let disturbance = Matrix<Double>.normal(rows: product.rowCount, columns: product.columnCount) {
            normals.normal()
        }
        guard let noise else {
            target = disturbance
            return
        }
        target = product + (noise * product.frobeniusNorm / disturbance.frobeniusNorm) * disturbance
    }

    /// The square dyadic butterfly of size 2^levels.
    static func butterfly(_ levels: Int) -> [(Int, Int, Int, Int)] {
        (0..<levels).map { (1 << $0, 2, 2, 1 << (levels - 1 - $0)) }
    }
}
