import SupportMasks
import SupportTheory

/// All patterns with entries up to `entry` and at most `lines` rows and columns.
func kroneckerPatterns(entry: Int, lines: Int) -> [KroneckerPattern] {
    let range = 1...entry
    return range.flatMap { a in
        range.flatMap { b in range.flatMap { c in range.compactMap { KroneckerPattern(a, b, c, $0) } } }
    }
    .filter { $0.rowCount <= lines && $0.columnCount <= lines }
}

/// The support of a product of non-negative matrices with these supports.
func supportOfProduct(_ a: BitMatrix, _ b: BitMatrix) -> BitMatrix {
    BitMatrix(
        rows: (0..<a.rowCount).map { i in
            a.row(i).reduce(into: BitSet(capacity: b.columnCount)) { $0.formUnion(b.row($1)) }
        },
        columnCount: b.columnCount)
}

/// What the masks of a pair say: the number of supports in each class, if any two rank-one supports are disjoint or
/// identical and all classes are equally large.
func commonMultiplicity(_ left: BitMatrix, _ right: BitMatrix) -> Int? {
    let supports = (0..<left.columnCount).map { (left.column($0), right.row($0)) }
    var sizes: Set<Int> = []
    for (rows, columns) in supports {
        var equal = 0
        for (otherRows, otherColumns) in supports {
            if rows == otherRows, columns == otherColumns { equal += 1; continue }
            guard rows.isDisjoint(with: otherRows) || columns.isDisjoint(with: otherColumns) else { return nil }
        }
        sizes.insert(equal)
    }
    return sizes.count == 1 ? sizes.first : nil
}

/// A random chain of `length` factors, neighbours chainable, with entries and sizes that stay small; chosen as by the
/// definition: a | a', d' | d, ac/a' = b'd'/d.
func randomChainable(length: Int, lines: Int, using generator: inout SplitMix64) -> [KroneckerPattern] {
    func divisors(_ n: Int) -> [Int] { (1...n).filter { n % $0 == 0 } }
    func pick(_ values: [Int]) -> Int { values[Int(generator.next() % UInt64(values.count))] }
    while true {
        var chain: [KroneckerPattern] = []
        while chain.count < length {
            guard let last = chain.last else {
                if let first = KroneckerPattern(
                    pick([1, 1, 2]), pick([1, 2, 3, 4]), pick([1, 2, 3, 4, 6]), pick([1, 2, 3, 4, 6, 8])),
                    max(first.rowCount, first.columnCount) <= lines
                {
                    chain.append(first)
                }
                continue
            }
            let d = pick(divisors(last.d))
            let rank = pick(divisors(last.c))
            // a' = ac/r is a multiple of a as r divides c, and b' = r d/d'.
            guard let next = KroneckerPattern(last.a * last.c / rank, rank * last.d / d, pick([1, 2, 3, 4]), d),
                max(next.rowCount, next.columnCount) <= lines
            else { break }
            chain.append(next)
        }
        if chain.count == length { return chain }
    }
}

/// Draws random factors that fit one another.
struct FittingPatterns {
    let all: [KroneckerPattern]
    private let byRows: [Int: [KroneckerPattern]]

    init(entry: Int, lines: Int) {
        all = kroneckerPatterns(entry: entry, lines: lines)
        byRows = Dictionary(grouping: all, by: \.rowCount)
    }

    func chain(length: Int, using generator: inout SplitMix64) -> [KroneckerPattern] {
        while true {
            var chain = [all[Int(generator.next() % UInt64(all.count))]]
            while chain.count < length, let nexts = chain.last.flatMap({ byRows[$0.columnCount] }) {
                chain.append(nexts[Int(generator.next() % UInt64(nexts.count))])
            }
            if chain.count == length { return chain }
        }
    }
}
