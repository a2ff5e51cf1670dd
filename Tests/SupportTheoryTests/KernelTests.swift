import SupportMasks
import SupportTheory
import Testing

/// Kernels as canonical forms, and their enumeration.
struct KernelTests {
    @Test(
        arguments: [
            (KernelFamily(width: 1), 1), (KernelFamily(width: 2), 32), (KernelFamily(width: 2, isExact: true), 31),
            (KernelFamily(width: 3, isExact: true, lines: 8), 5_006), (KernelFamily(width: 3, lines: 8), 5_038),
            (KernelFamily(width: 3, lines: 6), 808),
            (KernelFamily(width: 3, lines: 8, isReduced: true), 2_298),
            (KernelFamily(width: 3, isReduced: true), 3_624),
            (KernelFamily(width: 4, rows: 3, columns: 3), 5_481),
            (KernelFamily(width: 3, rows: 2, columns: 4), KernelTests.countOfTwoByFour),
            (KernelFamily(width: 3, rows: 4, columns: 2), KernelTests.countOfTwoByFour),
        ] as [(KernelFamily, Int)])
    func familiesHaveAsManyKernelsAsCountedOtherwise(family: KernelFamily, count: Int) throws {
        let kernels = try family.kernels()
        #expect(kernels.count == count)
        #expect(Set(kernels).count == kernels.count)
        #expect(kernels == kernels.sorted())
    }

    private static let countOfTwoByFour = bruteForce(width: 3) { rows, columns in
        max(rows, columns) <= 4 && min(rows, columns) <= 2
    }

    @Test func enumerationFindsWhatBruteForceFinds() throws {
        for lines in 2...6 {
            let count = Self.bruteForce(width: 3) { $0 + $1 <= lines }
            #expect(try KernelFamily(width: 3, lines: lines).kernels().count == count, "\(lines) lines")
        }
    }

    @Test func boundsThatMakeNoFamilyAreRefused() {
        #expect(throws: KernelFamily.Fault.width(0)) { try KernelFamily(width: 0).kernels() }
        #expect(throws: KernelFamily.Fault.width(6)) { try KernelFamily(width: 6).kernels() }
        #expect(throws: KernelFamily.Fault.bound(0)) { try KernelFamily(width: 2, lines: 0).kernels() }
        #expect(throws: KernelFamily.Fault.tooLarge) { try KernelFamily(width: 4).kernels() }
    }

