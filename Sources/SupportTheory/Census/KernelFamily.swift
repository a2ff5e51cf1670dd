/// A finite set of kernels: those of a width, within bounds on their lines.
public struct KernelFamily: Sendable, Hashable {
    /// The largest number of supports, 1 to `Kernel.widest`.
    public var width: Int
    /// Whether kernels of smaller width are left out.
    public var isExact: Bool
    /// The largest number of rows and columns together.
    public var lines: Int?
    /// The largest number of rows and of columns, for one of the two orientations of a kernel.
    public var rows: Int?
    public var columns: Int?
    /// Whether only reduced kernels are taken (`Kernel.isReduced`).
    public var isReduced: Bool

    public init(
        width: Int, isExact: Bool = false, lines: Int? = nil, rows: Int? = nil, columns: Int? = nil,
        isReduced: Bool = false
    ) {
        self.width = width
        self.isExact = isExact
        self.lines = lines
        self.rows = rows
        self.columns = columns
        self.isReduced = isReduced
    }

    /// Why a family is not enumerated.
    public enum Fault: Error, Sendable, Hashable {
        /// The width is not between 1 and `Kernel.widest`.
        case width(Int)
        /// A bound on lines is not positive.
        case bound(Int)
        /// There are more multisets of types for one side than are tabled.
        case tooLarge
    }

    /// The kernels in their order.
    ///
    /// For each width the multisets of types of one side are numbered, with the images of each under the permutations
    /// of the supports. A pair of them is canonical if the
    /// first is least in its orbit, the second is least under the permutations that fix the first, and the other
    /// orientation gives nothing less.
    public func kernels() throws(Fault) -> [Kernel] {
        guard (1...Kernel.widest).contains(width) else { throw .width(width) }
        for bound in [lines, rows, columns] { if let bound, bound < 1 { throw .bound(bound) } }
        var kernels: [Kernel] = []
        for width in isExact ? [width] : Array(1...width) { kernels += try self.kernels(ofWidth: width) }
        return kernels.sorted()
    }

    private func kernels(ofWidth width: Int) throws(Fault) -> [Kernel] {
        // Canonical kernels have no more rows than columns.
        let fewer = min(rows ?? .max, columns ?? .max)
        let more = max(rows ?? .max, columns ?? .max)
        let all = lines ?? .max
        guard let sides = SideTable(width: width, lines: min(more, all - 1), isReduced: isReduced) else {
            throw .tooLarge
        }
        var kernels: [Kernel] = []
        for first in sides.representatives where sides.sides[first].count <= fewer {
            let count = sides.sides[first].count
            let fixing = sides.permutations(taking: first, to: first)
            for second in first..<sides.sides.count where sides.sides[second].count <= all - count {
                guard sides.isCanonical(first, second, fixing) else { continue }
                kernels.append(Kernel(width: width, rowTypes: sides.sides[first], columnTypes: sides.sides[second]))
            }
        }
        return kernels
    }
}

/// The multisets of types that one side of a kernel can have, numbered by size and then lexicographically.
private struct SideTable {
    /// Ascending lists of types.
    private(set) var sides: [[UInt32]]
    /// For each permutation of the supports the image of each side.
    private let images: [[Int32]]
    /// The least image of each side.
    private let least: [Int32]

    private static let largestTable = 40_000_000

    /// Nil if the table would be too large.
    init?(width: Int, lines: Int, isReduced: Bool) {
        let table = SupportPermutations.tables[width]
        guard var sides = Self.sides(width: width, lines: lines, most: Self.largestTable / table.types.count) else {
            return nil
        }
        if isReduced { sides.removeAll { !Kernel.isReduced($0) } }
        sides.sort { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
        self.sides = sides
        let numbers = Dictionary(uniqueKeysWithValues: sides.enumerated().map { (TypeCounts($1), Int32($0)) })
        images = table.types.map { images in
            sides.map { side in numbers[TypeCounts(side.map { images[Int($0)] })] ?? 0 }
        }
        var least = [Int32](repeating: .max, count: sides.count)
        for image in images { for index in image.indices { least[index] = min(least[index], image[index]) } }
        self.least = least
    }

    /// The sides that are least in their orbits.
    var representatives: [Int] { sides.indices.filter { Int(least[$0]) == $0 } }

    /// The positions of the permutations that take one side to another.
    func permutations(taking side: Int, to other: Int) -> [Int] {
        images.indices.filter { Int(images[$0][side]) == other }
    }

    /// Whether (first, second) is the canonical form of its pair; `first` is a representative, and `fixing` are the
    /// permutations that fix it.
    func isCanonical(_ first: Int, _ second: Int, _ fixing: [Int]) -> Bool {
        guard least[second] >= first, fixing.allSatisfy({ images[$0][second] >= second }) else { return false }
        // The other orientation competes where it begins with the same side.
        return least[second] != first
            || permutations(taking: second, to: first).allSatisfy { images[$0][first] >= second }
    }

    /// All multisets within the multiplicities in which every support occurs; nil if there are more than `most`.
    private static func sides(width: Int, lines: Int, most: Int) -> [[UInt32]]? {
        let all = UInt32(1 << width) - 1
        var found: [[UInt32]] = []
        var chosen: [UInt32] = []
        func extend(_ type: UInt32, _ union: UInt32) -> Bool {
            if type > all {
                if union == all { found.append(chosen) }
                return found.count <= most
            }
            guard extend(type + 1, union) else { return false }
            let before = chosen.count
            for _ in 0..<type.nonzeroBitCount where chosen.count < lines {
                chosen.append(type)
                guard extend(type + 1, union | type) else { return false }
            }
            chosen.removeLast(chosen.count - before)
            return true
        }
        return extend(1, 0) ? found : nil
    }
}
