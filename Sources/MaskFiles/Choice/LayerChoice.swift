import SupportMasks

/// The arrays that patterns name (`--layer`), in the order of the patterns.
enum LayerChoice {
    /// The places of the names that each pattern matches; a name that an earlier pattern took is not taken again.
    ///
    /// - Parameters:
    ///   - isLayer: whether the array at a place would be taken without patterns: of several matches only these are, if
    ///     there are some.
    ///   - isMatrix: whether it can be a layer at all: of several matches only these are.
    static func groups(
        of patterns: [String], in names: [String], context: ReadingContext, isLayer: (Int) -> Bool,
        isMatrix: (Int) -> Bool
    ) throws(MaskFilesError) -> [[Int]] {
        var groups: [[Int]] = []
        var taken = [Bool](repeating: false, count: names.count)
        for pattern in patterns {
            let matches = names.indices.filter { glob(pattern, matches: names[$0]) }
            guard !matches.isEmpty else {
                throw context.error("expected an array whose name matches \(quoted(pattern)), found \(list(names))")
            }
            let layers = matches.count == 1 ? matches : matches.filter(isLayer)
            let group = (layers.isEmpty ? matches.filter(isMatrix) : layers).filter { !taken[$0] }
            for index in group { taken[index] = true }
            if !group.isEmpty { groups.append(group) }
        }
        guard !groups.isEmpty else {
            throw context.error(
                "expected matrices whose names match the patterns of --layer, found vectors and other arrays alone")
        }
        return groups
    }

    /// Some names, for errors.
    static func list(_ names: [String]) -> String {
        guard !names.isEmpty else { return "none" }
        return names.prefix(8).map(quoted).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    }

    /// The option that names arrays in order; nil where a name has characters that patterns cannot say.
    static func remedy(_ names: [String]) -> MaskFilesError.Remedy? {
        let patterns = names.map { String($0.map { $0 == "," || $0 == "*" ? "?" : $0 }) }
        guard
            patterns.allSatisfy({ pattern in
                names.count { glob(pattern, matches: $0) } == 1 && pattern.unicodeScalars.allSatisfy(\.isPrintable)
            })
        else { return nil }
        return .options([MaskFilesError.Option("--layer", patterns.joined(separator: ","))])
    }
}

/// Whether a pattern matches the whole of a text: `*` stands for any characters, `?` for one. O(pattern × text).
func glob(_ pattern: String, matches text: String) -> Bool {
    glob(Array(pattern.unicodeScalars), Array(text.unicodeScalars))
}

func glob(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    var (p, t) = (0, 0)
    var lastStar: (p: Int, t: Int)?
    while t < text.count {
        if p < pattern.count, pattern[p] == "*" {
            lastStar = (p, t)
            p += 1
        } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
            p += 1
            t += 1
        } else if let star = lastStar {
            // The last star takes one character more.
            lastStar = (star.p, star.t + 1)
            (p, t) = (star.p + 1, star.t + 1)
        } else {
            return false
        }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
}
