import SupportMasks

/// SC502: layers that can be taken away one after the other, from either end.
public enum SeparatedChain {
    public static let rule = Rule(
        code: "SC502",
        name: "separated layers",
        statement: "If the layers of a network can be taken away from its ends, one after the other, such that each is separated from the rest, the set of products W_N ⋯ W_1 is closed.",
        hypotheses: """
            The output-side layer F is separated from the layers G_1, …, G_s after it (towards the input) if the rectangles (column k of F) × (row k of the boolean product G_1 ⋯ G_s) are pairwise disjoint or identical, empty ones aside, and rows k, k' of G_1 are equal \
            where the rectangles of k and k' are identical. The input-side layer is separated if this holds for the transposed network. The last layer needs nothing.
            """,
        proof: """
            Let products tend to A. For each class T of identical rectangles R × C write F[R, T] = U G with U of orthonormal columns (or U = [1 0] if T has more members than R), and move G into the next layer, whose rows T are equal in support. The product B of the other layers \
            has B[T, C] = U* A[R, C]: it is bounded. So are the U. A subsequence converges; the limit of B is a product by induction, hence A is one.
            """,
        source: "own; the argument behind SC501, for masks."
    )

    /// A proof for the layers, input side first; nil if the rule does not apply, or if the search was interrupted.
    ///
    /// - Complexity: at most N² boolean products of neighbouring layers, and as many scans for overlaps.
    public static func proof(_ layers: [BitMatrix], interruption: Interruption = .never) -> ChainProof? {
        guard !layers.isEmpty else { return nil }
        var search = PeelingSearch(factors: layers.reversed(), interruption: interruption)
        return search.peels(from: 0, to: layers.count - 1).map { .separated(peels: $0) }
    }
}

/// Looks for an order in which factors, output side first, can be taken away. A stretch of factors that cannot be finished is not tried again.
private struct PeelingSearch {
    let factors: [BitMatrix]
    let transposed: [BitMatrix]
    let interruption: Interruption
    private var failed: Set<[Int]> = []

    init(factors: [BitMatrix], interruption: Interruption) {
        self.factors = factors
        self.interruption = interruption
        transposed = factors.map { $0.transposed() }
    }

    mutating func peels(from first: Int, to last: Int) -> [ChainProof.End]? {
        if first == last { return [] }
        guard !failed.contains([first, last]), !interruption.isDue else { return nil }
        if isSeparated(factors[first], from: Array(factors[(first + 1)...last])), let rest = peels(from: first + 1, to: last) {
            return [.output] + rest
        }
        if isSeparated(transposed[last], from: transposed[first..<last].reversed()), let rest = peels(from: first, to: last - 1) {
            return [.input] + rest
        }
        failed.insert([first, last])
        return nil
    }

    private func isSeparated(_ factor: BitMatrix, from rest: [BitMatrix]) -> Bool {
        let product = rest.dropLast().reversed().reduce(rest[rest.count - 1]) { $1.booleanProduct(with: $0) }
        let supports = RankOneSupports(FactorSupports(left: factor, right: product.transposed()))
        guard supports.relation() == .disjointOrIdentical else { return false }
        return supports.classes.allSatisfy { members in
            let row = rest[0].row(members[0])
            return members.allSatisfy { rest[0].row($0) == row }
        }
    }
}

extension BitMatrix {
    /// The support of the product of non-negative matrices with these supports; the inner sizes must agree. O(ones × columns / 64).
    func booleanProduct(with other: BitMatrix) -> BitMatrix {
        BitMatrix(
            rows: (0..<rowCount).map { i in
                var union = BitSet(capacity: other.columnCount)
                for k in row(i) { union.formUnion(other.row(k)) }
                return union
            }, columnCount: other.columnCount)
    }
}
