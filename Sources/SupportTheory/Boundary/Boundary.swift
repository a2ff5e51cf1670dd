import MaskedStates
import SupportMasks

/// An input whose weights run to infinity along neurons of the first inner level, and what there is to show that its
/// limits are no products (Theory.md, SC512).
struct Boundary {
    let lines: AlignedLayers
    let line: Int
    let root: Int
    let star: [Int]
    private let isLine: BitSet

    init(_ lines: AlignedLayers, line: Int, root: Int, star: [Int]) {
        (self.lines, self.line, self.root, self.star) = (lines, line, root, star)
        isLine = BitSet(capacity: lines.size, members: [line])
    }

    private var size: Int { lines.size }
    private var first: [BitSet] { lines.rows[0] }

    /// The neurons that leave most dimensions, with their number g = |N(V)| − |V|: from the root and the star on, one at a
    /// time that has an earlier one in the row of its home, those that meet most new rows first. Nil if no such list is
    /// good: what is left of the line's neurons has to be matched to rows that the list does not meet.
    func neurons() -> (list: [Int], excess: Int)? {
        let all = (0..<size).filter { first[$0].contains(line) }
        var list = [root] + star
        var isListed = BitSet(capacity: size, members: list)
        var met = list.reduce(into: BitSet(capacity: size)) { $0.formUnion(lines.second[$1]) }
        var best: (list: [Int], excess: Int)?
        while true {
            let excess = met.count - list.count
            if excess > best?.excess ?? 0, isRestMatched(all, isListed, met) { best = (list, excess) }
            let next = all.filter { !isListed.contains($0) && !lines.others[1][$0].isDisjoint(with: isListed) }
            guard let neuron = next.max(by: { gain($0, met) < gain($1, met) }) else { return best }
            list.append(neuron)
            isListed.insert(neuron)
            met.formUnion(lines.second[neuron])
        }
    }

    private func gain(_ neuron: Int, _ met: BitSet) -> Int {
        lines.second[neuron].count - lines.second[neuron].intersectionCount(with: met)
    }

    private func isRestMatched(_ all: [Int], _ isListed: BitSet, _ met: BitSet) -> Bool {
        let rest = all.filter { !isListed.contains($0) }.map { lines.second[$0].subtracting(met) }
        return CapacitatedMatching.largest(allowed: rest, binCount: size).allSatisfy { $0 >= 0 }
    }

    /// Whether the first layer has a matching in which the line has one of the neurons.
    func isFirstLayerMatched(_ neurons: [Int]) -> Bool {
        let isListed = BitSet(capacity: size, members: neurons)
        let rows = first.enumerated().map { isListed.contains($0) ? $1 : $1.subtracting(isLine) }
        return CapacitatedMatching.largest(allowed: rows, binCount: size).allSatisfy { $0 >= 0 }
    }

    /// For each line the most dimensions that are lost where it is cut at a layer: what is below, and what others have
    /// from above.
    func losses() -> [Int] {
        var below = [first.map { $0.subtracting(isLine).count }]
        var above = [[Int](repeating: 0, count: size)]
        for rows in lines.others.dropFirst() {
            below.append(rows.map(\.count))
            above.append(rows.reduce(into: [Int](repeating: 0, count: size)) { for column in $1 { $0[column] += 1 } })
        }
        return (0..<size).map { line in
            var loss = above.reduce(0) { $0 + $1[line] }
            var most = loss
            for cut in 1..<lines.depth {
                loss += below[cut - 1][line] - above[cut][line]
                most = max(most, loss)
            }
            return most
        }
    }

    /// The vectors that all lines together lack near the point where every layer after the first is the identity, if no
    /// line of a group stands for another one's vector; nil if they are more than `most`.
    func deficit(withoutGroup group: Int, of groups: Int, most: Int) -> Int? {
        let left = BitSet(capacity: size, members: (0..<size).filter { $0 % groups == group })
        var deficit = 0
        for row in 0..<size {
            var family = LineFamily(
                leading: BitSet(capacity: size), barred: left, columns: first[row].union(isLine))
            family.barred.insert(row)
            var last = [Int](repeating: 0, count: size)
            for layer in 1..<lines.depth {
                for neuron in lines.others[layer][row] {
                    if last[neuron] > 0 { family.extras.append(lines.others[last[neuron]][neuron]) }
                    last[neuron] = layer
                    family.leading.insert(neuron)
                }
            }
            deficit += family.deficit(first)
            if deficit > most { return nil }
        }
        return deficit
    }

    /// Whether no line lacks a vector at the boundary.
    func isComplete(_ neurons: [Int]) -> Bool {
        let isNeuron = BitSet(capacity: size, members: neurons)
        let isStar = BitSet(capacity: size, members: star)
        return (0..<size).allSatisfy { family(ofRow: $0, isNeuron, isStar).deficit(first) == 0 }
    }

    /// The family of a line at the boundary, where the row of the root's home has no large weight, and those of the star's
    /// homes have two.
    private func family(ofRow row: Int, _ isNeuron: BitSet, _ isStar: BitSet) -> LineFamily {
        var family = LineFamily(leading: lines.rows[1][row], barred: BitSet(capacity: size), columns: isLine)
        if row != root { family.span(row, first) }
        if isStar.contains(row) { family.span(root, first) }
        let second = family.leading
        var hasRoot = second.contains(root) || isStar.contains(row)
        var isKnown = BitSet(capacity: size)
        var last = [Int](repeating: 0, count: size)
        func spread(_ neuron: Int, _ layer: Int) -> BitSet {
            var result = lines.others[layer][neuron]
            if layer == 1 { result.subtract(isNeuron) }
            result.remove(root)
            return result
        }
        for layer in 2..<max(2, lines.depth) {
            for neuron in lines.others[layer][row] {
                if isKnown.contains(neuron) {
                    family.extras.append(spread(neuron, last[neuron]))
                } else if neuron != root, !second.contains(neuron) {
                    family.leading.insert(neuron)
                } else if neuron != root, isStar.contains(neuron), !hasRoot {
                    hasRoot = true
                    family.leading.insert(root)
                } else {
                    family.extras.append(spread(neuron, 1))
                }
                isKnown.insert(neuron)
                last[neuron] = layer
            }
        }
        return family
    }
}

extension LineFamily {
    /// A neuron's columns are spanned, and it is no vector of the family.
    fileprivate mutating func span(_ neuron: Int, _ first: [BitSet]) {
        leading.remove(neuron)
        barred.insert(neuron)
        columns.formUnion(first[neuron])
    }
}
