import SupportMasks

/// Kronecker-sparse factors whose product F_1 F_2 ⋯ F_L is considered, output side first.
public struct KroneckerChain: Sendable, Hashable {
    /// The patterns of the factors in the order of the product; at least one.
    public let factors: [KroneckerPattern]

    /// A chain of factors that fit one another; nil if there is none, or if neighbouring sizes differ.
    public init?(_ factors: [KroneckerPattern]) {
        guard !factors.isEmpty else { return nil }
        guard zip(factors, factors.dropFirst()).allSatisfy({ $0.columnCount == $1.rowCount }) else { return nil }
        self.factors = factors
    }

    private init(unchecked factors: [KroneckerPattern]) { self.factors = factors }

    /// The ranks of the neighbouring pairs; nil unless every pair is chainable.
    public var ranks: [Int]? {
        var ranks: [Int] = []
        for (left, right) in zip(factors, factors.dropFirst()) {
            guard let rank = left.chainRank(with: right) else { return nil }
            ranks.append(rank)
        }
        return ranks
    }

    /// Whether every neighbouring pair is chainable; then so is every pair of neighbouring blocks of factors.
    public var isChainable: Bool { ranks != nil }

    /// The first pair that is not chainable, by the position of its left factor.
    public var obstacle: Int? {
        factors.indices.dropLast().first { factors[$0].chainRank(with: factors[$0 + 1]) == nil }
    }

    /// The pattern of the whole product; nil unless the chain is chainable.
    public var product: KroneckerPattern? {
        guard isChainable else { return nil }
        return factors.dropFirst().reduce(factors.first) { $0?.chainProduct(with: $1) }
    }

    /// The pairs that are chainable with r ≥ min(b_1, c_2), by the position of their left factor: their products are
    /// all matrices on the product
    /// pattern.
    public var redundantPairs: [Int] {
        factors.indices.dropLast().filter { factors[$0].isRedundant(with: factors[$0 + 1]) }
    }

    /// The chain with a redundant pair replaced by one factor of the product pattern: the set of products is the same.
    /// Nil if the pair is not redundant.
    public func merging(pair index: Int) -> KroneckerChain? {
        guard factors.indices.dropLast().contains(index), factors[index].isRedundant(with: factors[index + 1]),
            let product = factors[index].chainProduct(with: factors[index + 1])
        else { return nil }
        var merged = factors
        merged.replaceSubrange(index...(index + 1), with: [product])
        return KroneckerChain(unchecked: merged)
    }

    /// The chain without its identities (all but one, if there is nothing else): factors with b = c = 1 are diagonal
    /// matrices, and the next factor
    /// takes a diagonal in.
    public var withoutIdentities: KroneckerChain {
        let proper = factors.filter { !$0.isIdentity }
        return KroneckerChain(unchecked: proper.isEmpty ? Array(factors.prefix(1)) : proper)
    }
}

extension KroneckerPattern {
    /// Whether the pair is chainable with r ≥ min(b_1, c_2): then the products are all matrices on the product pattern.
    public func isRedundant(with next: KroneckerPattern) -> Bool {
        guard let rank = chainRank(with: next) else { return false }
        return rank >= min(b, next.c)
    }
}
