/// Layers that names show to stand side by side: their product is no part of the network, whatever their shapes are.
enum SideBySide {
    private static let projections: Set<String> = [
        "q_proj", "k_proj", "v_proj", "q", "k", "v", "query", "key", "value", "to_q", "to_k", "to_v", "wq", "wk", "wv",
        "q_lin", "k_lin", "v_lin",
    ]
    private static let gates: Set<String> = ["gate_proj", "w3"]
    private static let collections: Set<String> = [
        "experts", "expert", "heads", "branches", "branch", "towers", "ensemble", "models", "nets", "members",
    ]

    /// What layers of these names are to one another; nil if nothing is known.
    static func complaint(_ names: [ArrayName]) -> String? {
        guard names.count > 1 else { return nil }
        if names.contains(where: { $0.parts.contains { projections.contains($0.lowercased()) } }) {
            return "projections of attention"
        }
        if names.contains(where: { $0.parts.contains { gates.contains($0.lowercased()) } }) {
            return "a gate and what it gates"
        }
        return names.contains { isMember($0.parts) } ? "members of a collection" : nil
    }

    /// Whether a number follows the name of a collection, as a part of its own or at its end: `experts.3`, `expert3`.
    private static func isMember(_ parts: [Substring]) -> Bool {
        parts.indices.contains { index in
            let part = parts[index].lowercased()
            if collections.contains(part) { return index + 1 < parts.count && parts[index + 1].allSatisfy(\.isNumber) }
            let word = String(part.reversed().drop { $0.isNumber || $0 == "_" }.reversed())
            return word != part && collections.contains(word)
        }
    }
}
