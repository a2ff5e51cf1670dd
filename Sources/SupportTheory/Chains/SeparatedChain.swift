import OrderedJSON
import Rules
import SupportMasks

/// SC502: layers that can be taken away one after the other, from either end.
public enum SeparatedChain {
    public static let rule = RuleCode.SC502

    /// The ends from which the layers are taken away, one after the other, until one is left, or until the rest has a
    /// proof of its own.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { SeparatedChain.rule }
        public var peels: [NetworkEnd]
        public var rest: Proof?

        public var fields: [JSONValue.Member] {
            [.init("peel", .strings(peels.map(\.rawValue)))] + (rest.map { [.init("proof", $0.json)] } ?? [])
        }
        public var inner: [any ClosedProof] { rest.map { [$0] } ?? [] }
    }

    /// The ends from which all layers but one, input side first, can be taken away; nil if the rule does not apply, or
    /// if the search was interrupted.
    ///
    /// - Complexity: at most N² boolean products of neighbouring layers, and as many scans for overlaps.
    public static func peels(_ layers: [BitMatrix], limits: SearchLimits = SearchLimits()) -> [NetworkEnd]? {
        guard !layers.isEmpty else { return nil }
        var search = PeelingSearch(factors: layers.reversed(), limits: limits)
        return search.peels(from: 0, to: layers.count - 1)
    }

    /// The ends at which the network's outermost layers are separated from the rest.
    static func separatedEnds(of chain: LayerChain, _ limits: SearchLimits) -> [NetworkEnd] {
        let search = PeelingSearch(factors: chain.masks.reversed(), limits: limits)
        return [.output, .input].filter { search.isSeparated($0, from: 0, to: chain.layerCount - 1) }
    }
}

/// Looks for an order in which factors, output side first, can be taken away. A stretch of factors that cannot be
/// finished is not tried again.
private struct PeelingSearch {
    let factors: [BitMatrix]
    let transposed: [BitMatrix]
    let limits: SearchLimits
    private var failed: Set<[Int]> = []

    init(factors: [BitMatrix], limits: SearchLimits) {
        self.factors = factors
        self.limits = limits
        transposed = factors.map { $0.transposed() }
    }

    mutating func peels(from first: Int, to last: Int) -> [NetworkEnd]? {
        if first == last { return [] }
        guard !failed.contains([first, last]), !limits.interruption.isDue else { return nil }
        for end in [NetworkEnd.output, .input] where isSeparated(end, from: first, to: last) {
            let rest = end == .output ? (first: first + 1, last: last) : (first: first, last: last - 1)
            if let peels = peels(from: rest.first, to: rest.last) { return [end] + peels }
        }
        failed.insert([first, last])
        return nil
    }

    /// Whether the outermost factor of a stretch is separated from the others.
    func isSeparated(_ end: NetworkEnd, from first: Int, to last: Int) -> Bool {
        if limits.interruption.isDue { return false }
        switch end {
        case .output: return isSeparated(factors[first], from: Array(factors[(first + 1)...last]))
        case .input: return isSeparated(transposed[last], from: transposed[first..<last].reversed())
        }
    }

    private func isSeparated(_ factor: BitMatrix, from rest: [BitMatrix]) -> Bool {
        let product = rest.dropLast().reversed().reduce(rest[rest.count - 1]) { $1.booleanProduct(with: $0) }
        let supports = RankOneSupports(FactorSupports(left: factor, right: product.transposed()))
        let relation = supports.relation()
        guard relation != .overlapping else { return false }
        // Neurons of one class are above one another along a chain of rows of the next layer.
        let chains = supports.classes.map { $0.sorted { rest[0].row($0).count < rest[0].row($1).count } }
        for chain in chains {
            for (upper, lower) in zip(chain, chain.dropFirst())
            where !rest[0].row(upper).isSubset(of: rest[0].row(lower)) { return false }
        }
        if relation == .disjointOrIdentical { return true }
        return chains.count <= limits.networkClasses && crossingClassesAreOrdered(chains, supports, rest[0])
    }

    /// Whether of two classes that meet, hence cross, the rows of the tall one are contained in those of the wide one.
    private func crossingClassesAreOrdered(_ chains: [[Int]], _ supports: RankOneSupports, _ next: BitMatrix) -> Bool {
        for (position, first) in chains.enumerated() {
            if limits.interruption.isDue { return false }
            for second in chains[(position + 1)...] {
                let (a, b) = (first[0], second[0])
                guard !supports.rows(of: a).isDisjoint(with: supports.rows(of: b)),
                    !supports.columns(of: a).isDisjoint(with: supports.columns(of: b))
                else { continue }
                let firstIsAbove =
                    supports.rows(of: b).isSubset(of: supports.rows(of: a))
                    && supports.columns(of: a).isSubset(of: supports.columns(of: b))
                let (above, below) = firstIsAbove ? (first, second) : (second, first)
                // The largest row above, the smallest below.
                guard let largest = above.last, let smallest = below.first,
                    next.row(largest).isSubset(of: next.row(smallest))
                else { return false }
            }
        }
        return true
    }
}

extension BitMatrix {
    /// The support of the product of non-negative matrices with these supports; the inner sizes must agree. O(ones ×
    /// columns / 64).
    func booleanProduct(with other: BitMatrix) -> BitMatrix {
        BitMatrix(
            rows: (0..<rowCount).map { i in
                var union = BitSet(capacity: other.columnCount)
                for k in row(i) { union.formUnion(other.row(k)) }
                return union
            }, columnCount: other.columnCount)
    }
}
