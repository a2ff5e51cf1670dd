import SupportMasks

/// A masked network written out: its parameters, and its paths as lists of them. For small networks only.
struct ExplicitPaths {
    /// Number of parameters: weights layer after layer, then biases if there are some.
    private(set) var parameterCount = 0
    /// The parameters of each path, from an input or a bias to an output.
    private(set) var paths: [[Int]] = []

    init(_ masks: [BitMatrix], hasBiases: Bool) {
        var weights: [[[Int?]]] = []
        for mask in masks {
            weights.append(
                (0..<mask.rowCount).map { row in
                    (0..<mask.columnCount).map { column in
                        guard mask[row, column] else { return nil }
                        parameterCount += 1
                        return parameterCount - 1
                    }
                })
        }
        // The beginnings of paths that end at each unit of a level.
        var beginnings: [[[Int]]] = Array(repeating: [[]], count: masks[0].columnCount)
        for layer in weights {
            beginnings = layer.map { row in
                var result: [[Int]] = []
                for (column, parameter) in row.enumerated() {
                    guard let parameter else { continue }
                    result += beginnings[column].map { $0 + [parameter] }
                }
                if hasBiases {
                    result.append([parameterCount])
                    parameterCount += 1
                }
                return result
            }
        }
        paths = beginnings.flatMap { $0 }
    }

    /// The rank of the differential of the products along the paths, modulo a prime, at the given parameters.
    func rank(at parameters: [UInt64]) -> Int {
        var rows = paths.map { path -> [UInt64] in
            var row = [UInt64](repeating: 0, count: parameterCount)
            for place in path {
                row[place] = path.reduce(1) { $1 == place ? $0 : Modular.product($0, parameters[$1]) }
            }
            return row
        }
        return Modular.rank(&rows)
    }
}

/// Numbers modulo the prime 2³¹ − 1, above all minors of the tests' matrices of zeros and ones.
enum Modular {
    static let prime: UInt64 = 2_147_483_647

    static func product(_ a: UInt64, _ b: UInt64) -> UInt64 { a * b % prime }

    static func inverse(_ a: UInt64) -> UInt64 {
        var (base, exponent, result) = (a, prime - 2, UInt64(1))
        while exponent > 0 {
            if exponent & 1 == 1 { result = product(result, base) }
            base = product(base, base)
            exponent >>= 1
        }
        return result
    }

    static func residue(_ number: Int) -> UInt64 {
        let rest = number % Int(prime)
        return UInt64(rest < 0 ? rest + Int(prime) : rest)
    }

    /// By elimination.
    static func rank(_ rows: inout [[UInt64]]) -> Int {
        var rank = 0
        for column in 0..<(rows.first?.count ?? 0) {
            guard let pivot = (rank..<rows.count).first(where: { rows[$0][column] != 0 }) else { continue }
            rows.swapAt(rank, pivot)
            let scale = inverse(rows[rank][column])
            for row in (rank + 1)..<max(rows.count, rank + 1) where rows[row][column] != 0 {
                let factor = prime - product(rows[row][column], scale)
                for place in column..<rows[row].count {
                    rows[row][place] = (rows[row][place] + product(factor, rows[rank][place])) % prime
                }
            }
            rank += 1
        }
        return rank
    }
}
