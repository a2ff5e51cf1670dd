import Proofs
import SupportMasks
import SupportTheory

/// The cells of the blocks of a plan, seen from its end: conditions 2 and 3 of `CheckedPlan`.
struct CoveredCells {
    /// The cells of the blocks that were taken.
    private var cells: BitMatrix
    /// Whether a decomposition was taken: blocks before it are decompositions as well.
    private var hasDecomposition = false

    init(_ masks: FactorSupports) {
        cells = BitMatrix(rowCount: masks.rowCount, columnCount: masks.columnCount)
    }

    /// The cells of no block.
    var unreached: BitMatrix {
        BitMatrix(
            rows: (0..<cells.rowCount).map {
                BitSet.full(capacity: cells.columnCount).subtracting(cells.row($0))
            }, columnCount: cells.columnCount)
    }

    /// Takes the block before those that were taken.
    mutating func checked(_ block: FactorizationPlan.Block, _ place: Int) throws(PlanError) -> PlannedBlock {
        let columns = BitSet(capacity: cells.columnCount, members: block.columns)
        let observed = block.rows.map { columns.subtracting(cells.row($0)) }
        let isWhole = observed.allSatisfy { $0 == columns }
        guard block.method == .truncatedSVD || !hasDecomposition else {
            throw PlanError("block \(place): an exact fit comes before a truncated decomposition")
        }
        switch block.method {
        case .truncatedSVD:
            hasDecomposition = true
            guard isWhole else {
                throw PlanError("block \(place): a truncated decomposition shares a cell with a later block")
            }
        case .fitExactly:
            guard block.supports.count >= min(block.rows.count, block.columns.count) else {
                throw PlanError(
                    "block \(place): \(block.supports.count) supports do not take every value on "
                        + "\(block.rows.count) × \(block.columns.count) cells")
            }
        case .fitThroughLines(let cover):
            guard Self.covers(cover, block, observed) else {
                throw PlanError("block \(place): its lines do not leave few enough cells to each of the others")
            }
        }
        for row in block.rows { cells.setRow(row, cells.row(row).union(columns)) }
        return PlannedBlock(plan: block, observed: isWhole ? nil : observed)
    }

    /// The hypothesis of SC202: with d lines deleted, every row, or every column, keeps at most p − d observed cells.
    private static func covers(_ cover: LineCover, _ block: FactorizationPlan.Block, _ observed: [BitSet]) -> Bool {
        let rows = Set(cover.rows)
        let columns = Set(cover.columns)
        let left = block.supports.count - rows.count - columns.count
        guard left >= 0, rows.count == cover.rows.count, columns.count == cover.columns.count,
            rows.isSubset(of: block.rows), columns.isSubset(of: block.columns)
        else { return false }
        let rest = zip(block.rows, observed).filter { !rows.contains($0.0) }
        var counts: [Int: Int] = [:]
        for (row, cells) in rest {
            for column in cells where !columns.contains(column) {
                counts[cover.side == .rows ? row : column, default: 0] += 1
            }
        }
        return counts.values.allSatisfy { $0 <= left }
    }
}
