/// SC502, separated layers. Take products that tend to A. For a class T of identical rectangles R × C the factor at the end is U G on R × T, with U a partial
/// isometry; G goes into the next layer, whose rows T are equal. Then U* A on R × C is what the product of the other layers has on T × C: it is bounded, and so
/// a subsequence of it converges, by induction to a product.
enum RuleSC502 {
    static func check(_ proof: JSONValue, _ layers: [BitMatrix], budget: inout Budget) throws(Rejection) {
        let fields = try proof.fields("rule", "peel")
        // As factors of the product, output side first; and those of the transposed product in the same order.
        var factors = ArraySlice(layers.reversed())
        for layer in layers { try budget.spend(4 * (layer.rows + layer.columns) * (BitSet.words(for: layer.rows) + BitSet.words(for: layer.columns)), at: proof) }
        var transposed = factors.map(\.transposed)[...]
        for peel in try fields[1].elements() {
            guard factors.count > 1 else { throw peel.rejection("one layer is left") }
            switch try peel.string() {
            case "output":
                try requireSeparated(factors.removeFirst(), factors[...], at: peel, budget: &budget)
                transposed.removeFirst()
            case "input":
                try requireSeparated(transposed.removeLast(), transposed.reversed()[...], at: peel, budget: &budget)
                factors.removeLast()
            default: throw peel.rejection("expected \"output\" or \"input\"")
            }
        }
        guard factors.count == 1 else { throw fields[1].rejection("\(factors.count) layers are left, expected one") }
    }

    /// The rectangles column k of `factor` × row k of the product of `rest` are pairwise disjoint or identical, and where they are identical the rows of the
    /// first of `rest` are equal.
    private static func requireSeparated(_ factor: BitMatrix, _ rest: ArraySlice<BitMatrix>, at place: JSONValue, budget: inout Budget) throws(Rejection) {
        guard let next = rest.first, var product = rest.last else { throw place.rejection("there is no other layer") }
        for left in rest.dropLast().reversed() { product = try booleanProduct(left, product, at: place, budget: &budget) }
        try budget.spend(8 * factor.columns * (BitSet.words(for: factor.rows) + BitSet.words(for: factor.columns) + BitSet.words(for: product.columns)), at: place)
        let columns = factor.transposed
        var first: [Rectangle: Int] = [:]
        var representatives = BitSet(bound: factor.columns)
        for k in 0..<factor.columns {
            let rectangle = Rectangle(rows: columns.row(k), columns: product.row(k))
            if rectangle.rows.isEmpty || rectangle.columns.isEmpty { continue }
            if let earlier = first[rectangle] {
                guard next.row(earlier) == next.row(k) else {
                    throw place.rejection("the supports \(earlier) and \(k) are identical, and their rows in the next layer differ")
                }
            } else {
                first[rectangle] = k
                representatives.insert(k)
            }
        }
        // Different rectangles of one row meet exactly if their columns do.
        for row in 0..<factor.rows {
            var covered = BitSet(bound: product.columns)
            for k in factor.row(row).intersection(representatives) {
                try budget.spend(8 + 4 * covered.words.count, at: place)
                let set = product.row(k)
                guard !covered.intersects(set) else { throw place.rejection("different supports, one of them \(k), share a cell of row \(row)") }
                covered.formUnion(set)
            }
        }
    }

    private struct Rectangle: Hashable {
        let rows: BitSet
        let columns: BitSet
    }

    private static func booleanProduct(_ left: BitMatrix, _ right: BitMatrix, at place: JSONValue, budget: inout Budget) throws(Rejection) -> BitMatrix {
        let words = BitSet.words(for: right.columns)
        try budget.spend((1 + Budget.word) * left.rows * (1 + words), at: place)
        var result = BitMatrix(rows: left.rows, columns: right.columns)
        for row in 0..<left.rows {
            var union = BitSet(bound: right.columns)
            for k in left.row(row) {
                try budget.spend(8 + 2 * words, at: place)
                union.formUnion(right.row(k))
            }
            result.setRow(row, union)
        }
        return result
    }
}
