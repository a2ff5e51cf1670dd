/// Thrown where an exact integer would not fit.
struct Overflow: Error {}

/// The limit as t → 0 of the span of vectors of polynomials in t with integer coefficients: exact, by saturation.
struct LimitOfSpan {
    /// Independent integer vectors that span the limit space.
    private(set) var basis: [[Int]] = []

    /// A vector of polynomials: the coefficient vectors of t⁰, t¹, …
    typealias Curve = [[Int]]

    /// Reduces the vectors one after another: when the constant term of a vector depends on those found so far, it is
    /// made zero by subtracting multiples of them, and
    /// the vector is divided by t.
    ///
    /// A vector that is independent of the others over Q(t) is divided at most as often as t divides a minor of the
    /// matrix, so no more than (number of vectors) · (degree) times;
    /// one that lasts longer is dependent.
    init(_ vectors: [Curve]) throws {
        var pivots: [(curve: Curve, column: Int)] = []
        let divisions = vectors.count * ((vectors.map(\.count).max() ?? 1) - 1)
        for vector in vectors {
            var curve = vector
            for _ in 0...divisions {
                for pivot in pivots { curve = try Self.reduce(curve, by: pivot.curve, at: pivot.column) }
                guard let constant = curve.first else { break }
                if let column = constant.firstIndex(where: { $0 != 0 }) {
                    pivots.append((curve, column))
                    break
                }
                curve.removeFirst()
            }
        }
        basis = pivots.map { $0.curve[0] }
    }

    /// The combination of the two that has constant term zero in a column, without common factors.
    private static func reduce(_ curve: Curve, by pivot: Curve, at column: Int) throws -> Curve {
        guard let constant = curve.first, constant[column] != 0 else { return curve }
        let (a, b) = (pivot[0][column], constant[column])
        let zero = Array(repeating: 0, count: constant.count)
        var content = 0
        var result: Curve = []
        for degree in 0..<max(curve.count, pivot.count) {
            let (u, v) = (degree < curve.count ? curve[degree] : zero, degree < pivot.count ? pivot[degree] : zero)
            let row = try zip(u, v).map { try difference(a, $0, b, $1) }
            for value in row { content = greatestCommonDivisor(content, value) }
            result.append(row)
        }
        while let last = result.last, last.allSatisfy({ $0 == 0 }) { result.removeLast() }
        return content > 1 ? result.map { $0.map { $0 / content } } : result
    }

    /// a u − b v, for numbers that stay small.
    private static func difference(_ a: Int, _ u: Int, _ b: Int, _ v: Int) throws -> Int {
        guard [a, u, b, v].allSatisfy({ $0.magnitude < 1 << 30 }) else { throw Overflow() }
        return a * u - b * v
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (abs(a), abs(b))
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}
