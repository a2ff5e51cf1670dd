/// The reduced row echelon form of a dense matrix modulo a prime.
struct ModularEchelonForm: Sendable {
    /// The pivot columns, increasing.
    private(set) var pivots: [Int] = []
    /// The rows, each 1 at its pivot and 0 at the others'.
    private(set) var rows: [[UInt32]] = []

    /// Gaussian elimination, then elimination upwards; with m rows, n columns and rank r, O(m·n·r) operations.
    init(_ matrix: [[UInt32]], _ field: PrimeField) {
        for row in matrix {
            var rest = ModularRow(row, field)
            for (pivot, known) in zip(pivots, rows) { rest.clear(pivot, with: known) }
            var reduced = rest.residues
            guard let pivot = reduced.firstIndex(where: { $0 != 0 }) else { continue }
            let inverse = field.inverse(reduced[pivot])
            for column in pivot..<reduced.count where reduced[column] != 0 {
                reduced[column] = field.product(reduced[column], inverse)
            }
            let place = pivots.firstIndex { $0 > pivot } ?? pivots.count
            pivots.insert(pivot, at: place)
            rows.insert(reduced, at: place)
        }
        for index in rows.indices.reversed() {
            var rest = ModularRow(rows[index], field)
            for lower in rows.indices.dropFirst(index + 1) { rest.clear(pivots[lower], with: rows[lower]) }
            rows[index] = rest.residues
        }
    }

    /// The rows that no combination of earlier ones equals.
    static func independentRows(_ matrix: [[UInt32]], _ field: PrimeField) -> [Int] {
        // The rows that are pivot columns of the transpose.
        guard let width = matrix.first?.count else { return [] }
        return ModularEchelonForm((0..<width).map { column in matrix.map { $0[column] } }, field).pivots
    }

    /// Factors with which the rows of a matrix, which are linearly independent, add up to `vector`; nil if there are
    /// none.
    static func combination(_ vector: [UInt32], of matrix: [[UInt32]], _ field: PrimeField) -> [UInt32]? {
        let width = vector.count
        let augmented = matrix.enumerated().map { index, row in
            row + (0..<matrix.count).map { $0 == index ? 1 : 0 }
        }
        let form = ModularEchelonForm(augmented, field)
        let multiples = form.pivots.map { $0 < width ? vector[$0] : 0 }
        let left = form.rows.map { Array($0[..<width]) }
        guard field.isCombination(vector, of: left, multiples) else { return nil }
        return (0..<matrix.count).map { column in
            UInt32(
                zip(form.rows, multiples).reduce(UInt64(0)) { sum, row in
                    (sum + UInt64(row.0[width + column]) * UInt64(row.1)) % field.p
                })
        }
    }
}

/// A row modulo a prime p in words below p², so that a multiple is subtracted without a division.
struct ModularRow {
    private var entries: [UInt64]
    private let field: PrimeField

    init(_ row: [UInt32], _ field: PrimeField) {
        entries = row.map { UInt64($0) }
        self.field = field
    }

    /// The entries modulo p.
    var residues: [UInt32] { entries.map { UInt32(truncatingIfNeeded: $0 % field.p) } }

    /// Makes the entry in column `pivot` zero with a row that is 1 there and 0 before.
    mutating func clear(_ pivot: Int, with row: [UInt32]) {
        let value = entries[pivot] % field.p
        if value != 0 { subtract(UInt32(truncatingIfNeeded: value), times: row, from: pivot) }
    }

    /// Subtracts `factor` times a row whose entries before `start` are 0.
    mutating func subtract(_ factor: UInt32, times row: [UInt32], from start: Int) {
        let minus = UInt64(field.negative(factor))
        let square = field.p * field.p
        entries.withUnsafeMutableBufferPointer { entries in
            row.withUnsafeBufferPointer { row in
                for column in start..<entries.count {
                    let sum = entries[column] &+ minus &* UInt64(row[column])
                    entries[column] = min(sum, sum &- square)
                }
            }
        }
    }
}

extension PrimeField {
    /// Whether `vector` is the sum of the `rows`, each times its factor.
    func isCombination(_ vector: [UInt32], of rows: [[UInt32]], _ factors: [UInt32]) -> Bool {
        var rest = ModularRow(vector, self)
        for (row, factor) in zip(rows, factors) where factor != 0 { rest.subtract(factor, times: row, from: 0) }
        return rest.residues.allSatisfy { $0 == 0 }
    }
}
