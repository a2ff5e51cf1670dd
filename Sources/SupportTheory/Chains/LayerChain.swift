import SupportMasks

/// The masks of the layers of a network, input side first; the set of products W_N ⋯ W_1 on them is what is decided.
///
/// Level 0 are the inputs, level l the outputs of layer l, numbered from 1: mask l − 1 has the units of level l as rows
/// and those of level l − 1 as columns.
struct LayerChain: Hashable, Sendable {
    /// Outputs × inputs; at least one, and neighbours fit.
    private(set) var masks: [BitMatrix]

    init(_ masks: [BitMatrix]) { self.masks = masks }

    var layerCount: Int { masks.count }
    var rowCount: Int { masks[masks.count - 1].rowCount }
    var columnCount: Int { masks[0].columnCount }
    /// The number of units of each level, inputs first.
    var levelSizes: [Int] { [columnCount] + masks.map(\.rowCount) }

    /// The mask of the product of some neighbouring layers, as if they were one. O(ones × columns / 64) for each.
    func booleanProduct(of layers: Range<Int>) -> BitMatrix {
        layers.dropFirst().reduce(masks[layers.lowerBound]) { masks[$1].booleanProduct(with: $0) }
    }

    /// The network with neighbouring layers taken together: `blocks` are their numbers, from the input side.
    func coarsened(_ blocks: [Int]) -> LayerChain {
        var first = 0
        return LayerChain(
            blocks.map { count in
                defer { first += count }
                return booleanProduct(of: first..<(first + count))
            })
    }

    /// Neighbouring layers replaced by their boolean product.
    func merging(_ layers: Range<Int>) -> LayerChain {
        coarsened(
            masks.indices.filter { !layers.dropFirst().contains($0) }.map { $0 == layers.lowerBound ? layers.count : 1 }
        )
    }

    /// The layers in the reverse order, each transposed: the network of the transposed products.
    var transposed: LayerChain { LayerChain(masks.reversed().map { $0.transposed() }) }

    /// The network on some units of each level, ascending lists.
    func restricted(to units: [[Int]]) -> LayerChain {
        LayerChain(masks.indices.map { masks[$0].restricted(rows: units[$0 + 1], columns: units[$0]) })
    }

    /// The same with some outputs and inputs only.
    func restricted(rows: [Int], columns: [Int]) -> LayerChain {
        var units = levelSizes.map { Array(0..<$0) }
        units[0] = columns
        units[layerCount] = rows
        return restricted(to: units)
    }
}

extension BitMatrix {
    /// The matrix on some rows and columns, ascending lists. O(rows + ones in them).
    func restricted(rows: [Int], columns: [Int]) -> BitMatrix {
        if columns.count == columnCount {
            return rows.count == rowCount ? self : BitMatrix(rows: rows.map(row), columnCount: columnCount)
        }
        var position = [Int](repeating: -1, count: columnCount)
        for (index, column) in columns.enumerated() { position[column] = index }
        return BitMatrix(
            rows: rows.map {
                BitSet(capacity: columns.count, members: row($0).lazy.map { position[$0] }.filter { $0 >= 0 })
            }, columnCount: columns.count)
    }
}
