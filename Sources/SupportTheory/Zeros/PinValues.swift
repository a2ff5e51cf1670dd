import SupportMasks

/// The vectors of the supports modulo the prime, with the pins so far.
struct PinValues {
    private let rows: PinRows
    private let seed: Int
    /// By support and column.
    private var vectors: [[UInt64]]
    /// By row: the support that is pinned to it.
    private var pinned: [Int: Int] = [:]

    init(_ rows: PinRows, seed: Int) {
        self.rows = rows
        self.seed = seed
        vectors = rows.columns.indices.map { support in
            var vector = [UInt64](repeating: 0, count: rows.columnCount)
            let base = UInt64(seed + support)
            var power: UInt64 = 1
            for column in vector.indices {
                power = power * base % Echelon.prime
                if rows.columns[support].contains(column) { vector[column] = power }
            }
            return vector
        }
    }

    /// Pins a row to a support, with the supports that take part; the ones that were solved for, or nil if they do not
    /// span the gaps.
    mutating func pin(_ row: Int, to support: Int, _ others: [Int]) -> [Int]? {
        let gaps = rows.gaps(row, support).members
        guard let solved = independent(others, on: gaps) else { return nil }
        let position = pinned.count
        var sum = [UInt64](repeating: 0, count: rows.columnCount)
        for other in others where !solved.contains(other) {
            let factor = Residues.power(UInt64(seed + other), rows.columnCount + 1 + position)
            add(other, factor, to: &sum)
        }
        let system = solved.map { other in gaps.map { vectors[other][$0] } }
        guard let shares = Residues.solve(system, gaps.map { (Echelon.prime - sum[$0]) % Echelon.prime }) else {
            return nil
        }
        for (other, share) in zip(solved, shares) { add(other, share, to: &sum) }
        for column in rows.observed[row].intersection(rows.columns[support]) {
            vectors[support][column] = (Echelon.prime - sum[column]) % Echelon.prime
        }
        pinned[row] = support
        return solved
    }

    private func add(_ support: Int, _ factor: UInt64, to sum: inout [UInt64]) {
        for column in sum.indices { sum[column] = (sum[column] + factor * vectors[support][column]) % Echelon.prime }
    }

    /// The first supports whose vectors are a basis on some columns.
    private func independent(_ supports: [Int], on columns: [Int]) -> [Int]? {
        var echelon = Echelon(length: columns.count)
        var chosen: [Int] = []
        for support in supports where echelon.rank < columns.count {
            let before = echelon.rank
            echelon.insert(columns.map { vectors[support][$0] })
            if echelon.rank > before { chosen.append(support) }
        }
        return echelon.rank == columns.count ? chosen : nil
    }

    /// The rows in which the vectors do not span the columns that no pin reaches.
    func shortRows() -> [Int] {
        rows.types.indices.filter { row in
            let wanted = pinned[row].map { rows.gaps(row, $0) } ?? rows.observed[row]
            let columns = wanted.members
            if rows.types[row].count < columns.count { return true }
            return independent(rows.types[row], on: columns) == nil
        }
    }
}

/// Small computations modulo the prime of `Echelon`.
enum Residues {
    static func power(_ base: UInt64, _ exponent: Int) -> UInt64 {
        var (result, square, rest) = (UInt64(1), base % Echelon.prime, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result * square % Echelon.prime }
            square = square * square % Echelon.prime
            rest >>= 1
        }
        return result
    }

    /// Numbers c with Σ c_l v_l = b, for a square matrix of rows v_l; nil if its determinant is zero.
    static func solve(_ vectors: [[UInt64]], _ target: [UInt64]) -> [UInt64]? {
        let size = vectors.count
        // One equation for each component, with its right side last.
        var equations = target.indices.map { component in vectors.map { $0[component] } + [target[component]] }
        for column in 0..<size {
            guard let pivot = (column..<size).first(where: { equations[$0][column] != 0 }) else { return nil }
            equations.swapAt(column, pivot)
            let inverse = power(equations[column][column], Int(Echelon.prime) - 2)
            equations[column] = equations[column].map { $0 * inverse % Echelon.prime }
            for other in 0..<size where other != column && equations[other][column] != 0 {
                let factor = Echelon.prime - equations[other][column]
                for index in 0...size {
                    equations[other][index] =
                        (equations[other][index] + factor * equations[column][index]) % Echelon.prime
                }
            }
        }
        return equations.map { $0[size] }
    }
}
