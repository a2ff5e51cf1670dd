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
        let sizes = chain.levelSizes
        let alive = PathUnits(chain.masks.map(LayerLinks.mask), levelSizes: sizes).alive
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
}
