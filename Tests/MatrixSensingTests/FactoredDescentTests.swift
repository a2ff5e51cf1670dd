import DenseNumerics
import FloatingProposals
import Testing

@testable import MatrixSensing

@Suite("Gradient descent for matrix sensing")
struct FactoredDescentTests {
    /// ½ ‖𝒜(M − Y)‖², from the pull: ½ ⟨Y − M, 𝒜*𝒜(Y − M)⟩.
    private func loss(_ problem: SensingProblem, _ matrix: Matrix<Double>) -> Double {
        var random = SeededNormals(seed: 0)
        let pull = problem.pull(at: matrix, using: &random)
        return zip((problem.target - matrix).elements, pull.elements).reduce(0) { $0 + $1.0 * $1.1 } / 2
    }

    @Test("A step goes along minus the gradient of the loss, by finite differences")
    func gradient() {
        let setting = SensingSetting(rows: 5, columns: 4, measurements: 12, width: 5, stepSize: 1e-3, seed: 3)
        let problem = SensingProblem(setting)
        var descent = FactoredDescent(problem, DescentOptions(initialNorm: 0.7, seed: 4))
        let (left, right) = (descent.left, descent.right)
        descent.step()
        let difference = 1e-5
        func check(_ before: Matrix<Double>, _ after: Matrix<Double>, _ loss: (Matrix<Double>) -> Double) {
            for index in before.elements.indices {
                var (up, down) = (before, before)
                up.elements[index] += difference
                down.elements[index] -= difference
                let slope = (loss(up) - loss(down)) / (2 * difference)
                let move = (after.elements[index] - before.elements[index]) / setting.stepSize
                #expect(abs(move + slope) <= 1e-6 * max(1, abs(slope)))
            }
        }
        check(left, descent.left) { loss(problem, $0 * right) }
        check(right, descent.right) { loss(problem, left * $0) }
    }

    @Test("The target has the rank and the singular values that the setting says")
    func target() {
        let problem = SensingProblem(
            SensingSetting(rows: 9, columns: 7, rank: 3, conditionNumber: 4, measurements: 10, stepSize: 0.05, seed: 2))
        let values = SingularValueDecomposition(problem.target).values
        for (value, expected) in zip(values, [4.0, 2, 1, 0, 0, 0, 0]) { #expect(abs(value - expected) < 1e-12) }
    }

    @Test("The first factors, one above the other, have the norm a₀, and the perturbation the norm ξ")
    func norms() {
        let problem = SensingProblem(SensingSetting(rows: 6, columns: 5, measurements: 10, seed: 2))
        let descent = FactoredDescent(problem, DescentOptions(initialNorm: 1e-3, seed: 8))
        let stacked = Matrix(rows: 11, columns: 6) {
            $0 < 6 ? descent.left[$0, $1] : descent.right[$1, $0 - 6]
        }
        #expect(abs(stacked.spectralNorm - 1e-3) < 1e-15)
    }

    @Test("The normal operator is symmetric, and near the identity on the target for many measurements")
    func normalOperator() {
        var random = SeededNormals(seed: 5)
        let measurements = GaussianMeasurements(rows: 4, columns: 3, count: 4_000, using: &random)
        let first = Matrix(rows: 4, columns: 3, elements: random.normals(12))
        let second = Matrix(rows: 4, columns: 3, elements: random.normals(12))
        func inner(_ left: Matrix<Double>, _ right: Matrix<Double>) -> Double {
            zip(left.elements, right.elements).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let left = inner(measurements.normal(first), second)
        #expect(abs(left - inner(first, measurements.normal(second))) < 1e-12)
        #expect((measurements.normal(first) - first).frobeniusNorm < 0.15 * first.frobeniusNorm)
    }

    @Test("Fresh batches and fresh perturbations arrive at the target as well")
    func fresh() {
        let setting = SensingSetting(rows: 6, columns: 6, measurements: 400, hasFreshBatches: true, seed: 6)
        var descent = FactoredDescent(
            SensingProblem(setting),
            DescentOptions(initialNorm: 1e-3, perturbation: 1e-4, isPerturbationFresh: true, seed: 3))
        let run = descent.run(threshold: 0.1)
        #expect(run.error < 1e-3)
        #expect(run.stepsToThreshold != nil)
    }

    @Test("A descent that diverges ends with an infinite error")
    func divergence() {
        let setting = SensingSetting(rows: 3, columns: 3, measurements: 1, stepSize: 0.5, seed: 6)
        var descent = FactoredDescent(
            SensingProblem(setting), DescentOptions(initialNorm: 50, steps: 200, seed: 3))
        #expect(descent.run(threshold: 0.1).error == .infinity)
    }
}
