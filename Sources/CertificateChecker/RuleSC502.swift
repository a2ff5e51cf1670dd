/// SC502, separated layers. Take products that tend to A, and let y_k be the rows of the product of the layers behind
/// the one at the end. If k is above l, a multiple of
/// y_k may be subtracted from y_l; so the y that meet one row of the layer at the end become orthonormal, and the layer
/// is bounded. A subsequence of it converges, and
/// one of the product of the others, to a product of the others.
enum RuleSC502 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> [NetworkGoal] {
        let (fields, extra) = try proof.fields(["rule", "peel"], optional: ["proof"])
        var output = FactorsFromEnd(layers.reversed())
        var input = FactorsFromEnd(try layers.map { layer throws(Rejection) in try layer.transposed(at: proof) })
        for peel in try fields[1].elements() {
            guard output.factors.count > 1 else { throw peel.rejection("one layer is left") }
            switch try peel.string() {
            case "output":
                try output.requireSeparated(at: peel)
                output.removeNearest()
                input.removeFarthest()
            case "input":
                try input.requireSeparated(at: peel)
                input.removeNearest()
                output.removeFarthest()
            default: throw peel.rejection("expected \"output\" or \"input\"")
            }
        }
        if let rest = extra[0] { return [NetworkGoal(proof: rest, layers: output.factors.reversed())] }
        guard output.factors.count == 1 else {
            throw fields[1].rejection("\(output.factors.count) layers are left, expected one or a proof")
        }
        return []
    }
}

/// The factors of a product that are left, as they are seen from one of its ends: the nearest one first.
private struct FactorsFromEnd {
    private(set) var factors: ArraySlice<BitMatrix>
    /// The boolean products of the factors but the first 1, 2, …, in the reverse order: the last one is that of all but
    /// the nearest. Empty if not known.
    private var products: [BitMatrix] = []

    init(_ factors: [BitMatrix]) { self.factors = factors[...] }

    mutating func removeNearest() {
        factors.removeFirst()
        products.removeLast()
    }

    mutating func removeFarthest() {
        factors.removeLast()
        products = []
    }

    /// Requires of any two rectangles, A_k = column k of the nearest factor times B_k = row k of the product of the
    /// others, not empty: they have no cell in common, or
    /// one of k, l is above the other.
    mutating func requireSeparated(at place: JSONValue) throws(Rejection) {
        guard let factor = factors.first, let next = factors.dropFirst().first else {
            throw place.rejection("there is no other layer")
        }
        let product = try productOfOthers(at: place)
        let words =
            BitSet.words(for: factor.rows) + BitSet.words(for: factor.columns) + BitSet.words(for: product.columns)
            + BitSet.words(for: next.columns)
        try place.spend(Budget.word * factor.columns * words)
        // Of equal ones the first stands for all: each of them is above the others.
        let columns = try factor.transposed(at: place)
        var known: Set<Neuron> = []
        var neurons = [Neuron?](repeating: nil, count: factor.columns)
        var distinct = BitSet(bound: factor.columns)
        for k in 0..<factor.columns {
            let neuron = Neuron(rows: columns.row(k), columns: product.row(k), next: next.row(k))
            guard !neuron.rows.isEmpty, !neuron.columns.isEmpty, known.insert(neuron).inserted else { continue }
            neurons[k] = neuron
            distinct.insert(k)
        }
        let candidates = try overlapping(distinct, in: factor, product, at: place).compactMap { k in
            neurons[k].map { (k, $0) }
        }
        try place.spend(candidates.count * candidates.count / 2 * (20 + 4 * words))
        for (position, (k, first)) in candidates.enumerated() {
            for (l, second) in candidates[..<position]
            where first.meets(second) && !first.isAbove(second) && !second.isAbove(first) {
                throw place.rejection(
                    "the supports \(l) and \(k) share a cell, and neither is above the other, with its row in the next layer"
                )
            }
        }
    }

    private mutating func productOfOthers(at place: JSONValue) throws(Rejection) -> BitMatrix {
        if products.isEmpty, var product = factors.last {
            products = [product]
            for factor in factors.dropFirst().dropLast().reversed() {
                product = try factor.booleanProduct(product, at: place)
                products.append(product)
            }
        }
        guard let product = products.last else { throw place.rejection("there is no other layer") }
        return product
    }

    /// Those of the neurons whose rectangles share a cell with another one's.
    private func overlapping(_ neurons: BitSet, in factor: BitMatrix, _ product: BitMatrix, at place: JSONValue)
        throws(Rejection) -> [Int]
    {
        var result = BitSet(bound: factor.columns)
        for row in 0..<factor.rows {
            try place.spend(20 + 8 * neurons.words.count)
            let members = factor.row(row).intersection(neurons)
            guard members.count > 1 else { continue }
            var (once, twice) = (BitSet(bound: product.columns), BitSet(bound: product.columns))
            try place.spend(50 + (8 + 8 * once.words.count) * (2 + members.count))
            for k in members {
                let columns = product.row(k)
                twice.formUnion(columns.intersection(once))
                once.formUnion(columns)
            }
            guard !twice.isEmpty else { continue }
            for k in members where product.row(k, intersects: twice) { result.insert(k) }
        }
        return Array(result)
    }
}

/// An input k of the nearest factor.
private struct Neuron: Hashable {
    /// A_k
    let rows: BitSet
    /// B_k
    let columns: BitSet
    /// Row k of the next factor.
    let next: BitSet

    func meets(_ other: Neuron) -> Bool { columns.intersects(other.columns) && rows.intersects(other.rows) }

    func isAbove(_ other: Neuron) -> Bool {
        other.rows.isSubset(of: rows) && columns.isSubset(of: other.columns) && next.isSubset(of: other.next)
    }
}
