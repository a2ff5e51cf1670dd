import SupportMasks
import SupportTheory

/// A chain without its identities and with every redundant pair merged: the set of products is the same, and every
/// rank is smaller than the sides of its blocks.
struct ReducedChain {
    /// The factors, in the order of the product.
    let nodes: [Node]

    /// A factor of the chain, or two neighbours that were merged.
    indirect enum Node {
        case factor(index: Int, KroneckerPattern)
        case merged(Node, Node, SplitGeometry)

        var pattern: KroneckerPattern {
            switch self {
            case .factor(_, let pattern): pattern
            case .merged(_, _, let geometry): geometry.product
            }
        }

        /// The index of the last factor in it.
        var last: Int {
            switch self {
            case .factor(let index, _): index
            case .merged(_, let right, _): right.last
            }
        }
    }

    /// - Throws: `ChainError.notChainable` if a pair is left that is not chainable.
    init(_ chain: KroneckerChain) throws {
        let proper = chain.factors.indices.filter { !chain.factors[$0].isIdentity }
        // A chain of nothing but identities is one diagonal factor.
        var nodes = (proper.isEmpty ? [0] : proper).map { Node.factor(index: $0, chain.factors[$0]) }
        while let pair = Self.redundantPair(nodes),
            let geometry = SplitGeometry(nodes[pair].pattern, nodes[pair + 1].pattern)
        {
            nodes.replaceSubrange(pair...(pair + 1), with: [.merged(nodes[pair], nodes[pair + 1], geometry)])
        }
        for (left, right) in zip(nodes, nodes.dropFirst()) where left.pattern.chainRank(with: right.pattern) == nil {
            throw ChainError.notChainable(left: left.pattern, right: right.pattern)
        }
        self.nodes = nodes
    }

    private static func redundantPair(_ nodes: [Node]) -> Int? {
        nodes.indices.dropLast().first { nodes[$0].pattern.isRedundant(with: nodes[$0 + 1].pattern) }
    }

    /// The pattern of the product of the factors in a range.
    func product(_ range: ClosedRange<Int>) -> KroneckerPattern {
        nodes[range].dropFirst().reduce(nodes[range.lowerBound].pattern) { product, node in
            guard let next = product.chainProduct(with: node.pattern) else {
                preconditionFailure("blocks of a chainable chain are chainable")
            }
            return next
        }
    }

    /// The pattern of the whole product.
    var product: KroneckerPattern { product(0...(nodes.count - 1)) }

    /// The split of the factors in a range after one of them.
    func split(_ range: ClosedRange<Int>, after k: Int) -> SplitGeometry {
        guard let geometry = SplitGeometry(product(range.lowerBound...k), product((k + 1)...range.upperBound)) else {
            preconditionFailure("blocks of a chainable chain are chainable")
        }
        return geometry
    }
}
