import Proofs
import ExactArithmetic
import SupportMasks
import SupportTheory
import Testing

/// Supports in an order with few gaps are every matrix up to a rank: held against all products over small fields, and
/// by the proof's own construction over the rationals.
@Suite struct FewGapsTests {
    private static let seed: UInt64 = 0x5C306
    #if DEBUG
        private static let share = 20
    #else
        private static let share = 1
    #endif

    /// Masks in which the rule is likely to apply: support k avoids at most k lines.
    private static func masks(lines: ClosedRange<Int>, widths: ClosedRange<Int>, using random: inout SplitMix64)
        -> FactorSupports
    {
        let (m, n) = (Int.random(in: lines, using: &random), Int.random(in: lines, using: &random))
        let width = Int.random(in: widths, using: &random)
        var avoided = Set<[Int]>()
        for k in 0..<width {
            for _ in 0..<Int.random(in: 0...k, using: &random) {
                avoided.insert([k, Int.random(in: 0..<(m + n), using: &random)])
            }
        }
        return FactorSupports(
            left: BitMatrix(rowCount: m, columnCount: width) { !avoided.contains([$1, $0]) },
            right: BitMatrix(rowCount: n, columnCount: width) { !avoided.contains([$1, m + $0]) })
    }

    /// The order that the rule finds, as supports, if it applies.
    private static func order(_ masks: FactorSupports) -> [Int]? {
        let state = MaskedState(RankOneSupports(masks))
        guard let step = FewGaps.step(for: state) else { return nil }
        var used: [Int: Int] = [:]
        return step.order.map { index in
            used[index, default: 0] += 1
            return state.classes[index].supports[used[index, default: 1] - 1]
        }
    }

    @Test func theLastSupportHasNoGap() {
        func applies(_ left: [String], _ right: [String]) -> Bool {
            func matrix(_ rows: [String]) -> BitMatrix {
                let rows = rows.map { Array($0.utf8) }
                return BitMatrix(rowCount: rows.count, columnCount: rows[0].count) { rows[$0][$1] == 49 }
            }
            return Self.order(FactorSupports(left: matrix(left), right: matrix(right))) != nil
        }
        #expect(applies(["11", "10"], ["11", "11"]))
        #expect(!applies(["10", "11"], ["10", "11"]))
        #expect(!applies(["10", "11", "01"], ["11", "11", "11"]))
        #expect(applies(["111", "110", "101", "111"], ["111", "111", "111", "110"]))
        #expect(!applies(["111", "110", "100", "111"], ["111", "111", "111", "110"]))
    }

    // MARK: Small fields

    /// All products over the field of q elements, as numbers to the base q.
    private static func products(_ masks: FactorSupports, _ q: Int) -> Set<Int> {
        let (m, n) = (masks.rowCount, masks.columnCount)
        func vectors(_ lines: [Int], _ count: Int) -> [[Int]] {
            lines.reduce([Array(repeating: 0, count: count)]) { found, line in
                found.flatMap { vector in
                    (0..<q).map { value in
                        var next = vector
                        next[line] = value
                        return next
                    }
                }
            }
        }
        var sums: Set<[Int]> = [Array(repeating: 0, count: m * n)]
        let supports = RankOneSupports(masks)
        for k in 0..<supports.width {
            var terms: Set<[Int]> = []
            for x in vectors(supports.rows(of: k).members, m) {
                for y in vectors(supports.columns(of: k).members, n) {
                    terms.insert((0..<(m * n)).map { x[$0 / n] * y[$0 % n] % q })
                }
            }
            var next: Set<[Int]> = []
            for sum in sums { for term in terms { next.insert(zip(sum, term).map { ($0 + $1) % q }) } }
            sums = next
        }
        return Set(sums.map { $0.reduce(0) { $0 * q + $1 } })
    }

    /// The same for whole masks of the width.
    private static func ranks(_ m: Int, _ n: Int, _ width: Int, _ q: Int) -> Set<Int> {
        products(
            FactorSupports(
                left: BitMatrix(rowCount: m, columnCount: width) { _, _ in true },
                right: BitMatrix(rowCount: n, columnCount: width) { _, _ in true }), q)
    }

    @Test(arguments: [(2, 3, 120), (3, 2, 60)]) func everyMatrixOverSmallFieldsIsAProduct(q: Int, size: Int, count: Int)
    {
        var random = SplitMix64(seed: Self.seed + UInt64(q))
        var known: [[Int]: Set<Int>] = [:]
        var found = 0
        while found < max(4, count / Self.share) {
            let masks = Self.masks(lines: 1...size, widths: 2...3, using: &random)
            guard Self.order(masks) != nil else { continue }
            found += 1
            let width = min(masks.rowCount, masks.columnCount, masks.width)
            let key = [masks.rowCount, masks.columnCount, width]
            let all = known[key] ?? Self.ranks(key[0], key[1], width, q)
            known[key] = all
            #expect(Self.products(masks, q) == all, "seed \(Self.seed + UInt64(q)): \(masks)")
        }
    }

