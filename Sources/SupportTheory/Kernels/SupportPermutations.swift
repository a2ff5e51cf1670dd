/// All permutations of the supports of a given width, with their action on types.
struct SupportPermutations: Sendable {
    /// The largest width with a table: 120 permutations of 5 supports.
    static let widest = 5

    let width: Int
    /// Each permutation as the list of the images of 0, 1, …; the identity first.
    let images: [[Int]]
    /// For each permutation the image of every type.
    let types: [[UInt32]]

    /// The tables by width.
    static let tables = (0...widest).map(SupportPermutations.init)

    private init(width: Int) {
        self.width = width
        images = Self.permutations(of: Array(0..<width))
        types = images.map { image in
            (0..<UInt32(1 << width)).map { type in
                image.indices.reduce(0) { type >> UInt32($1) & 1 == 1 ? $0 | 1 << UInt32(image[$1]) : $0 }
            }
        }
    }

    private static func permutations(of elements: [Int]) -> [[Int]] {
        guard !elements.isEmpty else { return [[]] }
        return elements.indices.flatMap { index in
            var rest = elements
            let first = rest.remove(at: index)
            return permutations(of: rest).map { [first] + $0 }
        }
    }
}

/// The types of one side with their multiplicities.
struct TypeCounts: Sendable, Hashable {
    /// Different types, each with a positive number.
    private(set) var entries: [(type: UInt32, count: Int)] = []

    init(_ types: some Sequence<UInt32>) {
        for type in types.sorted() {
            if let last = entries.indices.last, entries[last].type == type {
                entries[last].count += 1
            } else {
                entries.append((type, 1))
            }
        }
    }

    /// The multiset after a permutation of the supports as one number: four bits for a type, small types first. Of two
    /// multisets with equally
    /// many lines the one with the larger number has the lexicographically smaller ascending list of types.
    func code(_ images: [UInt32]) -> UInt128 {
        entries.reduce(0) { $0 | UInt128($1.count) << UInt128(124 - 4 * images[Int($1.type)]) }
    }

    static func == (a: TypeCounts, b: TypeCounts) -> Bool { a.entries.elementsEqual(b.entries) { $0 == $1 } }

    func hash(into hasher: inout Hasher) {
        for entry in entries {
            hasher.combine(entry.type)
            hasher.combine(entry.count)
        }
    }
}
