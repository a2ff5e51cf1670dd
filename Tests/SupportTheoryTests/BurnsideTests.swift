import SupportTheory
import Testing

/// The number of kernels up to symmetry by Burnside's lemma, from multisets of types alone: it shares nothing with the
/// enumeration of kernels.
@Suite("Counting kernels") struct BurnsideTests {
    @Test("there are as many kernels as orbits", arguments: [(1, 1), (2, 32), (3, 62_918)])
    func thereAreAsManyKernelsAsOrbits(width: Int, count: Int) throws {
        let orbits = (1...width).reduce(0) { $0 + Self.orbits(width: $1) }
        #expect(orbits == count)
        #expect(try KernelFamily(width: width).kernels().count == orbits)
    }

    /// Pairs of multisets of types, each type at most as often as it has members, both meeting every support; up to
    /// permutations of the supports and exchange of the two.
    private static func orbits(width: Int) -> Int {
        let sides = multisets(width: width)
        var fixed = 0
        var order = 0
        for permutation in permutations(Array(0..<width)) {
            order += 1
            let image = (0..<(1 << width)).map { type in
                (0..<width).reduce(0) { type >> $1 & 1 == 1 ? $0 | 1 << permutation[$1] : $0 }
            }
            func moved(_ side: [Int]) -> [Int] {
                var result = side
                for (type, count) in side.enumerated() { result[image[type]] = count }
                return result
            }
            let once = sides.count { moved($0) == $0 }
            // (R, C) ↦ (πC, πR) fixes the pairs (R, πR) with ππR = R.
            fixed += once * once + sides.count { moved(moved($0)) == $0 }
        }
        return fixed / (2 * order)
    }

    private static func multisets(width: Int) -> [[Int]] {
        var found: [[Int]] = [[Int](repeating: 0, count: 1 << width)]
        for type in 1..<(1 << width) {
            found = found.flatMap { side in
                (0...type.nonzeroBitCount).map { count in
                    var next = side
                    next[type] = count
                    return next
                }
            }
        }
        return found.filter { side in
            side.indices.reduce(0) { side[$1] > 0 ? $0 | $1 : $0 } == (1 << width) - 1
        }
    }

    private static func permutations(_ elements: [Int]) -> [[Int]] {
        if elements.isEmpty { return [[]] }
        return elements.flatMap { first in permutations(elements.filter { $0 != first }).map { [first] + $0 } }
    }
}