    // MARK: The construction

    @Test func adversarialMatricesAreFactoredExactly() {
        var random = SplitMix64(seed: Self.seed)
        var count = 0
        while count < max(20, 500 / Self.share) {
            let masks = Self.masks(lines: 2...7, widths: 2...6, using: &random)
            guard let order = Self.order(masks) else { continue }
            count += 1
            let (left, right) = (
                Self.vectors(masks.rowCount, order.count, using: &random),
                Self.vectors(masks.columnCount, order.count, using: &random)
            )
            let sum = DualBases(masks, order, left, right).product()
            #expect(sum == left.map { row in right.map { Rational.dot(row, $0) } }, "seed \(Self.seed): \(masks)")
        }
    }

    /// Vectors with repetitions, zeros, unit vectors and sums: what may be in the way of generic choices.
    private static func vectors(_ count: Int, _ length: Int, using random: inout SplitMix64) -> [[Rational]] {
        var result: [[Rational]] = []
        for _ in 0..<count {
            switch Int.random(in: 0..<5, using: &random) {
            case 0: result.append(Array(repeating: 0, count: length))
            case 1:
                let position = Int.random(in: 0..<length, using: &random)
                result.append((0..<length).map { $0 == position ? 1 : 0 })
            case 2: result.append(result.randomElement(using: &random) ?? Array(repeating: 1, count: length))
            case 3:
                let (a, b) = (result.randomElement(using: &random), result.randomElement(using: &random))
                result.append(zip(a ?? [], b ?? []).map { $0 + $1 })
                if result[result.count - 1].isEmpty { result[result.count - 1] = Array(repeating: 1, count: length) }
            default: result.append((0..<length).map { _ in Rational(Int.random(in: -3...3, using: &random)) })
            }
        }
        return result
    }
}

/// The proof of the rule: dual bases, chosen vector by vector.
private struct DualBases {
    private let rows: [[Rational]]
    private let columns: [[Rational]]
    private let rank: Int
    private var terms: [(x: [Rational], y: [Rational])] = []

    init(_ masks: FactorSupports, _ order: [Int], _ rows: [[Rational]], _ columns: [[Rational]]) {
        (self.rows, self.columns, rank) = (rows, columns, order.count)
        let supports = RankOneSupports(masks)
        var (us, ws): ([[Rational]], [[Rational]]) = ([], [])
        for k in order {
            let e = Rational.kernel(
                of: ws + rows.indices.filter { !supports.rows(of: k).contains($0) }.map { rows[$0] }, rank)
            let f = Rational.kernel(
                of: us + columns.indices.filter { !supports.columns(of: k).contains($0) }.map { columns[$0] }, rank)
            guard
                let (u, w) = e.lazy.flatMap({ u in f.lazy.map { (u, $0) } }).first(where: { Rational.dot($0, $1) != 0 })
            else { return }
            let scale = Rational.dot(u, w).reciprocal
            us.append(u)
            ws.append(w.map { $0 * scale })
            terms.append((rows.map { Rational.dot($0, u) }, columns.map { Rational.dot($0, ws[ws.count - 1]) }))
            let isInside =
                rows.indices.allSatisfy { terms[terms.count - 1].x[$0] == 0 || supports.rows(of: k).contains($0) }
                && columns.indices.allSatisfy {
                    terms[terms.count - 1].y[$0] == 0 || supports.columns(of: k).contains($0)
                }
            #expect(isInside)
        }
    }

    /// The sum of the terms, which lie on the supports.
    func product() -> [[Rational]] {
        rows.indices.map { i in
            columns.indices.map { j in terms.reduce(Rational(0)) { $0 + $1.x[i] * $1.y[j] } }
        }
    }
}

extension Rational {
    fileprivate static func dot(_ a: [Rational], _ b: [Rational]) -> Rational {
        zip(a, b).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
    }

    /// A basis of the vectors that are orthogonal to the given ones.
    fileprivate static func kernel(of vectors: [[Rational]], _ length: Int) -> [[Rational]] {
        var rows = vectors
        var pivots: [Int] = []
        for column in 0..<length {
            guard let lead = (pivots.count..<max(pivots.count, rows.count)).first(where: { rows[$0][column] != 0 })
            else { continue }
            rows.swapAt(pivots.count, lead)
            let pivot = rows[pivots.count]
            let scale = pivot[column].reciprocal
            rows[pivots.count] = pivot.map { $0 * scale }
            for other in rows.indices where other != pivots.count && rows[other][column] != 0 {
                let factor = rows[other][column]
                rows[other] = zip(rows[other], rows[pivots.count]).map { $0 - factor * $1 }
            }
            pivots.append(column)
        }
        return (0..<length).filter { !pivots.contains($0) }.map { free in
            var vector = [Rational](repeating: 0, count: length)
            vector[free] = 1
            for (row, pivot) in pivots.enumerated() { vector[pivot] = -rows[row][free] }
            return vector
        }
    }
}
