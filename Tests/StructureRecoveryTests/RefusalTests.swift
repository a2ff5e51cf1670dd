import DenseNumerics
import FloatingProposals
import Testing

@testable import StructureRecovery

@Suite("What is no product of sparse layers is refused")
struct RefusalTests {
    private func failure(_ matrix: Matrix<Double>, _ options: RecoveryOptions = RecoveryOptions(sparsity: 3))
        -> RecoveryFailure?
    {
        do {
            _ = try StructureRecovery(options).recover(matrix)
            return nil
        } catch {
            return error
        }
    }

    @Test("A single entry of the product that is changed is noticed")
    func changedEntry() {
        for seed in 0..<3 as Range<UInt64> {
            var observed = PlantedNetwork(size: 40, sparsity: 3, depth: 2, seed: seed).observed
            observed[5, 7] += 1
            #expect(failure(observed) != nil, "seed \(seed)")
        }
    }

    @Test("A wrong layer leaves a remainder that is not integral")
    func wrongLayer() throws {
        let network = PlantedNetwork(size: 64, sparsity: 3, depth: 2, seed: 1)
        var columns = network.layers[0].columns
        let last = columns[0][2]
        columns[0][2] = columns[1][2]
        columns[1][2] = last
        let wrong = SignedLayer(rows: 64, columns: columns)
        let inverse = try #require(LayerInverse(wrong))
        #expect(inverse.solve(network.observed).roundedToIntegers(within: LayerPeeling.integerTolerance) == nil)
    }

    @Test("A matrix of random integers is refused")
    func random() {
        var random = SeededNormals(seed: 9)
        let matrix = Matrix<Double>(rows: 40, columns: 40) { _, _ in Double(Int.random(in: -3...3, using: &random)) }
        #expect(failure(matrix) != nil)
    }

    @Test("A depth that is not the network's is refused", arguments: [1, 3])
    func depth(_ depth: Int) {
        let observed = PlantedNetwork(size: 64, sparsity: 3, depth: 2, seed: 2).observed
        #expect(failure(observed, RecoveryOptions(sparsity: 3, depth: depth)) != nil)
    }

    @Test("Entries far from integers, unlike shapes, too few edges and infinite entries are refused with a reason")
    func unsuitable() {
        let observed = PlantedNetwork(size: 16, sparsity: 3, depth: 2, seed: 2).observed
        #expect(failure(observed + Matrix(rows: 16, columns: 16, repeating: 0.4)) == .notIntegers)
        for (matrix, options) in [
            (Matrix<Double>(rows: 16, columns: 17), RecoveryOptions(sparsity: 3)),
            (observed, RecoveryOptions(sparsity: 2)), (observed, RecoveryOptions(sparsity: 9)),
            (observed, RecoveryOptions(sparsity: 3, input: .signs)),
            (Matrix<Double>(rows: 16, columns: 16, repeating: .infinity), RecoveryOptions(sparsity: 3)),
        ] {
            guard case .unsuitable = failure(matrix, options) else {
                Issue.record("expected a reason for \(options)")
                continue
            }
        }
    }

    @Test("The zero matrix is refused")
    func zero() { #expect(failure(Matrix(rows: 16, columns: 16)) != nil) }
}
