import Proofs
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Masks that the full test leaves and a zero with an onto differential fills; random targets are then products, by
/// Newton's method from the zero.
@Suite struct FullByZeroTests {
    private static let seed: UInt64 = 0x5C307
    #if DEBUG
        private static let share = 10
    #else
        private static let share = 1
    #endif

    private static func masks(_ size: Int, _ width: Int, _ density: Double, using random: inout SplitMix64)
        -> FactorSupports
    {
        func matrix() -> BitMatrix {
            let cells = (0..<(size * width)).map { _ in random.nextUnit() < density }
            return BitMatrix(rowCount: size, columnCount: width) { cells[$0 * width + $1] }
        }
        return FactorSupports(left: matrix(), right: matrix())
    }

    @Test(arguments: [(12, 24, 0.55), (16, 64, 0.3), (24, 48, 0.5), (32, 128, 0.25)])
    func randomMasksBeyondTheFullTestAreClosed(size: Int, width: Int, density: Double) {
        var random = SplitMix64(seed: Self.seed + UInt64(size))
        var byZero = 0
        for _ in 0..<max(3, 10 / Self.share) {
            let decided = ClosednessDecision().decide(
                RankOneSupports(Self.masks(size, width, density, using: &random)))
            if decided.rules.contains(.SC307) || decided.rules.contains(.SC310) { byZero += 1 }
        }
        #expect(byZero > 0, "seed \(Self.seed + UInt64(size))")
    }

    @Test func targetsAreProductsNearTheZero() throws {
        var random = SplitMix64(seed: Self.seed)
        var (masksTried, targets) = (0, 0)
        while masksTried < max(2, 40 / Self.share) {
            let size = Int.random(in: 4...9, using: &random)
            let masks = Self.masks(
                size, Int.random(in: 2...4, using: &random) * size, 0.3 + 0.3 * random.nextUnit(), using: &random)
            let state = MaskedState(RankOneSupports(masks))
            guard let step = FullByZero.step(for: state, limits: SearchLimits()) else { continue }
            masksTried += 1
            var newton = NewtonProducts(state, step.zero)
            for _ in 0..<50 {
                targets += 1
                let error = newton.distance(from: newton.target { random.nextUnit() * 2 - 1 })
                #expect(error < 1e-6, "seed \(Self.seed): \(masks) \(error)")
            }
        }
        #expect(targets >= 100)
    }
}

/// Newton's method for X Yᵀ = A on the observed cells of a state, from a zero, with steps of least norm.
private struct NewtonProducts {
    private let cells: [(row: Int, column: Int)]
    private let number: [[Int]: Int]
    private let terms: [(rows: [Int], columns: [Int])]
    private let start: (x: [[Double]], y: [[Double]])
    private var x: [[Double]] = []
    private var y: [[Double]] = []

    init(_ state: MaskedState, _ zero: Zero) {
        var cells: [(row: Int, column: Int)] = []
        for (row, type) in state.rowTypes().enumerated() {
            cells += state.observedColumns(row: row, type: type).map { (row, $0) }
        }
        self.cells = cells
        number = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ([$1.row, $1.column], $0) })
        terms = zero.terms.map { (state.classes[$0.cls].rows.members, state.classes[$0.cls].columns.members) }
        func dense(_ entries: [Zero.Entry], _ count: Int) -> [Double] {
            var result = [Double](repeating: 0, count: count)
            for entry in entries { result[entry.line] = Double(entry.value) / 30 }
            return result
        }
        start = (
            zero.terms.map { dense($0.x, state.rowCount) }, zero.terms.map { dense($0.y, state.columnCount) }
        )
    }

    /// A small matrix on the observed cells.
    func target(_ value: () -> Double) -> [Double] { cells.map { _ in value() * 1e-3 } }

    /// How far the products stay away from a target.
    mutating func distance(from target: [Double]) -> Double {
        (x, y) = start
        var error = Double.infinity
        for _ in 0..<30 {
            let rest = residual(target)
            error = rest.map(abs).max() ?? 0
            if error < 1e-12 { break }
            step(rest)
        }
        return error * 1e3
    }

    private func residual(_ target: [Double]) -> [Double] {
        var result = target
        for (index, cell) in cells.enumerated() {
            for term in terms.indices { result[index] -= x[term][cell.row] * y[term][cell.column] }
        }
        return result
    }

    /// The unknowns: (term, line, whether it is x), with the cells that each moves.
    private func columns() -> [(term: Int, line: Int, isX: Bool, moves: [(cell: Int, by: Double)])] {
        var result: [(term: Int, line: Int, isX: Bool, moves: [(cell: Int, by: Double)])] = []
        for (term, lines) in terms.enumerated() {
            for row in lines.rows {
                result.append(
                    (term, row, true, lines.columns.compactMap { j in number[[row, j]].map { ($0, y[term][j]) } }))
            }
            for column in lines.columns {
                result.append(
                    (term, column, false, lines.rows.compactMap { i in number[[i, column]].map { ($0, x[term][i]) } }))
            }
        }
        return result
    }

    private mutating func step(_ rest: [Double]) {
        let columns = columns()
        var gram = [[Double]](repeating: [Double](repeating: 0, count: cells.count), count: cells.count)
        for column in columns {
            for a in column.moves { for b in column.moves { gram[a.cell][b.cell] += a.by * b.by } }
        }
        let weights = Self.solve(gram, rest)
        for column in columns {
            let change = column.moves.reduce(0) { $0 + $1.by * weights[$1.cell] }
            if column.isX { x[column.term][column.line] += change } else { y[column.term][column.line] += change }
        }
    }

    /// Gaussian elimination with pivots from the column.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        for column in rows.indices {
            let lead = (column..<rows.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, lead)
            for other in rows.indices where other != column && rows[other][column] != 0 {
                let factor = rows[other][column] / rows[column][column]
                for index in column...rows.count { rows[other][index] -= factor * rows[column][index] }
            }
        }
        return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
    }
}
