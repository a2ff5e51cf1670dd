import ExactArithmetic

/// What is fixed of the lines of one side, as far as its probability needs it: some types occur exactly so often, the
/// others, the free ones, as often as they like. The type without supports is always free.
///
/// Of lines that are drawn independently, all types of one size being equally likely, the probability depends on sizes
/// only; so that many sets of conditions are one event.
struct LineEvent: Hashable, Sendable {
    /// How many types of each size, 0 to the width, are free.
    var freeTypes: [Int]
    /// How many lines have fixed types of each size.
    var fixedLines: [Int]
    /// The product of the factorials of the fixed counts.
    var divisor: Int

    /// - Parameter counts: by type, 0 to 2^width − 1; nil for a free type.
    init(width: Int, counts: [Int?]) {
        freeTypes = Array(repeating: 0, count: width + 1)
        fixedLines = freeTypes
        divisor = 1
        for (type, count) in counts.enumerated() {
            let size = type.nonzeroBitCount
            guard let count else {
                freeTypes[size] += 1
                continue
            }
            fixedLines[size] += count
            for factor in stride(from: count, to: 1, by: -1) { divisor *= factor }
        }
    }

    /// The lines that are fixed.
    var fixedCount: Int { fixedLines.reduce(0, +) }

    /// In how many ways so many lines can be chosen among all for the fixed types; 0 if there are too few.
    func choices(among lines: Int) -> Integer {
        guard fixedCount <= lines else { return 0 }
        let orders = (0..<fixedCount).reduce(Integer(1)) { $0 * Integer(lines - $1) }
        return orders.dividedExactly(by: Integer(divisor))
    }

    /// The probability for independent lines, times the common denominator of the weights to the power of their
    /// number: a multinomial coefficient, times the weights of the fixed lines, times a power of the free weight.
    func numerator(lines: Int, _ weights: LineWeights) -> Integer {
        guard fixedCount <= lines else { return 0 }
        let free = zip(freeTypes, weights.numerators).reduce(Integer(0)) { $0 + Integer($1.0) * $1.1 }
        let fixed = zip(fixedLines, weights.numerators).reduce(choices(among: lines)) { $0 * $1.1.power($1.0) }
        return fixed.isZero ? 0 : fixed * free.power(lines - fixedCount)
    }

    /// The number of masks with so many lines, by the number of their entries.
    func counts(lines: Int) -> CountPolynomial {
        guard fixedCount <= lines else { return CountPolynomial([]) }
        let free = CountPolynomial(freeTypes.map { Integer($0) })
        let entries = fixedLines.enumerated().reduce(0) { $0 + $1.offset * $1.element }
        return free.power(lines - fixedCount).multiplied(by: choices(among: lines), shift: entries)
    }
}

/// How likely a line is to have a given type, by the size of the type: fractions with one denominator.
public struct LineWeights: Sendable, Hashable {
    let numerators: [Integer]
    let denominator: Integer

    /// Each support meets the line with the same probability, independently.
    public static func independent(width: Int, density: Rational) -> LineWeights {
        let (one, all) = (density.numerator, density.denominator)
        return LineWeights(
            numerators: (0...width).map { one.power($0) * (all - one).power(width - $0) }, denominator: all.power(width)
        )
    }

    /// Every type of one size is equally likely, and no other occurs.
    public static func size(_ size: Int, of width: Int) -> LineWeights {
        let types = (0..<size).reduce(Integer(1)) { ($0 * Integer(width - $1)).dividedExactly(by: Integer($1 + 1)) }
        return LineWeights(numerators: (0...width).map { $0 == size ? 1 : 0 }, denominator: types)
    }
}
