/// The blocks of a checkpoint (`--each`): a pattern names the parts that a name begins with, and every name that begins
/// so is a block.
struct NameBlocks {
    /// A block: its name, and the places and inner names of its arrays.
    struct Block {
        let name: String
        var members: [(index: Int, inner: String)]
    }

    /// By their names, numbers compared as numbers.
    let blocks: [Block]
    /// The places of the arrays in no block.
    let outside: [Int]

    /// - Parameter pattern: parts divided by points or strokes; `*` and `?` stand for characters of one part. O(names ×
    ///   parts).
    init(_ pattern: String, names: [String]) {
        let wanted = ArrayName.parts(of: pattern).map { Array($0.unicodeScalars) }
        var members: [String: Block] = [:]
        var outside: [Int] = []
        for (index, name) in names.enumerated() {
            let parts = ArrayName.parts(of: name)
            guard !wanted.isEmpty, parts.count > wanted.count,
                zip(wanted, parts).allSatisfy({ glob($0, Array($1.unicodeScalars)) })
            else {
                outside.append(index)
                continue
            }
            let block = String(name[..<parts[wanted.count - 1].endIndex])
            members[block, default: Block(name: block, members: [])].members.append(
                (index, String(name[parts[wanted.count].startIndex...])))
        }
        blocks = members.values.sorted { isNaturallyBefore($0.name, $1.name) }
        self.outside = outside
    }

    /// A pattern by which names fall into blocks that hold the same names, at least two blocks and two names each; nil
    /// if there is none.
    static func pattern(of names: [String]) -> String? {
        let parts = names.map { ArrayName.parts(of: $0) }
        guard let depth = parts.map(\.count).min(), depth > 1 else { return nil }
        return (1..<depth).lazy.compactMap { count in
            let blocks = Dictionary(grouping: parts) { $0.prefix(count).joined(separator: ".") }
            let contents = Set(blocks.values.map { Set($0.map { $0.dropFirst(count).joined(separator: ".") }) })
            guard blocks.count > 1, contents.count == 1, contents.first.map({ $0.count > 1 }) == true else {
                return nil
            }
            return (0..<count).map { place in word(parts.map { $0[place] }) }.joined(separator: ".")
        }.first
    }

    /// A word that is the same everywhere, or what its forms begin with and a star.
    private static func word(_ forms: [Substring]) -> String {
        guard var common = forms.first.map(String.init) else { return "*" }
        if forms.allSatisfy({ $0 == common }) { return common }
        for form in forms { common = common.commonPrefix(with: String(form)) }
        while let last = common.last, last.isNumber { common.removeLast() }
        return common + "*"
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
