/// The arrays that patterns name, in the order of the patterns.
enum LayerChoice {
    /// The places of the names that match, each once; nil if there are no patterns.
    ///
    /// - Parameters:
    ///   - names: in the order that those of one pattern keep.
    ///   - kind: "an array", "a tensor"
    static func indices(
        of patterns: [String], in names: [String], kind: String, context: ReadingContext
    ) throws(MaskFilesError) -> [Int]? {
        guard !patterns.isEmpty else { return nil }
        var chosen: [Int] = []
        var taken = [Bool](repeating: false, count: names.count)
        for pattern in patterns {
            let matches = names.indices.filter { glob(pattern, matches: names[$0]) }
            guard !matches.isEmpty else {
                throw context.error("expected \(kind) whose name matches \(quoted(pattern)), found \(list(names))")
            }
            for index in matches where !taken[index] {
                taken[index] = true
                chosen.append(index)
            }
        }
        return chosen
    }

    /// Some names, for errors.
    static func list(_ names: [String]) -> String {
        guard !names.isEmpty else { return "none" }
        return names.prefix(8).map(quoted).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    }
}

/// Whether a pattern matches the whole of a text: `*` stands for any characters, `?` for one. O(pattern × text).
func glob(_ pattern: String, matches text: String) -> Bool {
    let (pattern, text) = (Array(pattern.unicodeScalars), Array(text.unicodeScalars))
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

/// Whether a name comes before another when runs of digits are compared as numbers: `layers.2.weight` before `layers.10.weight`.
func isNaturallyBefore(_ a: String, _ b: String) -> Bool {
    let (first, second) = (Array(a.utf8), Array(b.utf8))
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
        let (left, right) = (digits(first, from: i), digits(second, from: j))
        if !left.isEmpty, !right.isEmpty {
            let (x, y) = (left.drop { $0 == 0x30 }, right.drop { $0 == 0x30 })
            if x.count != y.count { return x.count < y.count }
            if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
            (i, j) = (left.endIndex, right.endIndex)
        } else if first[i] != second[j] {
            return first[i] < second[j]
        } else {
            (i, j) = (i + 1, j + 1)
        }
    }
    if first.count - i != second.count - j { return first.count - i < second.count - j }
    return first.lexicographicallyPrecedes(second)
}

private func digits(_ bytes: [UInt8], from start: Int) -> ArraySlice<UInt8> { bytes[start...].prefix { (0x30...0x39).contains($0) } }
