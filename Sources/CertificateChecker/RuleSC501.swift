import CheckerInput

/// SC501, chainable Kronecker-sparse factors. The supports of a factor and the product of those after it are pairwise
/// disjoint or identical, and identical ones have equal rows in the next factor: the argument of SC502 applies. A
/// diagonal factor goes into its neighbour, and a pair with r ≥ min(b, c') gives every matrix on its product pattern.
enum RuleSC501 {
    static func check(_ proof: JSONValue, _ layers: Instance.Layers) throws(Rejection) {
        let fields = try proof.fields("rule", "patterns", "merges")
        var patterns = try fields[1].list { element throws(Rejection) in try Pattern(element) }
        try compare(patterns, with: layers, at: fields[1])
        let proper = patterns.filter { !$0.isIdentity }
        patterns = proper.isEmpty ? Array(patterns.prefix(1)) : proper
        for merge in try fields[2].elements() {
            let position = try merge.index(below: patterns.count - 1, "pair of neighbouring factors")
            // Input side first: the right factor of the product stands before the left one.
            // Those after the pair move up.
            try proof.budget.spend(100 + 8 * (patterns.count - position))
            guard let product = patterns[position + 1].merged(with: patterns[position]) else {
                throw merge.rejection("the pair is not redundant")
            }
            patterns.replaceSubrange(position...(position + 1), with: [product])
        }
        for (right, left) in zip(patterns, patterns.dropFirst()) where left.rank(with: right) == nil {
            throw fields[1].rejection("\(left) and \(right), neighbours in the product, are not chainable")
        }
    }

    /// Each layer is exactly its pattern.
    private static func compare(_ patterns: [Pattern], with layers: Instance.Layers, at place: JSONValue)
        throws(Rejection)
    {
        switch layers {
        case .patterns(let layers):
            try place.require(layers == patterns, "these are not the patterns of the instance")
        case .masks(let layers):
            try place.require(layers.count == patterns.count, "\(patterns.count) patterns for \(layers.count) layers")
            for (index, layer) in layers.enumerated() {
                try place.require(
                    try patterns[index].isSupport(layer), "layer \(index) is not the support of its pattern")
            }
        }
    }
}

extension Pattern: CustomStringConvertible {
    var description: String { "(\(a), \(b), \(c), \(d))" }
}