    @Test func kernelsKeepTheirPromises() throws {
        for kernel in try KernelFamily(width: 3, lines: 7).kernels() {
            #expect(kernel.rowTypes.count <= kernel.columnTypes.count)
            for types in [kernel.rowTypes, kernel.columnTypes] {
                #expect(types == types.sorted() && types.allSatisfy { $0 != 0 })
                #expect(types.reduce(0, |) == 1 << UInt32(kernel.width) - 1, "every support is used: \(kernel)")
                #expect(types.allSatisfy { type in types.count { $0 == type } <= type.nonzeroBitCount }, "\(kernel)")
            }
            #expect(Kernel(rowTypes: kernel.rowTypes, columnTypes: kernel.columnTypes) == kernel)
            #expect(
                Self.types(kernel.supports.left) == kernel.rowTypes
                    && Self.types(kernel.supports.right) == kernel.columnTypes)
        }
    }

    @Test(arguments: 1...5)
    func renamingAndTranspositionKeepTheKernel(width: Int) throws {
        let seed = UInt64(41 + width)
        var generator = SplitMix64(seed: seed)
        var compared = 0
        for _ in 0..<200 {
            func side() -> [UInt32] {
                (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                    UInt32.random(in: 0..<(1 << UInt32(width)), using: &generator)
                }
            }
            let (rows, columns) = (side(), side())
            let kernel = Kernel(rowTypes: rows, columnTypes: columns)
            let renaming = Array(0..<UInt32(width)).shuffled(using: &generator)
            func renamed(_ types: [UInt32]) -> [UInt32] {
                types.map { type in
                    (0..<UInt32(width)).reduce(0) { type >> $1 & 1 == 1 ? $0 | 1 << renaming[Int($1)] : $0 }
                }.shuffled(using: &generator)
            }
            let (a, b) = (renamed(rows), renamed(columns))
            #expect(Kernel(rowTypes: a, columnTypes: b) == kernel, "seed \(seed)")
            #expect(Kernel(rowTypes: b, columnTypes: a) == kernel, "seed \(seed)")
            if kernel != nil { compared += 1 }
        }
        #expect(compared > 50)
    }

    @Test func whatReachesNothingBelongsToNoKernel() {
        #expect(Kernel(rowTypes: [1], columnTypes: [2]) == nil)
        #expect(Kernel(rowTypes: [0, 0], columnTypes: [3]) == nil)
        // Support 1 has no column, so the rows are equal in what is left, and one of them is enough.
        #expect(Kernel(rowTypes: [0b01, 0b11, 0b10], columnTypes: [0b01]) == Kernel(rowTypes: [1], columnTypes: [1]))
        #expect(Kernel(rowTypes: [0b1000], columnTypes: [0b1000]) == Kernel(rowTypes: [1], columnTypes: [1]))
        #expect(Kernel(rowTypes: [0b111111], columnTypes: [0b111111]) == nil, "wider than the tables")
    }

    @Test func deletionsAreTheKernelsOfWhatIsLeft() throws {
        for kernel in try KernelFamily(width: 3, lines: 6).kernels() {
            var expected: Set<Kernel> = []
            for deleted in kernel.rowTypes.indices {
                let rows = kernel.rowTypes.indices.filter { $0 != deleted }.map { kernel.rowTypes[$0] }
                if let left = Kernel(rowTypes: rows, columnTypes: kernel.columnTypes) { expected.insert(left) }
            }
            for deleted in kernel.columnTypes.indices {
                let columns = kernel.columnTypes.indices.filter { $0 != deleted }.map { kernel.columnTypes[$0] }
                if let left = Kernel(rowTypes: kernel.rowTypes, columnTypes: columns) { expected.insert(left) }
            }
            #expect(
                Set(kernel.deletedKernels) == expected && kernel.deletedKernels.count == expected.count, "\(kernel)")
        }
    }

    @Test func reducedKernelsAreThoseWithoutAHeavyChain() throws {
        var heavy = 0
        for kernel in try KernelFamily(width: 3, lines: 8).kernels() {
            let isReduced = [kernel.rowTypes, kernel.columnTypes].allSatisfy { types in
                Self.chains(among: Set(types)).allSatisfy { chain in
                    types.count { chain.contains($0) } <= chain.map(\.nonzeroBitCount).max() ?? 0
                }
            }
            #expect(kernel.isReduced == isReduced, "\(kernel)")
            if !isReduced { heavy += 1 }
        }
        #expect(heavy == 5_038 - 2_298)
    }

    @Test func namesTellTheTypes() throws {
        let kernel = try #require(Kernel(rowTypes: [0b11, 0b01], columnTypes: [0b01, 0b11]))
        #expect(kernel.name == "0.01_0.01")
        #expect(kernel.rowMembers == [[0], [0, 1]])
        let kernels = try KernelFamily(width: 4, rows: 3, columns: 3).kernels()
        #expect(Set(kernels.map(\.name)).count == kernels.count)
    }

    // MARK: - Counted otherwise

    /// Subsets of a set of types any two members of which are comparable.
    private static func chains(among types: Set<UInt32>) -> [Set<UInt32>] {
        types.sorted().reduce(into: [[]]) { chains, type in
            chains += chains.filter { $0.allSatisfy { $0 & ~type == 0 } }.map { $0.union([type]) }
        }
    }

    /// The members of each row as a bit mask.
    private static func types(_ mask: BitMatrix) -> [UInt32] {
        (0..<mask.rowCount).map { row in mask.row(row).reduce(0) { $0 | 1 << UInt32($1) } }
    }

    /// The number of orbits of pairs of multisets, each pair brought to the least of its images by going through all of
    /// them.
    private static func bruteForce(width: Int, _ isWanted: (_ rows: Int, _ columns: Int) -> Bool) -> Int {
        var total = 0
        for width in 1...width {
            let permutations = permutations(of: Array(0..<width))
            let sides = multisets(width: width).filter { side in
                isWanted(side.count, 1) && side.reduce(0, |) == 1 << UInt32(width) - 1
            }
            var orbits: Set<[[UInt32]]> = []
            for first in sides {
                for second in sides where isWanted(first.count, second.count) {
                    var least: [[UInt32]]?
                    for permutation in permutations {
                        func image(_ side: [UInt32]) -> [UInt32] {
                            side.map { type in
                                permutation.indices.reduce(0) {
                                    type >> UInt32($1) & 1 == 1 ? $0 | 1 << UInt32(permutation[$1]) : $0
                                }
                            }.sorted()
                        }
                        let (a, b) = (image(first), image(second))
                        for pair in [[a, b], [b, a]] where least.map({ precedes(pair, $0) }) ?? true { least = pair }
                    }
                    if let least { orbits.insert(least) }
                }
            }
            total += orbits.count
        }
        return total
    }

    private static func precedes(_ a: [[UInt32]], _ b: [[UInt32]]) -> Bool {
        a[0] != b[0] ? a[0].lexicographicallyPrecedes(b[0]) : a[1].lexicographicallyPrecedes(b[1])
    }

    private static func multisets(width: Int) -> [[UInt32]] {
        (UInt32(1)..<(1 << UInt32(width))).reduce([[]]) { lists, type in
            lists.flatMap { list in (0...type.nonzeroBitCount).map { list + [UInt32](repeating: type, count: $0) } }
        }.filter { !$0.isEmpty }
    }

    private static func permutations(of elements: [Int]) -> [[Int]] {
        guard !elements.isEmpty else { return [[]] }
        return elements.flatMap { first in permutations(of: elements.filter { $0 != first }).map { [first] + $0 } }
    }
}
