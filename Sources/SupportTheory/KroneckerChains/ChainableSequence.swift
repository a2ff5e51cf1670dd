import OrderedJSON
import SupportMasks

/// SC501: chainable Kronecker-sparse factors.
public enum ChainableSequence {
    public static let rule = Rule(
        code: "SC501",
        name: "chainable Kronecker-sparse factors",
        statement:
            "If every layer is a Kronecker-sparse factor I_a ⊗ 1_{b×c} ⊗ I_d and neighbouring factors are chainable, the set of products W_N ⋯ W_1 is closed.",
        hypotheses: """
            Each mask is exactly its pattern (a,b,c,d). In the order of the product each pair (a,b,c,d), (a',b',c',d') is chainable: a divides a', d' divides d, and ac/a' = b'd'/d is an integer, the rank r of the pair. \
            Beforehand identities (b = c = 1) may be dropped, and redundant pairs, r ≥ min(b, c'), merged into one factor of the product pattern.
            """,
        proof: """
            The rank-one supports of a factor and the product of the factors after it are pairwise disjoint or identical, in classes of r, and the members of a class have equal rows in the next factor. So each class of columns of the first factor can be made \
            orthonormal, the rest going into the next factor; then the product bounds the product of the other factors, and induction gives a convergent subsequence. See SC502.
            """,
        source:
            "B: Le, Zheng, Riccietti, Gribonval, Butterfly factorization with error guarantees (arXiv 2411.04506), for the existence of an optimum; the proof is own."
    )

    /// The patterns of the layers, input side first, and the redundant pairs that are merged before the rest is
    /// chainable.
    public struct Step: ProofStep {
        public static var rule: Rule { ChainableSequence.rule }
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
