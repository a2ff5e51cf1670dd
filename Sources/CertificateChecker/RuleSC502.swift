import CheckerInput

/// SC502, separated layers. Take products that tend to A, and let y_k be the rows of the product of the layers behind
/// the one at the end. If k is above l, a multiple of y_k may be subtracted from y_l; so the y that meet one row of the
/// layer at the end become orthonormal, and the layer is bounded. A subsequence of it converges, and one of the product
/// of the others, to a product of the others.
enum RuleSC502 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix]) throws(Rejection) -> [NetworkGoal] {
        let (fields, extra) = try proof.fields(["rule", "peel"], optional: ["proof"])
        var output = FactorsFromEnd(layers.reversed())
        var input = FactorsFromEnd(try layers.map { layer throws(Rejection) in try layer.transposed() })
        for peel in try fields[1].elements() {
            try peel.require(output.factors.count > 1, "one layer is left")
            switch try NetworkEnd(peel) {
            case .output:
                try output.requireSeparated(at: peel)
                output.removeNearest()
                input.removeFarthest()
            case .input:
                try input.requireSeparated(at: peel)
                input.removeNearest()
                output.removeFarthest()
            }
        }
        if let rest = extra[0] { return [NetworkGoal(proof: rest, layers: output.factors.reversed())] }
        try fields[1].require(
            output.factors.count == 1, "\(output.factors.count) layers are left, expected one or a proof")
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
    /// others, not empty: they have no cell in common, or one of k, l is above the other.
    mutating func requireSeparated(at place: JSONValue) throws(Rejection) {
        guard let factor = factors.first, let next = factors.dropFirst().first else {
            throw place.rejection("there is no other layer")
        }
        let product = try productOfOthers(at: place)
        let columns = try factor.transposed()
        // Of equal ones the first stands for all: each of them is above the others.
        var (rowSets, columnSets, nextSets) = (SetNumbers(), SetNumbers(), SetNumbers())
        var known: Set<[Int]> = []
        var distinct = try BitSet(bound: factor.columns, place.budget)
        for k in try place.budget.each(factor.columns) {
            let neuron = try Neuron(k, columns, product, next)
            guard try !neuron.rows.isEmpty, try !neuron.columns.isEmpty else { continue }
            let numbers = [
                try rowSets.number(of: neuron.rows), try columnSets.number(of: neuron.columns),
                try nextSets.number(of: neuron.next),
            ]
            if known.insert(numbers).inserted { distinct.insert(k) }
        }
        let candidates = try overlapping(distinct, in: factor, product).map { k throws(Rejection) in
            (k, try Neuron(k, columns, product, next))
        }
        for (position, (k, first)) in candidates.enumerated() {
            for (l, second) in candidates[..<position] where try first.meets(second) {
                if try first.isAbove(second) { continue }
                try place.require(
                    try second.isAbove(first),
                    "the supports \(l) and \(k) share a cell, and neither is above the other, with its row in the next layer"
                )
            }
        }
    }

    private mutating func productOfOthers(at place: JSONValue) throws(Rejection) -> BitMatrix {
        if products.isEmpty, var product = factors.last {
            products = [product]
            for factor in factors.dropFirst().dropLast().reversed() {
                product = try factor.product(product)
                products.append(product)
            }
        }
        guard let product = products.last else { throw place.rejection("there is no other layer") }
        return product
    }

    /// Those of the neurons whose rectangles share a cell with another one's.
    private func overlapping(_ neurons: BitSet, in factor: BitMatrix, _ product: BitMatrix) throws(Rejection) -> [Int] {
        var result = try BitSet(bound: factor.columns, factor.budget)
        for row in try factor.budget.each(factor.rows) {
            let members = try factor.row(row).intersection(neurons).members
            guard members.count > 1 else { continue }
            var once = try BitSet(bound: product.columns, factor.budget)
            var twice = once
            for k in members {
                let columns = try product.row(k)
                try twice.formUnion(try columns.intersection(once))
                try once.formUnion(columns)
            }
            guard try !twice.isEmpty else { continue }
            for k in members where try product.row(k, intersects: twice) { result.insert(k) }
        }
        return try result.members
    }
}

/// An input k of the nearest factor.
private struct Neuron {
    /// A_k
    let rows: BitSet
    /// B_k
    let columns: BitSet
    /// Row k of the next factor.
    let next: BitSet

    init(_ k: Int, _ columns: BitMatrix, _ product: BitMatrix, _ next: BitMatrix) throws(Rejection) {
        rows = try columns.row(k)
        self.columns = try product.row(k)
        self.next = try next.row(k)
        try columns.budget.spend(Budget.word * (rows.words.count + self.columns.words.count + self.next.words.count))
    }

    func meets(_ other: Neuron) throws(Rejection) -> Bool {
        guard try columns.intersects(other.columns) else { return false }
        return try rows.intersects(other.rows)
    }

    func isAbove(_ other: Neuron) throws(Rejection) -> Bool {
        guard try other.rows.isSubset(of: rows), try columns.isSubset(of: other.columns) else { return false }
        return try next.isSubset(of: other.next)
    }
}
