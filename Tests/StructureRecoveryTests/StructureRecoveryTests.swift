import DenseNumerics
import Foundation
import Testing

@testable import StructureRecovery

@Suite("Recovery of the layers of a sparse network")
struct StructureRecoveryTests {
    private static let processors = ProcessInfo.processInfo.activeProcessorCount

    @Test("Of 100 networks of 256 units, 3 edges and 3 layers, at least 95 are recovered, and none wrongly")
    func acceptance() {
        // As many as the variable says; a tenth of them where tests must be quick.
        let trials = ProcessInfo.processInfo.environment["SUPPORTCHECK_RECOVERY_DRAWS"].flatMap(Int.init) ?? 10
        let experiment = SuccessExperiment(sizes: [256], sparsities: [3], depths: [3], trials: trials, seed: 1)
        let count = experiment.run(threads: Self.processors).counts[0]
        #expect(count.recovered * 100 >= 95 * trials, "\(count.recovered) of \(trials), seeds from 1")
        #expect(count.otherLayers == 0)
    }

    @Test("The recovered layers have the observed product, to the last digit", arguments: [1, 2, 3])
    func product(depth: Int) throws {
        let network = PlantedNetwork(size: 128, sparsity: 3, depth: depth, seed: 11)
        let found = try StructureRecovery(RecoveryOptions(sparsity: 3)).recover(network.observed)
        #expect(found.layers.count == depth)
        #expect(found.greatestError == 0)
        #expect(found.layers.allSatisfy { $0.isRegular(sparsity: 3) })
        #expect(LayerComparison.areEquivalent(network.layers, found.layers))
    }

    @Test("Noise below the tolerance changes nothing")
    func noise() throws {
        let network = PlantedNetwork(size: 96, sparsity: 3, depth: 2, seed: 4, noise: 0.01)
        let found = try StructureRecovery(RecoveryOptions(sparsity: 3, depth: 2)).recover(network.observed)
        #expect(found.greatestError > 0)
        #expect(LayerComparison.areEquivalent(network.layers, found.layers))
    }

    @Test("A network seen through many random signs is recovered with the signs")
    func signs() throws {
        let network = PlantedNetwork(size: 64, sparsity: 3, depth: 1, seed: 2, input: .signs, samples: 1_500)
        let found = try StructureRecovery(RecoveryOptions(sparsity: 3, input: .signs)).recover(network.observed)
        #expect(LayerComparison.areEquivalent(network.layers, found.layers, isLastFree: true))
        let input = try #require(found.input)
        #expect(input.elements.allSatisfy { abs($0) == 1 })
    }

    @Test("A network seen through many normal numbers is recovered with a white input")
    func gaussian() throws {
        let network = PlantedNetwork(size: 64, sparsity: 3, depth: 1, seed: 3, input: .gaussian, samples: 1_500)
        let found = try StructureRecovery(RecoveryOptions(sparsity: 3, input: .gaussian)).recover(network.observed)
        #expect(LayerComparison.areEquivalent(network.layers, found.layers, isLastFree: true))
    }

    @Test("The result does not depend on the number of threads")
    func threads() {
        let experiment = SuccessExperiment(sizes: [24, 48], sparsities: [3], depths: [1, 2], trials: 3, seed: 7)
        #expect(experiment.run(threads: 1) == experiment.run(threads: 3))
    }
}
