/// Proposes proofs for networks by rules whose hypotheses it does not check: it is for the checker to tell which are
/// right.
enum NetworkAttack {
    /// Every proof for a network that some rules make, with at most `depth` rules around one that peels everything.
    static func proofs(_ layers: [LayerMask], depth: Int) -> [String] {
        var result = peels(layers.count - 1).map { Proof.peeled($0) }
        if layers.count == 2 { result.append(Proof.twoLayers([#"{"rule": "SC302"}"#])) }
        guard depth > 0 else { return result }
        for layer in 0..<(layers.count - 1) {
            for count in 2...(layers.count - layer) {
                let block = TestBlock(Array(layers[layer..<(layer + count)]))
                var merged = layers
                merged.replaceSubrange(layer..<(layer + count), with: [block.product])
                for side in ["rows", "columns"] {
                    let lines = block.attempts(side)
                    result += proofs(merged, depth: depth - 1).map { Proof.fullBlock([layer, count], lines, $0) }
                }
            }
        }
        if let last = layers.last, let first = layers.first {
            for line in last.indices where last.count > 1 {
                let rest = layers.dropLast() + [last.enumerated().filter { $0.offset != line }.map(\.element)]
                result += proofs(Array(rest), depth: depth - 1).map { Proof.equalEnds("output", [line], $0) }
            }
            let columns = first.transposedMask
            for line in columns.indices where columns.count > 1 {
                let rest =
                    [columns.enumerated().filter { $0.offset != line }.map(\.element).transposedMask]
                    + layers.dropFirst()
                result += proofs(rest, depth: depth - 1).map { Proof.equalEnds("input", [line], $0) }
            }
        }
        // As many parts as there may be; each is of the same depth.
        for inner in peels(layers.count - 1) {
            for count in 0...2 { result.append(Proof.components(Array(repeating: Proof.peeled(inner), count: count))) }
        }
        return result
    }

    private static func peels(_ count: Int) -> [[String]] {
        (0..<1 << count).map { bits in (0..<count).map { bits >> $0 & 1 == 1 ? "output" : "input" } }
    }
}
