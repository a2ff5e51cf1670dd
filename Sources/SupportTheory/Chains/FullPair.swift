import SupportMasks

/// `SC504`: two neighbouring layers whose products are all matrices on the boolean product of their masks.
public enum FullPair {
    public static let rule = Rule(
        code: "SC504",
        name: "full pair",
        statement: "Two neighbouring layers whose products are all matrices on the boolean product of their masks are one layer with that mask.",
        hypotheses: """
            In every component of the pair either each row's reach can be matched to different neurons of the row that reach it, or each column's can to different neurons of the column. Redundant Kronecker pairs, layers with a permutation as mask, and pairs of triangular layers with one triangle are of this kind.
            """,
        proof: """
            Rows: for a generic matrix Y on the first mask the determinant of Y on the matched neurons and the reach O_i of a row i is not zero, since its expansion has the term of the matching. So the rows of Y at the neurons of i span all vectors on O_i, for every i at once, and every matrix on the boolean product is X Y. \
            Columns: transpose. Components are independent.
            """,
        source: "own; SC204 with K = all classes, for each component."
    )

    /// A row of the upper mask with its reach matched to neurons, or a column of the lower one.
    public struct Matching: Sendable, Hashable {
        public var side: Side
        public var line: Int
        /// The members of the reach, ascending, and the neuron of each.
        public var pairs: [Pair]

        public struct Pair: Sendable, Hashable {
            public var end: Int
            public var neuron: Int
        }
    }

    /// The matchings that show that the pair is full, `upper` · `lower` in the order of the product; nil if some component has none.
    static func matchings(upper: BitMatrix, lower: BitMatrix, _ interruption: Interruption) -> [Matching]? {
        let product = upper.booleanProduct(with: lower)
        let (lowerTransposed, productTransposed) = (lower.transposed(), product.transposed())
        // A component is full by its rows or by its columns; most pairs that are not full fail at the first line.
        var result: [Matching] = []
        for component in NetworkComponents.find(in: LayerChain([lower, upper])) {
            let rows = lines(.rows, component[2], upper, lowerTransposed, product, interruption)
            guard let found = rows ?? lines(.columns, component[0], lowerTransposed, upper, productTransposed, interruption) else { return nil }
            result += found
        }
        return result
    }

    /// `neurons` has the line's neurons as rows' members, `ends` the neurons of each end, `reach` the ends of each line.
    private static func lines(
        _ side: Side, _ lines: [Int], _ neurons: BitMatrix, _ ends: BitMatrix, _ reach: BitMatrix, _ interruption: Interruption
    ) -> [Matching]? {
        var result: [Matching] = []
        let capacities = Array(repeating: 1, count: neurons.columnCount)
        for line in lines {
            let members = reach.row(line).members
            let own = neurons.row(line)
            guard members.count <= own.count, !interruption.isDue,
                let bins = CapacitatedMatching.saturating(allowed: members.map { ends.row($0).intersection(own) }, capacities: capacities)
            else { return nil }
            result.append(Matching(side: side, line: line, pairs: zip(members, bins).map { Matching.Pair(end: $0, neuron: $1) }))
        }
        return result
    }
}
