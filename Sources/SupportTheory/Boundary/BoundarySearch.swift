import Proofs
import SupportMasks

/// Looks for an input, neurons and matchings that show by SC512 that the products of square layers are not closed.
///
/// The same masks lead to the same answer: what is chosen at random is chosen by a fixed seed.
package struct BoundarySearch {
    private let limits: SearchLimits

    package init(limits: SearchLimits) { self.limits = limits }

    /// Inputs that are tried, on either side.
    static let attempts = 24
    /// Neurons of a star besides the root.
    static let mostStars = 6
    /// Larger layers are not looked at: their certificates take the checker too long.
    static let largest = 2_048

    /// - Parameter masks: the layers, input side first.
    package func find(_ masks: [BitMatrix]) -> BoundaryByDimension? {
        let size = masks[0].columnCount
        guard masks.count >= 2, (2...Self.largest).contains(size),
            masks.allSatisfy({ $0.rowCount == size && $0.columnCount == size }), hasFewWeights(masks)
        else { return nil }
        let transposed = masks.reversed().map { $0.transposed() }
        for attempt in 0..<Self.attempts {
            for (end, seen) in [(BoundaryByDimension.End.input, masks), (.output, transposed)] {
                if limits.interruption.isDue { return nil }
                if let found = find(seen, end, attempt) { return found }
            }
        }
        return nil
    }

    /// Without this some line has more vectors than there are columns.
    private func hasFewWeights(_ masks: [BitMatrix]) -> Bool {
        let size = masks[0].rowCount
        return masks.reduce(0) { $0 + $1.setBitCount } - (masks.count - 1) * size <= size * (size - 1)
    }

    private func find(_ masks: [BitMatrix], _ end: BoundaryByDimension.End, _ attempt: Int) -> BoundaryByDimension? {
        var generator = SplitMix64(seed: UInt64(attempt))
        let inputs = masks[0].transposed()
        let order = (0..<inputs.rowCount).sorted { (inputs.row($1).count, $0) < (inputs.row($0).count, $1) }
        let line = order[Int.random(in: 0..<max(1, order.count / 4), using: &generator)]
        guard let (root, homes) = star(masks, line, inputs.row(line).members, &generator),
            let lines = AlignedLayers(masks, fixed: homes, attempt: attempt + 1)
        else { return nil }
        let boundary = Boundary(lines, line: line, root: root, star: homes.keys.sorted())
        guard let (neurons, excess) = boundary.neurons(), isSpread(masks[0], line, root, boundary.star) else {
            return nil
        }
        let losses = boundary.losses()
        guard let most = losses.max(), most < excess, boundary.isFirstLayerMatched(neurons),
            boundary.isComplete(neurons), let groups = groups(boundary, losses, excess)
        else { return nil }
        return BoundaryByDimension(
            end: end, line: line, neurons: neurons, star: boundary.star.count, homes: lines.homes, groups: groups)
    }

    /// A root and others of the line's neurons, with homes that have the root beside them, so that nothing but the line is
    /// an input of all.
    private func star(_ masks: [BitMatrix], _ line: Int, _ candidates: [Int], _ generator: inout SplitMix64) -> (
        root: Int, homes: [Int: Int]
    )? {
        guard let root = candidates.randomElement(using: &generator) else { return nil }
        var shared = masks[0].row(root)
        shared.remove(line)
        let columns = masks[1].transposed()
        var homes: [Int: Int] = [:]
        var used = BitSet(capacity: columns.columnCount)
        while homes.isEmpty || !shared.isEmpty {
            guard homes.count < Self.mostStars else { return nil }
            var best: (shared: Int, neuron: Int, rows: BitSet)?
            for neuron in candidates where neuron != root && homes[neuron] == nil {
                let rows = columns.row(neuron).intersection(columns.row(root)).subtracting(used)
                let count = shared.intersectionCount(with: masks[0].row(neuron))
                if !rows.isEmpty, count < best?.shared ?? .max { best = (count, neuron, rows) }
            }
            guard let best, homes.isEmpty || best.shared < shared.count,
                let home = best.rows.members.randomElement(using: &generator)
            else { return nil }
            homes[best.neuron] = home
            used.insert(home)
            shared.formIntersection(masks[0].row(best.neuron))
        }
        return (root, homes)
    }

    /// Whether the root sees inputs that neither the first of the star nor any other one sees.
    private func isSpread(_ mask: BitMatrix, _ line: Int, _ root: Int, _ star: [Int]) -> Bool {
        var apart = mask.row(root).subtracting(mask.row(star[0]))
        apart.remove(line)
        return star.dropFirst().allSatisfy { !apart.subtracting(mask.row($0)).isEmpty }
    }

    /// A number of groups for which all losses are small enough.
    private func groups(_ boundary: Boundary, _ losses: [Int], _ excess: Int) -> Int? {
        [2, 3, 5].first { groups in
            (0..<groups).allSatisfy { group in
                let loss = losses.indices.filter { $0 % groups == group }.map { losses[$0] }.max() ?? 0
                return boundary.deficit(withoutGroup: group, of: groups, most: excess - 1 - loss) != nil
            }
        }
    }
}
