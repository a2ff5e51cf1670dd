import FloatingProposals
import Foundation

/// The invariance under rescaling, tried on given values: random positive scales of all hidden units, up to a million
/// apart, and what they change, which is rounding.
public struct RescalingTrial: Sendable, Hashable {
    /// The largest difference of an output at a random input, as a part of Σ_p |Φ_p| |x_p| on the paths to this output,
    /// which bounds every term that was added.
    public var functionDifference = 0.0
    /// The largest difference of a product along a random path, as a part of it.
    public var pathDifference = 0.0
    /// The difference of the L1 path norm, as a part of it.
    public var normDifference = 0.0
    /// How many rescalings were tried, and how many inputs and paths for each.
    public var trials: Int

    /// What counts as rounding.
    public static let tolerance = 1e-12

    /// Whether nothing changed but by rounding.
    public var isInvariant: Bool { max(functionDifference, pathDifference, normDifference) <= Self.tolerance }

    /// O(trials × weights × inputs).
    ///
    /// - Parameters:
    ///   - trials: the number of rescalings.
    ///   - samples: the number of random inputs, and of random paths, for each.
    public init(_ network: ReLUNetwork, trials: Int = 4, samples: Int = 8, seed: UInt64 = 1) {
        var generator = SeededNormals(seed: seed)
        let sizes = network.levelSizes
        let magnitudes = network.mapped(weight: { abs($3) }, bias: { abs($2) })
        let walks = RandomPaths(network)
        self.trials = trials
        for _ in 0..<trials {
            let scales = NeuronScales(
                network.hiddenLevels.map { level in
                    (0..<sizes[level]).map { _ in pow(10, 3 * generator.uniform()) }
                })
            let rescaled = network.rescaled(by: scales)
            for _ in 0..<samples {
                let input = generator.normals(sizes[0])
                let bounds = magnitudes(input.map { abs($0) })
                for (bound, (before, after)) in zip(bounds, zip(network(input), rescaled(input))) {
                    functionDifference = larger(functionDifference, before, after, bound)
                }
                guard let path = walks.path(&generator) else { continue }
                let (before, after) = (network.product(along: path), rescaled.product(along: path))
                pathDifference = larger(pathDifference, before, after, abs(before))
            }
            let (before, after) = (PathNorms(network).l1, PathNorms(rescaled).l1)
            normDifference = larger(normDifference, before, after, before)
        }
    }

    private func larger(_ difference: Double, _ before: Double, _ after: Double, _ size: Double) -> Double {
        // Equal numbers differ by nothing, also where the size is zero or infinite.
        before == after ? difference : max(difference, abs(before - after) / size)
    }
}
