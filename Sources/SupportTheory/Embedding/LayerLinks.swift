import SupportMasks

/// One layer as a graph from its inputs to its outputs: the entries of a mask, or those of a pattern that is not written
/// out.
enum LayerLinks {
    /// Outputs × inputs.
    case mask(BitMatrix)
    case pattern(KroneckerPattern)

    init(_ layer: Layer) { self = layer.pattern.map(LayerLinks.pattern) ?? .mask(layer.mask) }

    /// The outputs that some of these inputs lead to. O(rows × columns / 64), of a pattern O(rows + columns).
    func outputs(from inputs: BitSet) -> BitSet {
        switch self {
        case .mask(let mask):
            BitSet(
                capacity: mask.rowCount,
                members: (0..<mask.rowCount).lazy.filter { !mask.row($0).isDisjoint(with: inputs) })
        case .pattern(let pattern): Self.rows(of: pattern, from: inputs)
        }
    }

    /// The inputs that lead to some of these outputs. As cheap as the outputs.
    func inputs(to outputs: BitSet) -> BitSet {
        switch self {
        case .mask(let mask):
            var result = BitSet(capacity: mask.columnCount)
            for output in outputs { result.formUnion(mask.row(output)) }
            return result
        case .pattern(let pattern): return Self.rows(of: pattern.transposed, from: outputs)
        }
    }

    /// For each of some outputs, the number of entries that lead to it from some inputs.
    func forEachOutput(from inputs: BitSet, to outputs: BitSet, _ body: (_ output: Int, _ entries: Int) -> Void) {
        switch self {
        case .mask(let mask):
            for output in outputs { body(output, mask.row(output).intersectionCount(with: inputs)) }
        case .pattern(let pattern):
            pattern.forEachBlock { rows, columns in
                var count = 0
                for column in columns where inputs.contains(column) { count += 1 }
                for row in rows where outputs.contains(row) { body(row, count) }
            }
        }
    }

    /// The entries between some inputs and some outputs.
    func count(from inputs: BitSet, to outputs: BitSet) -> Int {
        var sum = 0
        forEachOutput(from: inputs, to: outputs) { sum += $1 }
        return sum
    }

    /// Names pairs of an input and an output that hang together through entries between these units, enough of them to
    /// tell all pieces.
    ///
    /// Every unit of a mask is looked at once, with whole words: O(rows × columns / 64), however many entries there are.
    func connections(from inputs: BitSet, to outputs: BitSet, _ join: (_ input: Int, _ output: Int) -> Void) {
        switch self {
        case .mask(let mask): Self.connections(mask, inputs, outputs, join)
        case .pattern(let pattern):
            pattern.forEachBlock { rows, columns in
                guard let input = columns.first(where: inputs.contains),
                    let output = rows.first(where: outputs.contains)
                else { return }
                for column in columns where inputs.contains(column) { join(column, output) }
                for row in rows where outputs.contains(row) { join(input, row) }
            }
        }
    }

    private static func rows(of pattern: KroneckerPattern, from columns: BitSet) -> BitSet {
        // No row of a pattern is empty.
        if columns.count == columns.capacity { return .full(capacity: pattern.rowCount) }
        var result = BitSet(capacity: pattern.rowCount)
        pattern.forEachBlock { rows, inputs in
            guard inputs.contains(where: columns.contains) else { return }
            for row in rows { result.insert(row) }
        }
        return result
    }

    private static func connections(
        _ mask: BitMatrix, _ inputs: BitSet, _ outputs: BitSet, _ join: (Int, Int) -> Void
    ) {
        let columns = mask.transposed()
        var (freshInputs, freshOutputs) = (inputs, outputs)
        while let first = freshInputs.first {
            freshInputs.remove(first)
            var queue = [first]
            while let input = queue.popLast() {
                let next = columns.row(input).intersection(freshOutputs)
                freshOutputs.subtract(next)
                for output in next {
                    join(input, output)
                    let others = mask.row(output).intersection(freshInputs)
                    freshInputs.subtract(others)
                    for other in others {
                        join(other, output)
                        queue.append(other)
                    }
                }
            }
        }
    }
}

extension KroneckerPattern {
    /// Hands over the a·d full blocks of the support: block (i, k) has the rows (i, ·, k) and the columns (i, ·, k).
    @inline(__always)
    fileprivate func forEachBlock(_ body: (_ rows: StrideTo<Int>, _ columns: StrideTo<Int>) -> Void) {
        for i in 0..<a {
            for k in 0..<d {
                body(
                    stride(from: i * b * d + k, to: (i + 1) * b * d, by: d),
                    stride(from: i * c * d + k, to: (i + 1) * c * d, by: d))
            }
        }
    }
}
