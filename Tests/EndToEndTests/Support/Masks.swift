import SupportMasks

/// Small masks as row types and column types, bit k for support k: easy to permute, to cut and to enumerate.
struct Masks: Hashable, CustomStringConvertible {
    var rows: [Int]
    var columns: [Int]
    var width: Int

    init(rows: [Int], columns: [Int], width: Int) {
        (self.rows, self.columns, self.width) = (rows, columns, width)
    }

    /// Types as lists of supports.
    init(rowTypes: [[Int]], columnTypes: [[Int]]) {
        rows = rowTypes.map { $0.reduce(0) { $0 | 1 << $1 } }
        columns = columnTypes.map { $0.reduce(0) { $0 | 1 << $1 } }
        width = 1 + max(rowTypes.joined().max() ?? 0, columnTypes.joined().max() ?? 0)
    }

    /// The masks that a certificate holds; nil if it holds none.
    init?(certificate: JSONTree) {
        func types(_ name: String) -> [Int]? {
            certificate["instance"]?[name]?.elements.map { row in
                (row.string ?? "").enumerated().reduce(0) { $0 | ($1.element == "1" ? 1 << $1.offset : 0) }
            }
        }
        guard let rows = types("I"), let columns = types("J"),
            let width = certificate["instance"]?["I"]?.elements.first?.string?.count
        else { return nil }
        self.init(rows: rows, columns: columns, width: width)
    }

    /// Each cell of both masks is set with probability `density`.
    static func random(rows: Int, columns: Int, width: Int, density: Double, using generator: inout SplitMix64) -> Masks
    {
        func line() -> Int { (0..<width).reduce(0) { $0 | (generator.nextUnit() < density ? 1 << $1 : 0) } }
        return Masks(rows: (0..<rows).map { _ in line() }, columns: (0..<columns).map { _ in line() }, width: width)
    }

    /// A random shape up to the given sizes, and a random density.
    static func random(lines: ClosedRange<Int>, widths: ClosedRange<Int>, using generator: inout SplitMix64) -> Masks {
        let (m, n) = (Int.random(in: lines, using: &generator), Int.random(in: lines, using: &generator))
        let density = 0.35 + 0.5 * generator.nextUnit()
        return random(
            rows: m, columns: n, width: Int.random(in: widths, using: &generator), density: density, using: &generator)
    }

    var instance: MaskInstance {
        func matrix(_ types: [Int]) -> BitMatrix {
            BitMatrix(rowCount: types.count, columnCount: width) { types[$0] >> $1 & 1 == 1 }
        }
        return MaskInstance(
            name: "masks", masks: .factorization(FactorSupports(left: matrix(rows), right: matrix(columns))))
    }

    var transposed: Masks { Masks(rows: columns, columns: rows, width: width) }

    /// Support k becomes support `order[k]`.
    func renamingSupports(_ order: [Int]) -> Masks {
        func renamed(_ type: Int) -> Int { (0..<width).reduce(0) { $0 | (type >> $1 & 1) << order[$1] } }
        return Masks(rows: rows.map(renamed), columns: columns.map(renamed), width: width)
    }

    /// The masks without one row of I.
    func deletingRow(_ row: Int) -> Masks {
        var result = self
        result.rows.remove(at: row)
        return result
    }

    func deletingColumn(_ column: Int) -> Masks { transposed.deletingRow(column).transposed }

    /// The rows of support k, A_k, and its columns, B_k, as bit sets.
    func rectangle(_ k: Int) -> (rows: Int, columns: Int) {
        func lines(_ types: [Int]) -> Int { types.indices.reduce(0) { $0 | (types[$1] >> k & 1) << $1 } }
        return (lines(rows), lines(columns))
    }

    var description: String {
        func text(_ types: [Int]) -> String {
            types.map { type in String((0..<width).map { type >> $0 & 1 == 1 ? "1" : "0" }) }.joined(separator: ",")
        }
        return "I = \(text(rows)) J = \(text(columns))"
    }
}
