import SupportMasks

/// Low-rank adapters: pairs of layers of rank r beside the weights of a module, W + B A, each pair a network of its
/// own.
enum Adapters {
    /// The side of a pair that an array is.
    struct Side {
        /// The module's name, and what tells several adapters of it apart.
        let module: String
        let adapter: String
        /// Whether it is the one on the input side: A, or "down".
        let isInput: Bool
    }

    private static let inputs: Set<String> = ["lora_a", "lora_down"]
    private static let outputs: Set<String> = ["lora_b", "lora_up"]

    /// The side that a name says; nil if the array is no part of an adapter.
    static func side(of name: ArrayName) -> Side? {
        let parts = name.parts
        guard
            let place = parts.lastIndex(where: { inputs.contains($0.lowercased()) || outputs.contains($0.lowercased()) }
            )
        else { return nil }
        let word = parts[place]
        let before = name.base[..<word.startIndex]
        let after = name.base[word.endIndex...]
        return Side(
            module: String(before.dropLast(while: { $0 == "." || $0 == "/" })),
            adapter: String(after.drop { $0 == "." || $0 == "/" }),
            isInput: inputs.contains(word.lowercased()))
    }

    /// The pairs, as places of their arrays, input side first, by the modules' names.
    ///
    /// - Throws: for a side without its other.
    static func pairs(_ arrays: [ChosenArray], context: ReadingContext) throws(MaskFilesError) -> [(
        module: String, pair: [ChosenArray]
    )] {
        struct Key: Hashable {
            let module: String
            let adapter: String
        }
        var sides: [Key: (input: ChosenArray?, output: ChosenArray?)] = [:]
        for array in arrays {
            guard let side = side(of: array.name) else { continue }
            let key = Key(module: side.module, adapter: side.adapter)
            if side.isInput {
                sides[key, default: (nil, nil)].input = array
            } else {
                sides[key, default: (nil, nil)].output = array
            }
        }
        let modules = Dictionary(grouping: sides.keys, by: \.module)
        var pairs: [(module: String, pair: [ChosenArray])] = []
        for (key, pair) in sides {
            guard let input = pair.input, let output = pair.output else {
                let found = (pair.input ?? pair.output)?.array.name ?? key.module
                throw context.error(
                    "expected both sides of a low-rank adapter (lora_A, lora_B), found \(quoted(found)) alone")
            }
            let isAlone = modules[key.module]?.count == 1
            let name = isAlone ? key.module : "\(key.module).\(key.adapter)"
            pairs.append((name.isEmpty ? "adapter" : name, [input, output]))
        }
        return pairs.sorted { isNaturallyBefore($0.module, $1.module) }
    }
}

extension StringProtocol {
    /// Without the characters at the end that fulfil a condition.
    fileprivate func dropLast(while condition: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, condition(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
