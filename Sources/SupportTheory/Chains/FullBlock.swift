import OrderedJSON
import Rules
import SupportMasks

/// `SC504`: neighbouring layers whose products are all matrices on the boolean product of their masks.
public enum FullBlock {
    public static let rule = RuleCode.SC504

    /// Neighbouring layers become one.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { FullBlock.rule }
        public var layers: Range<Int>
        public var links: [Link]
        public var rest: Proof

        public var fields: [JSONValue.Member] {
            [
                .init("layers", .integers([layers.lowerBound, layers.count])),
                .init("links", .array(links.map(\.json))), .init("proof", rest.json),
            ]
        }
        public var inner: [any ClosedProof] { [rest] }
    }

    /// A row or column of the block's product with paths that join its reach to it.
    public struct Link: Sendable, Hashable {
        public var side: Side
        public var line: Int
        /// Units of neighbouring levels, the input side first: for a column those after it, for a row those before it.
        public var paths: [[Int]]

        var json: JSONValue {
            ["side": .side(side), "line": .integer(line), "paths": .array(paths.map { .integers($0) })]
        }
    }

    /// The paths that show that neighbouring layers, input side first, are full; nil if some component has none, or the
    /// search was interrupted.
    static func links(_ masks: [BitMatrix], _ interruption: Interruption) -> [Link]? {
        let chain = LayerChain(masks)
        let transposed = chain.transposed
        var result: [Link] = []
        for component in NetworkComponents.find(in: chain) {
            if interruption.isDue { return nil }
            // A component is full by its columns or by its rows; most blocks that are not full fail at the first line.
            if let found = links(.columns, component[0], chain, interruption) {
                result += found
            } else if let found = links(.rows, component[component.count - 1], transposed, interruption) {
                result += found.map { Link(side: .rows, line: $0.line, paths: $0.paths.map { $0.reversed() }) }
            } else {
                return nil
            }
        }
        return result
    }

    /// Paths for the given columns of a block.
    private static func links(_ side: Side, _ columns: [Int], _ chain: LayerChain, _ interruption: Interruption)
        -> [Link]?
    {
        let product = chain.booleanProduct(of: 0..<chain.layerCount).transposed()
        let first = chain.masks[0].transposed()
        let narrowest = chain.levelSizes.dropFirst().min() ?? 0
        let linking = Linking(Array(chain.masks.dropFirst()))
        var result: [Link] = []
        for column in columns {
            let reach = product.row(column)
            let neurons = first.row(column)
            guard !interruption.isDue, reach.count <= min(neurons.count, narrowest),
                let paths = linking.paths(from: neurons, to: reach)
            else { return nil }
            result.append(Link(side: side, line: column, paths: paths))
        }
        return result
    }
}
