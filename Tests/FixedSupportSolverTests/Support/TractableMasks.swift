import DenseNumerics
import FloatingProposals
import SupportMasks
import SupportTheory

@testable import FixedSupportSolver

/// A scalar of the tests, real or complex.
protocol RandomScalar: MatrixScalar {
    static func random(using generator: inout SeededNormals) -> Self
}

extension Double: RandomScalar {
    static func random(using generator: inout SeededNormals) -> Double { generator.normal() }
}

extension Complex: RandomScalar {
    static func random(using generator: inout SeededNormals) -> Complex {
        Complex(generator.normal(), generator.normal())
    }
}

/// A matrix of independent normal entries.
func randomMatrix<Scalar: RandomScalar>(_ rows: Int, _ columns: Int, using generator: inout SeededNormals)
    -> Matrix<Scalar>
{
    var matrix = Matrix<Scalar>(rows: rows, columns: columns)
    for index in matrix.elements.indices { matrix.elements[index] = .random(using: &generator) }
    return matrix
}

/// Masks with a plan: random small ones, with repeated supports so that there are classes.
struct TractableMasks {
    let masks: FactorSupports
    let rule: String
    let plan: FactorizationPlan

    /// The next masks with a plan that a generator gives.
    static func random(using generator: inout SeededNormals) -> TractableMasks {
        while true {
            let (m, n) = (Int.random(in: 1...7, using: &generator), Int.random(in: 1...7, using: &generator))
            let density = Double.random(in: 0.2...0.95, using: &generator)
            var supports: [(rows: [Bool], columns: [Bool])] = []
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let rows = (0..<m).map { _ in Double.random(in: 0..<1, using: &generator) < density }
                let columns = (0..<n).map { _ in Double.random(in: 0..<1, using: &generator) < density }
                for _ in 0..<Int.random(in: 1...4, using: &generator) { supports.append((rows, columns)) }
            }
            supports.shuffle(using: &generator)
            let masks = FactorSupports(
                left: BitMatrix(rowCount: m, columnCount: supports.count) { supports[$1].rows[$0] },
                right: BitMatrix(rowCount: n, columnCount: supports.count) { supports[$1].columns[$0] })
            guard let (rule, plan) = CheckedPlan.made(for: RankOneSupports(masks)) else { continue }
            return TractableMasks(masks: masks, rule: rule.rawValue, plan: plan)
        }
    }
}
