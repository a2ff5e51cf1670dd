/// SC504, full pair. Two neighbouring layers whose products are all matrices on the boolean product F G of their masks become one layer. Let row i have a matching of its
/// reach with different neurons: for generic Y on G the rows y_k of its neurons span every vector on its reach. So if all rows of a component have one, every
/// matrix on the component's part of F G is X Y; likewise with columns.
enum RuleSC504 {
    static func reduce(_ proof: JSONValue, _ layers: [BitMatrix], budget: inout Budget) throws(Rejection) -> NetworkGoal {
        let fields = try proof.fields("rule", "layer", "matchings", "proof")
        let position = try fields[1].index(below: layers.count - 1, "pair of neighbouring layers")
        let pair = try LayerPair(layers[position], layers[position + 1], at: proof, budget: &budget)
        try pair.checkMatchings(fields[2], budget: &budget)
        var rest = layers
        rest.replaceSubrange(position...(position + 1), with: [pair.product])
        return NetworkGoal(proof: fields[3], layers: rest)
    }
}

/// F G, where neuron k is an input of F and an output of G.
private struct LayerPair {
    /// F by rows, and G by columns: the neurons of each line.
    let neuronsOfRow: BitMatrix
    let neuronsOfColumn: BitMatrix
    let product: BitMatrix
    private let transposedProduct: BitMatrix

    init(_ g: BitMatrix, _ f: BitMatrix, at place: JSONValue, budget: inout Budget) throws(Rejection) {
        product = try f.booleanProduct(g, at: place, budget: &budget)
        try budget.spend(2 * Budget.word * (1 + g.columns) * (BitSet.words(for: g.rows) + BitSet.words(for: f.rows)), at: place)
        neuronsOfRow = f
        neuronsOfColumn = g.transposed
        transposedProduct = product.transposed
    }

    /// In every component all rows with a reach have a matching, or all columns.
    func checkMatchings(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        let (rows, columns) = (product.rows, product.columns)
        try budget.spend(20 * (rows + columns), at: value)
        var matchedRows = BitSet(bound: rows)
        var matchedColumns = BitSet(bound: columns)
        for element in try value.elements() {
            let fields = try element.fields("side", "line", "matching")
            switch try Side(fields[0]) {
            case .rows:
                let row = try fields[1].index(below: rows, "row")
                guard !matchedRows.contains(row) else { throw element.rejection("the row is listed twice") }
                matchedRows.insert(row)
                try checkMatching(fields[2], neurons: neuronsOfRow.row(row), reach: product.row(row), others: neuronsOfColumn, budget: &budget)
            case .columns:
                let column = try fields[1].index(below: columns, "column")
                guard !matchedColumns.contains(column) else { throw element.rejection("the column is listed twice") }
                matchedColumns.insert(column)
                try checkMatching(fields[2], neurons: neuronsOfColumn.row(column), reach: transposedProduct.row(column), others: neuronsOfRow, budget: &budget)
            }
        }
        try requireOneSide(matchedRows, matchedColumns, at: value, budget: &budget)
    }

    /// [[line, neuron], …]: every line of the reach once, with different neurons that join it to this one.
    private func checkMatching(_ value: JSONValue, neurons: BitSet, reach: BitSet, others: BitMatrix, budget: inout Budget) throws(Rejection) {
        try budget.spend(500 + 20 * (neurons.words.count + reach.words.count), at: value)
        var free = neurons
        var left = reach
        for element in try value.elements() {
            try budget.spend(100, at: element)
            let pair = try element.tuple(2, "[line, neuron]")
            let line = try pair[0].index(below: others.rows, "line")
            let neuron = try pair[1].index(below: others.columns, "neuron")
            guard left.contains(line) else { throw pair[0].rejection("the line is not reached, or is matched already") }
            guard neurons.contains(neuron), others[line, neuron] else { throw pair[1].rejection("the neuron does not join the two lines") }
            guard free.contains(neuron) else { throw pair[1].rejection("the neuron is used twice") }
            left.remove(line)
            free.remove(neuron)
        }
        if let line = left.first(where: { _ in true }) { throw value.rejection("line \(line) is reached and not matched") }
    }

    /// No component lacks both a row and a column that have a reach.
    private func requireOneSide(_ matchedRows: BitSet, _ matchedColumns: BitSet, at place: JSONValue, budget: inout Budget) throws(Rejection) {
        let neurons = neuronsOfRow.columns
        try budget.spend(Budget.word * (neurons + product.rows + product.columns), at: place)
        var forest = Forest(count: neurons)
        for matrix in [neuronsOfRow, neuronsOfColumn] {
            for line in 0..<matrix.rows {
                let members = matrix.row(line)
                try budget.spend(50 + 10 * members.words.count + 30 * members.count, at: place)
                forest.joinAll(members)
            }
        }
        var missing: [Int: Int] = [:]
        for row in 0..<product.rows where !matchedRows.contains(row) {
            try budget.spend(50 + 4 * BitSet.words(for: product.columns), at: place)
            if let neuron = neuronOfReaching(row, neuronsOfRow, product) { missing[forest.root(neuron)] = row }
        }
        for column in 0..<product.columns where !matchedColumns.contains(column) {
            try budget.spend(50 + 4 * BitSet.words(for: product.rows), at: place)
            guard let neuron = neuronOfReaching(column, neuronsOfColumn, transposedProduct) else { continue }
            if let row = missing[forest.root(neuron)] { throw place.rejection("row \(row) and column \(column) are in one component, and neither has a matching") }
        }
    }

    /// A neuron of a line that reaches some other line.
    private func neuronOfReaching(_ line: Int, _ neurons: BitMatrix, _ reach: BitMatrix) -> Int? {
        reach.row(line).isEmpty ? nil : neurons.row(line).first { _ in true }
    }
}
