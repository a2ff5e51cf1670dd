import MaskedStates
import Proofs

/// The forests that are faces of a set N of cells, by the levels that lines have where they contract.
///
/// A face belongs to levels u of rows and v of columns with u_i ≥ v_j on N: it has the cells with u_i = v_j. A column
/// with a cell of the face has the least level of its rows in N; so the order of the rows' levels, ties allowed, and
/// the set of columns with cells say which face it is. Rows may be exchanged with columns.
struct ForestFaces {
    private let test: FaceTest
    /// For each of the shorter side's lines and each line of the other, the number of their cell; nil if it is not
    /// observed.
    private let cells: [[Int?]]
    private let otherCount: Int
    /// All levels of the shorter side, up to their order.
    private let orders: [[Int]]

    /// Nil where there are too many levels to go through.
    init?(cells list: [Cell], rowCount: Int, columnCount: Int, test: FaceTest, candidateLimit: Int) {
        let count = min(rowCount, columnCount)
        otherCount = max(rowCount, columnCount)
        guard count <= 6, otherCount <= 12, Self.orderCounts[count] << otherCount <= candidateLimit else { return nil }
        var cells = Array(repeating: [Int?](repeating: nil, count: otherCount), count: count)
        for (number, cell) in list.enumerated() {
            let (short, long) = rowCount <= columnCount ? (cell.row, cell.column) : (cell.column, cell.row)
            cells[short][long] = number
        }
        self.cells = cells
        self.test = test
        orders = Self.orders(of: count)
    }

    /// Ordered partitions of so many lines.
    private static let orderCounts = [1, 1, 3, 13, 75, 541, 4683]

    /// Large ones first.
    func all(of nonzero: UInt64) -> [UInt64] {
        var forests: Set<UInt64> = []
        for levels in orders {
            let parts = (0..<otherCount).map { leastCells($0, levels, nonzero) }
            for kept in 0..<UInt64(1) << UInt64(otherCount) {
                let forest = Members(kept).reduce(UInt64(0)) { $0 | parts[$1] }
                if !forests.contains(forest), test.isForest(forest) { forests.insert(forest) }
            }
        }
        return forests.sorted { (-$0.nonzeroBitCount, $0) < (-$1.nonzeroBitCount, $1) }
    }

    /// The cells of a line of the longer side in the lines of least level.
    private func leastCells(_ line: Int, _ levels: [Int], _ nonzero: UInt64) -> UInt64 {
        var (best, set) = (Int.max, UInt64(0))
        for (short, level) in levels.enumerated() {
            guard let cell = cells[short][line], nonzero >> UInt64(cell) & 1 == 1, level <= best else { continue }
            set = (level == best ? set : 0) | 1 << UInt64(cell)
            best = level
        }
        return set
    }

    /// Maps of so many lines onto 0, …, k for some k.
    private static func orders(of count: Int) -> [[Int]] {
        var maps: [[Int]] = [[]]
        for _ in 0..<count { maps = maps.flatMap { map in (0..<count).map { map + [$0] } } }
        return maps.filter { Set($0).count == ($0.max() ?? -1) + 1 }
    }
}
