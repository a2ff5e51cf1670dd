import SupportMasks
import SupportTheory

/// Networks of up to four layers: the bytes choose small masks, and how they are changed.
enum NetworkLaw {
    /// Masks, outputs × inputs, the input side first.
    private typealias Layers = [[[Bool]]]

    static func test(_ bytes: UnsafeRawBufferPointer) {
        var choices = ByteChoices(bytes)
        let depth = choices.number(in: 1...4)
        let sizes = (0...depth).map { _ in choices.number(in: 1...3) }
        let layers = (0..<depth).map { layer in
            (0..<sizes[layer + 1]).map { _ in (0..<sizes[layer]).map { _ in choices.bit() } }
        }
        let network = instance(layers)
        let answer = Answer(network)
        for _ in 0..<2 {
            let (change, changed) = change(layers, sizes, &choices)
            let other = instance(changed)
            answer.requireAgreement(Answer(other), change, network, other)
        }
    }

    private static func change(_ layers: Layers, _ sizes: [Int], _ choices: inout ByteChoices) -> (String, Layers) {
        switch choices.byte() % 3 {
        case 0:
            let orders = sizes.map { choices.order(of: $0) }
            let changed = layers.indices.map { layer in
                orders[layer + 1].map { output in orders[layer].map { layers[layer][output][$0] } }
            }
            return ("another order", changed)
        case 1:
            let changed = layers.reversed().map { layer in
                layer[0].indices.map { input in layer.map { $0[input] } }
            }
            return ("the transpose", changed)
        default:
            // A layer whose mask is that of a diagonal matrix at an end: its products are no others, up to scaling the
            // outputs' weights.
            let last = sizes[sizes.count - 1]
            let diagonal = (0..<last).map { output in (0..<last).map { $0 == output } }
            return ("a diagonal layer at the end", layers + [diagonal])
        }
    }

    private static func instance(_ layers: Layers) -> MaskInstance {
        let layers = layers.enumerated().map { index, layer in
            Layer(
                name: "layer \(index + 1)",
                mask: BitMatrix(rowCount: layer.count, columnCount: layer[0].count) { layer[$0][$1] })
        }
        return MaskInstance(name: "network", masks: .network(layers))
    }
}
