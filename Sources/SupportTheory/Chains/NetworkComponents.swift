import OrderedJSON
import Rules
import SupportMasks

/// `SC503`: units on no path, and components.
public enum NetworkComponents {
    public static let rule = RuleCode.SC503

    /// A proof for each component.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { NetworkComponents.rule }
        public var parts: [Proof]

        public var fields: [JSONValue.Member] { [.init("parts", .array(parts.map(\.json)))] }
        public var inner: [any ClosedProof] { parts }
    }

    /// The units of each component on every level, ascending, in the order of their smallest inputs. O(ones).
    static func find(in chain: LayerChain) -> [[[Int]]] {
        let alive = aliveUnits(chain)
        let sizes = chain.levelSizes
        let offsets = sizes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        var sets = DisjointSets(count: offsets[sizes.count])
        for (layer, mask) in chain.masks.enumerated() {
            for output in alive[layer + 1] {
                for input in mask.row(output).intersection(alive[layer]) {
                    sets.unite(offsets[layer] + input, offsets[layer + 1] + output)
                }
            }
        }
        var numbers: [Int: Int] = [:]
        var components: [[[Int]]] = []
        for level in sizes.indices {
            for unit in alive[level] {
                let root = sets.root(offsets[level] + unit)
                // Every alive unit is joined to an input, so the numbers are given out on level 0.
                let number = numbers[root] ?? components.count
                if number == components.count {
                    numbers[root] = number
                    components.append(Array(repeating: [], count: sizes.count))
                }
                components[number][level].append(unit)
            }
        }
        return components
    }

    /// The units of each level that are on a path from an input to an output.
    private static func aliveUnits(_ chain: LayerChain) -> [BitSet] {
        let sizes = chain.levelSizes
        var reached = [BitSet.full(capacity: sizes[0])]
        for (layer, mask) in chain.masks.enumerated() {
            reached.append(
                BitSet(
                    capacity: mask.rowCount,
                    members: (0..<mask.rowCount).filter { !mask.row($0).isDisjoint(with: reached[layer]) }))
        }
        for layer in chain.masks.indices.reversed() {
            var needed = BitSet(capacity: sizes[layer])
            for output in reached[layer + 1] { needed.formUnion(chain.masks[layer].row(output)) }
            reached[layer].formIntersection(needed)
        }
        return reached
    }
}
