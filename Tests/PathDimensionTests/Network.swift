import SupportMasks

/// Masks of networks for tests.
enum Network {
    static func layers(_ masks: [BitMatrix]) -> [Layer] {
        masks.enumerated().map { Layer(name: "fc\($0.offset + 1)", mask: $0.element) }
    }

    /// Every network whose levels have these sizes, inputs first.
    static func all(_ sizes: [Int]) -> [[BitMatrix]] {
        let cells = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        return (0..<(1 << cells)).map { number in
            var bit = -1
            return masks(sizes) {
                bit += 1
                return number >> bit & 1 == 1
            }
        }
    }

    static func full(_ sizes: [Int]) -> [BitMatrix] { masks(sizes) { true } }

    static func random(_ sizes: [Int], density: Double, _ generator: inout SplitMix64) -> [BitMatrix] {
        masks(sizes) { generator.nextUnit() < density }
    }

    private static func masks(_ sizes: [Int], _ isSet: () -> Bool) -> [BitMatrix] {
        zip(sizes, sizes.dropFirst()).map { inputs, outputs in
            BitMatrix(rowCount: outputs, columnCount: inputs) { _, _ in isSet() }
        }
    }

    /// The rank of the differential of all outputs at random samples, by all parameters, at random whole numbers.
    static func functionRank(
        _ masks: [BitMatrix], _ hasBiases: Bool, samples: Int, _ generator: inout SplitMix64
    ) -> Int {
        let network = IntegerNetwork(masks, hasBiases: hasBiases) {
            let size = Int.random(in: 1...20, using: &generator)
            return Bool.random(using: &generator) ? size : -size
        }
        var rows: [[UInt64]] = []
        for _ in 0..<samples {
            rows += network.differential(
                at: (0..<masks[0].columnCount).map { _ in Int.random(in: -40...40, using: &generator) })
        }
        return Modular.rank(&rows)
    }
}
