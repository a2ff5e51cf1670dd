/// Checks that the set of products W_N ⋯ W_1 of a network is not closed: A is a limit of products, and no product of
/// matrices on the boolean products of blocks of
/// the masks. The layers of a block have a product on that mask, so A is no product of the layers either.
enum NetworkNonClosedness {
    static func check(_ root: JSONValue, file: MaskFile?) throws(Rejection) -> Statement {
        let fields = try root.fields("format", "instance", "verdict", "window", "witness", "blocks", "refutation")
        try CertificateVerifier.requireFormat(fields[0])
        let network = try Network(fields[1], file: file)
        guard case .masks(let layers) = network.layers else {
            throw fields[1].rejection("a witness needs masks, and the network is given by patterns")
        }
        let window = try Window(fields[3], rows: network.outputs, columns: network.inputs)
        let witness = try Witness(fields[4], layers: layers, window: window)
        let chain = try FactorChain(blocks(fields[5], of: layers), at: fields[5])
        var refutation = Refutation(chain: chain, matrix: witness.matrix, window: window)
        try refutation.check(fields[6])
        return Statement(network: network, verdict: .notClosed, rule: nil)
    }

    /// The masks of the blocks, input side first.
    private static func blocks(_ value: JSONValue, of layers: [BitMatrix]) throws(Rejection) -> [BitMatrix] {
        var blocks: [BitMatrix] = []
        var start = 0
        for element in try value.elements() {
            guard start < layers.count else { throw element.rejection("the blocks before this one hold all layers") }
            let size = try element.integer(in: 1...layers.count - start, "a number of layers")
            blocks.append(try BitMatrix.booleanProduct(of: layers[start..<start + size], at: element))
            start += size
        }
        guard start == layers.count else { throw value.rejection("the blocks hold \(start) of \(layers.count) layers") }
        guard blocks.count >= 2 else { throw value.rejection("expected at least two blocks") }
        return blocks
    }
}
