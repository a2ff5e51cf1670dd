import ExactArithmetic

/// Where the probability of a verdict crosses a level as the density goes from 0 to 1: all places, proved.
///
/// In Bernstein's form the coefficients of Σ β_k C(E, k) p^k (1 − p)^(E − k) are the shares N_k / C(E, k) less the
/// level. Their changes of sign are at least as many as the roots between 0 and 1, and as many if they are none or one;
/// an interval with more is halved, by de Casteljau's scheme, which gives the coefficients of both halves.
public struct DensityCrossings: Sendable, Hashable {
    /// A density between two bounds, at which the probability crosses the level.
    public struct Crossing: Sendable, Hashable {
        public var lower: Rational
        public var upper: Rational
        /// Whether the probability is below the level beyond it.
        public var isFalling: Bool

        public var middle: Rational { (lower + upper) / 2 }
    }

    public let crossings: [Crossing]
    /// Whether there are no others; false where coefficients still change their signs several times in an interval of
    /// the smallest length.
    public let areComplete: Bool

    /// Intervals are halved so often.
    private static let depth = 24

    private struct Piece {
        var coefficients: [Integer]
        var start: Integer
        var depth: Int

        var changes: Int {
            let signs = coefficients.map { $0.signum() }.filter { $0 != 0 }
            return zip(signs, signs.dropFirst()).count { $0 != $1 }
        }
    }

    public init(_ counts: EntryCounts, level: Rational) {
        var waiting = [Piece(coefficients: Self.coefficients(counts, level), start: 0, depth: 0)]
        var found: [Crossing] = []
        var areComplete = true
        while let piece = waiting.popLast() {
            let changes = piece.changes
            if changes == 0 { continue }
            if piece.depth < Self.depth {
                let (left, right) = Self.halves(piece)
                waiting += [right, left]
                // A root at the middle is at an end of both halves, and changes no sign inside.
                if right.coefficients[0].isZero, let crossing = Self.crossing(at: left, right) {
                    found.append(crossing)
                }
                continue
            }
            if changes > 1 { areComplete = false }
            let signs = piece.coefficients.map { $0.signum() }.filter { $0 != 0 }
            guard changes % 2 == 1, let first = signs.first else { continue }
            found.append(
                Crossing(
                    lower: Self.density(piece.start, piece.depth), upper: Self.density(piece.start + 1, piece.depth),
                    isFalling: first > 0))
        }
        crossings = found.sorted { $0.lower < $1.lower }
        self.areComplete = areComplete
    }

    /// The coefficients times a positive number that makes them integers.
    private static func coefficients(_ counts: EntryCounts, _ level: Rational) -> [Integer] {
        var binomial = Integer(1)
        var shares: [Rational] = []
        for (entries, count) in counts.counts.enumerated() {
            shares.append(Rational(count, binomial) - level)
            binomial = (binomial * Integer(counts.cellCount - entries)).dividedExactly(by: Integer(entries + 1))
        }
        let common = shares.reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
        return shares.map { $0.numerator * common.dividedExactly(by: $0.denominator) }
    }

    /// Both halves, their coefficients times 2^degree.
    private static func halves(_ piece: Piece) -> (Piece, Piece) {
        var row = piece.coefficients
        let degree = row.count - 1
        var (left, right) = (row, row)
        for step in 0...degree {
            let scale = Integer(2).power(degree - step)
            left[step] = row[0] * scale
            right[degree - step] = row[row.count - 1] * scale
            row = zip(row, row.dropFirst()).map { $0 + $1 }
        }
        return (
            Piece(coefficients: reduced(left), start: piece.start * 2, depth: piece.depth + 1),
            Piece(coefficients: reduced(right), start: piece.start * 2 + 1, depth: piece.depth + 1)
        )
    }

    /// Without a common factor, so that numbers stay short.
    private static func reduced(_ coefficients: [Integer]) -> [Integer] {
        let common = coefficients.reduce(Integer(0)) { $1.isOne || $0.isOne ? 1 : Integer.gcd($0, $1) }
        return common.isZero || common.isOne ? coefficients : coefficients.map { $0.dividedExactly(by: common) }
    }

    /// A crossing at the point where two pieces meet, if the signs beside it differ.
    private static func crossing(at left: Piece, _ right: Piece) -> Crossing? {
        guard let before = left.coefficients.last(where: { !$0.isZero })?.signum(),
            let after = right.coefficients.first(where: { !$0.isZero })?.signum(), before != after
        else { return nil }
        let place = density(right.start, right.depth)
        return Crossing(lower: place, upper: place, isFalling: before > 0)
    }

    private static func density(_ place: Integer, _ depth: Int) -> Rational {
        Rational(place, Integer(2).power(depth))
    }
}
