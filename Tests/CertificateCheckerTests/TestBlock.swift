/// Neighbouring layers, input side first, small enough to try every path.
struct TestBlock {
    let layers: [LayerMask]
    let sizes: [Int]
    /// By layer, output and input.
    private let joined: [[[Bool]]]

    init(_ layers: [LayerMask]) {
        self.layers = layers
        sizes = NetworkFacts.sizes(layers)
        joined = layers.map { mask in mask.map { row in row.utf8.map { $0 == 49 } } }
    }

    var depth: Int { layers.count }
    var mirrored: TestBlock { TestBlock(layers.reversed().map(\.transposedMask)) }
    var product: LayerMask { layers.dropFirst().reduce(layers[0]) { NetworkFacts.product($1, $0) } }
    func has(_ layer: Int, _ output: Int, _ input: Int) -> Bool { joined[layer][output][input] }

    // MARK: Paths

    /// Disjoint paths of a column to as much of its reach as there can be, by trying everything; units of the levels 1,
    /// …, c.
    func columnPaths(_ column: Int) -> [[Int]] {
        let ends = (0..<sizes[depth]).filter { NetworkFacts.has(product, $0, column) }
        var best: [[Int]] = []
        var used = sizes.map { [Bool](repeating: false, count: $0) }
        var paths: [[Int]] = []
        /// Extends a path towards the column; then goes on with the next end.
        func extend(_ path: [Int], _ left: ArraySlice<Int>) {
            guard paths.count + left.count + (path.isEmpty ? 0 : 1) > best.count else { return }
            if let unit = path.first {
                let level = depth + 1 - path.count
                if level == 1 {
                    guard has(0, unit, column) else { return }
                    paths.append(path)
                    if paths.count > best.count { best = paths }
                    extend([], left)
                    paths.removeLast()
                    return
                }
                for before in 0..<sizes[level - 1] where has(level - 1, unit, before) && !used[level - 1][before] {
                    used[level - 1][before] = true
                    extend([before] + path, left)
                    used[level - 1][before] = false
                }
            } else if let end = left.first {
                extend([end], left.dropFirst())
                extend([], left.dropFirst())
            }
        }
        extend([], ends[...])
        return best
    }

    /// As many disjoint paths as each line of a side has, whether or not they are enough.
    func attempts(_ side: String) -> [String] {
        let block = side == "rows" ? mirrored : self
        return (0..<block.sizes[0]).map {
            Proof.line(side, $0, block.columnPaths($0).map { side == "rows" ? $0.reversed() : $0 })
        }
    }

    /// The lines of both sides that have disjoint paths to all their reach.
    var links: [String] {
        ["rows", "columns"].flatMap { side in
            let block = side == "rows" ? mirrored : self
            let reach = block.product.transposedMask
            return zip(0..., attempts(side)).filter { line, _ in
                block.columnPaths(line).count == reach[line].utf8.filter { $0 == 49 }.count
            }.map(\.1)
        }
    }

    /// A walk from a column along the ones of the masks, units of the levels 1, …, c; nil where it gets stuck.
    func walk(from column: Int, using random: inout SplitMix64) -> [Int]? {
        var path = [column]
        for layer in 0..<depth {
            let next = (0..<sizes[layer + 1]).filter { has(layer, $0, path[path.count - 1]) }
            guard let unit = next.randomElement(using: &random) else { return nil }
            path.append(unit)
        }
        return Array(path.dropFirst())
    }

    // MARK: Ranks, with random integers for the entries, modulo a prime

    static let prime = 2_147_483_647

    /// Matrices on the masks.
    func factors(using random: inout SplitMix64) -> [[[Int]]] {
        joined.map { mask in
            mask.map { row in row.map { $0 ? Int.random(in: 1..<TestBlock.prime, using: &random) : 0 } }
        }
    }

    /// The product of matrices, the first one rightmost, of which `inputs` is the number of columns.
    static func product<Factors: Sequence<[[Int]]>>(_ factors: Factors, inputs: Int) -> [[Int]] {
        factors.reduce((0..<inputs).map { i in (0..<inputs).map { $0 == i ? 1 : 0 } }) { right, left in
            left.map { row in (0..<inputs).map { j in row.indices.reduce(0) { ($0 + row[$1] * right[$1][j]) % prime } }
            }
        }
    }

