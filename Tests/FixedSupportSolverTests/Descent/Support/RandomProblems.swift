import DenseNumerics
import FloatingProposals
import SupportMasks

@testable import FixedSupportSolver

/// Random masks and targets, the same for the same seed.
struct RandomProblems {
    private var normals: SeededNormals

    init(seed: UInt64) { normals = SeededNormals(seed: seed) }

    mutating func mask(_ rows: Int, _ columns: Int, density: Double) -> BitMatrix {
        BitMatrix(rowCount: rows, columnCount: columns) { _, _ in normals.uniform() < 2 * density - 1 }
    }

    mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix<Double> {
        Matrix(rows: rows, columns: columns) { _, _ in normals.normal() }
    }

    /// A chain through levels of these sizes, from the outputs.
    mutating func problem(_ levels: [Int], density: Double) throws -> DescentProblem {
        let masks = zip(levels, levels.dropFirst()).map { mask($0, $1, density: density) }
        return try DescentProblem(masks: masks, target: matrix(levels[0], levels[levels.count - 1]))
    }

    mutating func chain(_ masks: [BitMatrix]) -> FactorChain<Double> {
        FactorChain(
            factors: masks.map { mask in
                Matrix(rows: mask.rowCount, columns: mask.columnCount) { mask[$0, $1] ? normals.normal() : 0 }
            })
    }
}

/// ½‖A − F_1 ⋯ F_L‖_F² as the definition has it.
func definedLoss(_ problem: DescentProblem, _ chain: FactorChain<Double>) -> Double {
    let error = (problem.target - chain.product).frobeniusNorm
    return 0.5 * error * error
}

/// Whether the factors are exactly zero outside the masks.
func isOnMasks(_ chain: FactorChain<Double>, _ masks: [BitMatrix]) -> Bool {
    zip(chain.factors, masks).allSatisfy { factor, mask in
        (0..<mask.rowCount).allSatisfy { row in
            (0..<mask.columnCount).allSatisfy { mask[row, $0] || factor[row, $0] == 0 }
        }
    }
}

/// Every method with its own settings.
let everyMethod: [DescentMethod] = [.alternatingLeastSquares, .gradientDescent, .adam(), .momentum()]

/// The smallest masks that are not closed, and their target without an optimum.
let smallestTriangles: DescentProblem = {
    let lower = BitMatrix(rowCount: 2, columnCount: 2) { $0 >= $1 }
    let target = Matrix<Double>(rows: 2, columns: 2, elements: [0, 1, 1, 0])
    guard let problem = try? DescentProblem(masks: [lower, lower.transposed()], target: target) else { fatalError() }
    return problem
}()
