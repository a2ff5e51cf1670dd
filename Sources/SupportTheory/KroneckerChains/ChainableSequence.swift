import OrderedJSON
import Rules
import SupportMasks

/// SC501: chainable Kronecker-sparse factors.
public enum ChainableSequence {
    public static let rule = RuleCode.SC501

    /// The patterns of the layers, input side first, and the redundant pairs that are merged before the rest is
    /// chainable.
    public struct Step: ProofStep {
        public static var rule: RuleCode { ChainableSequence.rule }
        public var patterns: [KroneckerPattern]
        public var merges: [Int]

        public var fields: [JSONValue.Member] {
            [.init("patterns", .patterns(patterns)), .init("merges", .integers(merges))]
        }
    }

    /// A proof for layers that are these patterns, input side first; nil if the rule does not apply.
    public static func proof(_ patterns: [KroneckerPattern]) -> Step? {
        guard let chain = KroneckerChain(patterns.reversed()) else { return nil }
        let merging = Merging(chain.withoutIdentities)
        return merging.chain.isChainable ? Step(patterns: patterns, merges: merging.merges) : nil
    }

    /// A chain as it stands if it is chainable; else with redundant pairs merged for as long as there are some.
    ///
    /// Merging keeps the set of products, whatever the order, and a chainable chain chainable.
    struct Merging {
        private(set) var chain: KroneckerChain
        /// In a list with the input side first, the position of the pair in the list that was left by the merges
        /// before.
        private(set) var merges: [Int] = []

        init(_ chain: KroneckerChain) {
            self.chain = chain
            while !self.chain.isChainable, let pair = self.chain.redundantPairs.first,
                let merged = self.chain.merging(pair: pair)
            {
                merges.append(self.chain.factors.count - 2 - pair)
                self.chain = merged
            }
        }
    }
}

extension JSONValue {
    /// The four numbers of each pattern.
    public static func patterns(_ patterns: [KroneckerPattern]) -> JSONValue {
        .array(patterns.map { .integers([$0.a, $0.b, $0.c, $0.d]) })
    }
}