    static func rank(_ matrix: [[Int]]) -> Int {
        var rows = matrix
        var rank = 0
        for column in 0..<(rows.first?.count ?? 0) {
            guard let pivot = (rank..<rows.count).first(where: { rows[$0][column] != 0 }) else { continue }
            rows.swapAt(rank, pivot)
            let inverse = power(rows[rank][column], prime - 2)
            for row in (rank + 1)..<max(rank + 1, rows.count) where rows[row][column] != 0 {
                let factor = prime - rows[row][column] * inverse % prime
                for index in column..<rows[row].count {
                    rows[row][index] = (rows[row][index] + factor * rows[rank][index]) % prime
                }
            }
            rank += 1
        }
        return rank
    }

    private static func power(_ base: Int, _ exponent: Int) -> Int {
        var (result, square, bits) = (1, base, exponent)
        while bits > 0 {
            if bits & 1 == 1 { result = result * square % prime }
            square = square * square % prime
            bits >>= 1
        }
        return result
    }

    /// For each column whether the product of random matrices on all masks but the first has, at its neurons, columns
    /// that span every vector on its reach.
    func fullColumns(using random: inout SplitMix64) -> [Bool] {
        let matrix = TestBlock.product(factors(using: &random).dropFirst(), inputs: sizes[1])
        return (0..<sizes[0]).map { column in
            let reach = (0..<sizes[depth]).filter { NetworkFacts.has(product, $0, column) }
            let neurons = (0..<sizes[1]).filter { has(0, $0, column) }
            return TestBlock.rank(reach.map { row in neurons.map { matrix[row][$0] } }) == reach.count
        }
    }

    /// Whether in every component all columns are full, or all rows.
    func isFull(using random: inout SplitMix64) -> Bool {
        let (columns, rows) = (fullColumns(using: &random), mirrored.fullColumns(using: &random))
        let labels = components
        return Set(labels.joined()).allSatisfy { component in
            columns.indices.allSatisfy { labels[0][$0] != component || columns[$0] }
                || rows.indices.allSatisfy { labels[depth][$0] != component || rows[$0] }
        }
    }

    /// Whether the products have as many dimensions as the boolean product has ones: the rank of the derivative.
    func isDominant(using random: inout SplitMix64) -> Bool {
        let matrices = factors(using: &random)
        let cells = product.indices.flatMap { i in (0..<sizes[0]).map { (i, $0) } }.filter {
            NetworkFacts.has(product, $0.0, $0.1)
        }
        var derivative: [[Int]] = []
        for layer in 0..<depth {
            let before = TestBlock.product(matrices[..<layer], inputs: sizes[0])
            let after = TestBlock.product(matrices[(layer + 1)...], inputs: sizes[layer + 1])
            for output in 0..<sizes[layer + 1] {
                for input in 0..<sizes[layer] where has(layer, output, input) {
                    derivative.append(cells.map { after[$0.0][output] * before[input][$0.1] % TestBlock.prime })
                }
            }
        }
        return TestBlock.rank(derivative) == cells.count
    }

    /// The component of every unit of every level.
    private var components: [[Int]] {
        var number = 0
        var labels = sizes.map { size in
            (0..<size).map { _ in
                number += 1; return number
            }
        }
        var isDone = false
        while !isDone {
            isDone = true
            for layer in 0..<depth {
                for output in 0..<sizes[layer + 1] {
                    for input in 0..<sizes[layer] where has(layer, output, input) {
                        let least = min(labels[layer][input], labels[layer + 1][output])
                        if labels[layer][input] != least || labels[layer + 1][output] != least { isDone = false }
                        (labels[layer][input], labels[layer + 1][output]) = (least, least)
                    }
                }
            }
        }
        return labels
    }
}

extension SplitMix64 {
    mutating func block(depth: ClosedRange<Int>, size: ClosedRange<Int>) -> TestBlock {
        let sizes = (0...Int.random(in: depth, using: &self)).map { _ in Int.random(in: size, using: &self) }
        let density = Int.random(in: 40...90, using: &self)
        return TestBlock(
            zip(sizes.dropFirst(), sizes).map { outputs, inputs in
                (0..<outputs).map { _ in
                    String((0..<inputs).map { _ in Int.random(in: 0..<100, using: &self) < density ? "1" : "0" })
                }
            })
    }
}
