extension BitMatrix {
    /// The boolean product: a one where the product of matrices with positive entries on the masks is not zero.
    func booleanProduct(_ right: BitMatrix, at place: JSONValue) throws(Rejection) -> BitMatrix {
        let words = BitSet.words(for: right.columns)
        try place.spend(rows * (100 + words))
        var result = try BitMatrix(rows: rows, columns: right.columns, at: place)
        for line in 0..<rows {
            var union = BitSet(bound: right.columns)
            let members = row(line)
            try place.spend((8 + 2 * words) * members.count + 2 * members.words.count)
            for k in members { right.add(row: k, to: &union) }
            result.setRow(line, union)
        }
        return result
    }

    /// The boolean product of some layers, input side first; there is at least one.
    static func booleanProduct<Layers: BidirectionalCollection<BitMatrix>>(of layers: Layers, at place: JSONValue)
        throws(Rejection) -> BitMatrix
    {
        guard var product = layers.first else { throw place.rejection("there is no layer") }
        for layer in layers.dropFirst() { product = try layer.booleanProduct(product, at: place) }
        return product
    }

    /// The rows that are listed, with the cells of `kept` columns only; column k becomes `numbers[k]`, below `count`.
    func restricted(to lines: [Int], columns kept: BitSet, numbers: [Int], count: Int, at place: JSONValue)
        throws(Rejection) -> BitMatrix
    {
        var result = try BitMatrix(rows: lines.count, columns: count, at: place)
        for (position, line) in lines.enumerated() {
            let members = row(line).intersection(kept)
            try place.spend(200 + 10 * members.words.count + 10 * members.count)
            result.setRow(position, BitSet(bound: count, members.lazy.map { numbers[$0] }))
        }
        return result
    }

    /// Without some rows.
    func deleting(rows deleted: BitSet, at place: JSONValue) throws(Rejection) -> BitMatrix {
        try place.spend(Budget.word * (1 + rows))
        let kept = (0..<rows).filter { !deleted.contains($0) }
        var result = try BitMatrix(rows: kept.count, columns: columns, at: place)
        for (position, line) in kept.enumerated() { result.setRow(position, row(line)) }
        return result
    }

    /// Without some columns.
    func deleting(columns deleted: BitSet, at place: JSONValue) throws(Rejection) -> BitMatrix {
        try place.spend(10 * columns)
        var numbers = [Int](repeating: 0, count: columns)
        var count = 0
        for column in 0..<columns where !deleted.contains(column) {
            numbers[column] = count
            count += 1
        }
        let kept = BitSet(bound: columns, (0..<columns).filter { !deleted.contains($0) })
        return try restricted(to: Array(0..<rows), columns: kept, numbers: numbers, count: count, at: place)
    }
}
