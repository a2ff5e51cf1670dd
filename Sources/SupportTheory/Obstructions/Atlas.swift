/// The minimal obstructions of width at most three: kernels that are not closed, though every deletion of a line leaves
/// a closed one.
///
/// They are hints on where to look: that a window is not closed is proved anew each time. A census of all kernels of
/// width three found them and decided every kernel, so the list is complete.
struct Atlas: Sendable {
    /// A kernel in one orientation, with its supports in one order.
    struct Pattern: Sendable, Hashable {
        var rows: LineCounts
        var columns: LineCounts

        var lineCount: Int { rows.total + columns.total }
    }

    /// The patterns of the kernels with this many supports, kernels with few lines first.
    let patterns: [Pattern]

    static let widths = 2...3

    static func of(width: Int) -> Atlas {
        width == 2 ? two : three
    }

    private static let two = Atlas(width: 2)
    private static let three = Atlas(width: 3)

    private init(width: Int) {
        var seen: Set<Pattern> = []
        var patterns: [Pattern] = []
        for name in Self.names.split(separator: " ") {
            let sides = name.split(separator: "_").map { $0.split(separator: ".").map(Self.type) }
            guard sides.count == 2, sides.joined().reduce(0, |) == UInt32(1 << width) - 1 else { continue }
            for images in SupportPermutations.tables[width].types {
                let (first, second) = (
                    LineCounts(sides[0].map { images[Int($0)] }), LineCounts(sides[1].map { images[Int($0)] })
                )
                for pattern in [Pattern(rows: first, columns: second), Pattern(rows: second, columns: first)]
                where seen.insert(pattern).inserted {
                    patterns.append(pattern)
                }
            }
        }
        self.patterns = patterns
    }

    /// A type from the digits of its members.
    private static func type(_ digits: Substring) -> UInt32 {
        digits.compactMap(\.wholeNumberValue).reduce(0) { $0 | 1 << UInt32($1) }
    }

    /// Members as digits, a dot between lines, `_` between rows and columns, by number of lines.
    private static let names = """
        0.01_0.01 0.012_0.012 01.01_0.1.01 01.012_0.1.012 012.012_0.1.2.012 0.1.012_01.02.12 0.01.12_1.012.012 0.01.12_01.12.012 0.01.12_01.012.012 \
        0.01.012_1.01.012 0.01.012_1.012.012 0.01.012_01.01.12 0.01.012_01.01.012 0.01.012_01.12.012 0.01.012_01.012.012 0.12.012_1.02.012 0.12.012_01.02.12 \
        0.12.012_01.02.012 0.012.012_01.01.02 0.012.012_01.01.012 01.01.02_01.01.02 01.01.02_01.01.012 01.01.02_01.02.012 01.01.02_01.12.012 \
        01.01.02_01.012.012 01.01.012_01.01.012 01.01.012_01.02.012 01.01.012_01.012.012 01.02.12_01.02.12 01.02.12_01.02.012 01.02.012_01.12.012 \
        0.012.012_1.2.012.012 0.012.012_1.02.02.12 0.012.012_1.02.12.012 0.012.012_1.02.012.012 0.012.012_01.02.12.012 0.012.012_01.02.012.012 \
        01.02.012_1.2.012.012 01.02.012_1.02.012.012 01.012.012_0.2.12.012 01.012.012_0.2.012.012 01.012.012_0.12.12.012 01.012.012_0.12.012.012 \
        01.012.012_01.2.02.12 01.012.012_01.2.02.012 01.012.012_01.2.012.012 01.012.012_01.02.02.12 01.012.012_01.02.02.012 01.012.012_01.02.12.012 \
        01.012.012_2.02.12.012 01.012.012_02.02.12.012 01.012.012_02.12.012.012 012.012.012_0.1.02.12 012.012.012_0.1.02.012 012.012.012_0.1.012.012 \
        012.012.012_0.01.02.12 012.012.012_0.01.02.012 012.012.012_0.01.12.12 012.012.012_0.01.12.012 012.012.012_0.12.12.012 012.012.012_0.12.012.012 \
        012.012.012_01.01.02.02.12 012.012.012_01.01.02.02.012 012.012.012_01.01.02.12.012 012.012.012_01.02.12.012.012 01.02.012.012_01.02.012.012
        """
}

/// How many lines of each type over at most three supports: four bits for each of the seven types.
struct LineCounts: Sendable, Hashable {
    private(set) var word: UInt32 = 0

    init() {}

    init(_ types: [UInt32]) {
        for type in types { add(Int(type), 1) }
    }

    /// Adds lines of a type, up to seven in all.
    mutating func add(_ type: Int, _ count: Int) {
        let shift = UInt32(4 * type)
        let sum = min(7, Int(word >> shift & 7) + count)
        word = word & ~(7 << shift) | UInt32(sum) << shift
    }

    func count(_ type: Int) -> Int { Int(word >> UInt32(4 * type) & 7) }

    var total: Int { (0..<8).reduce(0) { $0 + count($1) } }

    /// Whether there are at least as many lines of each type: no field borrows.
    func contains(_ other: LineCounts) -> Bool {
        ((word | 0x8888_8888) &- other.word) & 0x8888_8888 == 0x8888_8888
    }
}
