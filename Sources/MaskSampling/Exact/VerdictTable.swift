import ExactArithmetic

/// A verdict on masks of a few supports as a sum over pairs of events of their rows and columns, with which its
/// probability and the numbers of masks are exact for every number of lines (Sampling.md, theorem 2).
public struct VerdictTable: Sendable {
    let width: Int
    /// Different events of one side.
    let events: [LineEvent]
    /// The coefficient of each pair, by the row's event, then the column's; the same for both sides exchanged.
    let coefficients: [[Int]]

    /// - Parameters:
    ///   - counts: the caps up to which the verdict depends on how often a type occurs.
    ///   - holds: the verdict for numbers of rows and columns of each type; unchanged when sides are exchanged.
    init(_ counts: CappedCounts, holds: ([Int], [Int]) -> Bool) {
        width = counts.width
        let vectors = (0..<counts.vectorCount).map(counts.vector)
        var table = Self.indicator(vectors, holds)
        // An indicator of "the cap or more" is that of "any" less those of the smaller counts.
        for (type, cap) in counts.caps.enumerated() where cap > 0 {
            let step = counts.step(type)
            for (row, vector) in vectors.enumerated() where vector[type] < cap {
                let last = row + (cap - vector[type]) * step
                for column in vectors.indices { table[row][column] -= table[last][column] }
            }
            for row in vectors.indices {
                for (column, vector) in vectors.enumerated() where vector[type] < cap {
                    table[row][column] -= table[row][column + (cap - vector[type]) * step]
                }
            }
        }
        (events, coefficients) = Self.gathered(table, vectors.map(counts.event))
    }

    private static func indicator(_ vectors: [[Int]], _ holds: ([Int], [Int]) -> Bool) -> [[Int]] {
        var table = [[Int]](repeating: Array(repeating: 0, count: vectors.count), count: vectors.count)
        for row in vectors.indices {
            for column in 0...row where holds(vectors[row], vectors[column]) {
                table[row][column] = 1
                table[column][row] = 1
            }
        }
        return table
    }

    /// Adds up what belongs to one pair of events.
    private static func gathered(_ table: [[Int]], _ eventOfVector: [LineEvent]) -> ([LineEvent], [[Int]]) {
        var places: [LineEvent: Int] = [:]
        var events: [LineEvent] = []
        let place = eventOfVector.map { event in
            if let known = places[event] { return known }
            events.append(event)
            places[event] = events.count - 1
            return events.count - 1
        }
        var sums = [[Int]](repeating: Array(repeating: 0, count: events.count), count: events.count)
        for (row, values) in table.enumerated() {
            for (column, value) in values.enumerated() where value != 0 { sums[place[row]][place[column]] += value }
        }
        return (events, sums)
    }

    /// Σ coefficient · rows[e] · columns[f]: the inner sums are linear, so that there is one product for each event.
    private func sum(_ rows: [Integer], _ columns: [Integer]) -> Integer {
        var total = Integer(0)
        for (row, coefficients) in zip(rows, coefficients) where !row.isZero {
            var inner = Integer(0)
            for (column, coefficient) in zip(columns, coefficients) where coefficient != 0 {
                inner.addProduct(column, Integer(coefficient))
            }
            total.addProduct(row, inner)
        }
        return total
    }

    /// The probability of the verdict for independent lines.
    ///
    /// - Parameters:
    ///   - rows: the number of rows of I.
    ///   - columns: the number of rows of J, the columns of the product.
    public func probability(
        rows: Int, columns: Int, rowWeights: LineWeights, columnWeights: LineWeights
    ) -> Rational {
        let sum = sum(
            events.map { $0.numerator(lines: rows, rowWeights) },
            events.map { $0.numerator(lines: columns, columnWeights) })
        return Rational(sum, rowWeights.denominator.power(rows) * columnWeights.denominator.power(columns))
    }

    /// The number of pairs of masks with the verdict that have so many entries in I and in J.
    public func count(rows: Int, columns: Int, rowEntries: Int, columnEntries: Int) -> Integer {
        sum(
            events.map { $0.counts(lines: rows)[rowEntries] },
            events.map { $0.counts(lines: columns)[columnEntries] })
    }

    /// The numbers of pairs of masks with the verdict by the number of their entries in I and J together.
    public func counts(rows: Int, columns: Int) -> EntryCounts {
        let rowCounts = events.map { $0.counts(lines: rows) }
        let columnCounts = rows == columns ? rowCounts : events.map { $0.counts(lines: columns) }
        var total = CountPolynomial([])
        for (row, coefficients) in zip(rowCounts, coefficients) {
            var inner = CountPolynomial([])
            for (column, coefficient) in zip(columnCounts, coefficients) where coefficient != 0 {
                inner.add(column, times: Integer(coefficient))
            }
            total.add(row * inner, times: 1)
        }
        let entries = (rows + columns) * width
        return EntryCounts(counts: (0...entries).map { total[$0] })
    }
}
