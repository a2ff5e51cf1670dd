import SupportMasks

/// The orders in which layers chain by their shapes.
///
/// A layer is an arrow from its inputs to its outputs, both sizes; an order that chains goes through every arrow once:
/// an Eulerian trail, for which degrees
/// and connectedness are enough (Hierholzer 1873). So a beginning that keeps what is left in one piece can always be
/// ended, and listing needs no search in vain.
package struct ChainOrders {
    private let shapes: [LayerFit.Shape]

    /// - Parameter shapes: outputs × inputs of each layer.
    package init(_ shapes: [LayerFit.Shape]) { self.shapes = shapes }

    /// At most `limit` orders, as places of the layers, in lexicographic order. O(limit · layers² · sizes).
    ///
    /// - Parameter start: the number of inputs of the first layer, if it is known.
    package func list(from start: Int? = nil, limit: Int) -> [[Int]] {
        guard !shapes.isEmpty, limit > 0 else { return [] }
        let starts = start.map { Set([$0]) } ?? possibleStarts
        var search = Search(shapes: shapes, limit: limit)
        search.extend(from: nil, starts: starts)
        return search.found
    }

    /// The sizes that a trail can begin with: the one with more arrows out than in, or any if all are balanced.
    private var possibleStarts: Set<Int> {
        var surplus: [Int: Int] = [:]
        for shape in shapes {
            surplus[shape.columns, default: 0] += 1
            surplus[shape.rows, default: 0] -= 1
        }
        let uneven = surplus.filter { $0.value != 0 }
        if uneven.isEmpty { return Set(surplus.keys) }
        guard uneven.count == 2, uneven.values.allSatisfy({ abs($0) == 1 }),
            let start = uneven.first(where: { $0.value == 1 })
        else { return [] }
        return [start.key]
    }

    private struct Search {
        let shapes: [LayerFit.Shape]
        let limit: Int
        var found: [[Int]] = []
        private var order: [Int] = []
        private var isUsed: [Bool]

        init(shapes: [LayerFit.Shape], limit: Int) {
            (self.shapes, self.limit) = (shapes, limit)
            isUsed = [Bool](repeating: false, count: shapes.count)
        }

        mutating func extend(from place: Int?, starts: Set<Int>) {
            if order.count == shapes.count {
                found.append(order)
                return
            }
            for next in shapes.indices where !isUsed[next] && found.count < limit {
                guard place.map({ $0 == shapes[next].columns }) ?? starts.contains(shapes[next].columns) else {
                    continue
                }
                isUsed[next] = true
                order.append(next)
                if isConnected(from: shapes[next].rows) { extend(from: shapes[next].rows, starts: starts) }
                order.removeLast()
                isUsed[next] = false
            }
        }

        /// Whether a trail through all layers that are left can begin at a size: degrees are right as long as the
        /// beginning is a trail, and all are reached.
        private func isConnected(from size: Int) -> Bool {
            let left = shapes.indices.filter { !isUsed[$0] }
            if left.isEmpty { return true }
            var surplus: [Int: Int] = [:]
            var neighbours: [Int: [Int]] = [:]
            for index in left {
                surplus[shapes[index].columns, default: 0] += 1
                surplus[shapes[index].rows, default: 0] -= 1
                neighbours[shapes[index].columns, default: []].append(shapes[index].rows)
                neighbours[shapes[index].rows, default: []].append(shapes[index].columns)
            }
            let isBalanced = surplus.values.allSatisfy { $0 == 0 }
            guard isBalanced || surplus[size] == 1 && surplus.values.count(where: { $0 != 0 }) == 2 else {
                return false
            }
            var reached: Set<Int> = [size]
            var pending = [size]
            while let next = pending.popLast() {
                for neighbour in neighbours[next] ?? [] where reached.insert(neighbour).inserted {
                    pending.append(neighbour)
                }
            }
            return left.allSatisfy { reached.contains(shapes[$0].columns) }
        }
    }
}
