import DenseNumerics
import Foundation
import Proofs
import SupportMasks
import SupportTheory

/// Factors that take given values on the cells of a block, without error: one support a line, or (SC202) some lines by
/// a support each and the others by a generic factor.
struct ExactFit<Scalar: MatrixScalar> {
    let factors: BlockFactors<Scalar>

    /// - Parameter residual: what is to be taken on the observed cells; 0 on the others.
    init(_ block: PlannedBlock, residual: Matrix<Scalar>) {
        guard case .fitThroughLines(let cover) = block.plan.method else {
            factors = BlockFactors(lines: residual)
            return
        }
        let observed =
            block.observed
            ?? block.plan.rows.map { _ in
                BitSet(capacity: (block.plan.columns.last ?? 0) + 1, members: block.plan.columns)
            }
        let lines = LocalCover(cover, block.plan, observed)
        factors =
            lines.side == .rows
            ? Self.fit(residual, lines, terms: block.plan.supports.count)
            : Self.fit(residual.transposed, lines.transposed, terms: block.plan.supports.count).transposed
    }

    /// The listed rows, then the listed columns, then a generic factor on the columns for every other row.
    private static func fit(_ residual: Matrix<Scalar>, _ cover: LocalCover, terms: Int) -> BlockFactors<Scalar> {
        var left = Matrix<Scalar>(rows: residual.rowCount, columns: terms)
        var right = Matrix<Scalar>(rows: residual.columnCount, columns: terms)
        let (lineRows, lineColumns) = (Set(cover.rows), Set(cover.columns))
        for (term, row) in cover.rows.enumerated() {
            left[row, term] = Scalar(1)
            for column in cover.cells[row] { right[column, term] = residual[row, column] }
        }
        let others = (0..<residual.rowCount).filter { !lineRows.contains($0) }
        for (index, column) in cover.columns.enumerated() {
            let term = cover.rows.count + index
            right[column, term] = Scalar(1)
            for row in others where cover.cells[row].contains(column) { left[row, term] = residual[row, column] }
        }
        let first = cover.rows.count + cover.columns.count
        let rest = others.map { row in cover.cells[row].filter { !lineColumns.contains($0) } }
        let generic = GenericFactor(lineCount: residual.columnCount, width: terms - first, sets: rest)
        for column in 0..<residual.columnCount where !lineColumns.contains(column) {
            for (index, value) in generic.row(column).enumerated() { right[column, first + index] = Scalar(value) }
        }
        for (row, cells) in zip(others, rest) {
            let values = generic.coefficients(of: cells.map { residual[row, $0] }, on: cells)
            for (index, value) in values.enumerated() { left[row, first + index] = value }
        }
        return BlockFactors(left: left, right: right).balanced
    }
}

/// A line cover in the coordinates of its block.
struct LocalCover {
    var rows: [Int]
    var columns: [Int]
    var side: Side
    /// The observed cells of each row, by their columns.
    var cells: [[Int]]
    private var columnCount: Int

    init(_ cover: LineCover, _ block: FactorizationPlan.Block, _ observed: [BitSet]) {
        let rowPlaces = Dictionary(uniqueKeysWithValues: zip(block.rows, block.rows.indices))
        let columnPlaces = Dictionary(uniqueKeysWithValues: zip(block.columns, block.columns.indices))
        rows = cover.rows.compactMap { rowPlaces[$0] }
        columns = cover.columns.compactMap { columnPlaces[$0] }
        side = cover.side
        cells = observed.map { $0.compactMap { columnPlaces[$0] } }
        columnCount = block.columns.count
    }

    /// The same with rows for columns.
    var transposed: LocalCover {
        var turned = self
        (turned.rows, turned.columns, turned.side) = (columns, rows, side.opposite)
        turned.columnCount = cells.count
        turned.cells = [[Int]](repeating: [], count: columnCount)
        for (row, columns) in cells.enumerated() { for column in columns { turned.cells[column].append(row) } }
        return turned
    }
}

extension BlockFactors {
    fileprivate var transposed: BlockFactors { BlockFactors(left: right, right: left, error: error) }

    /// The same product with vectors of nearly equal norms in each term; a term of which one vector is zero is zero.
    fileprivate var balanced: BlockFactors {
        var result = self
        for term in 0..<left.columnCount {
            let x = (0..<left.rowCount).reduce(0) { hypot($0, left[$1, term].magnitude) }
            let y = (0..<right.rowCount).reduce(0) { hypot($0, right[$1, term].magnitude) }
            let scale = x > 0 && y > 0 ? powerOfTwo(near: (y / x).squareRoot()) : 0
            for row in 0..<left.rowCount { result.left[row, term] = scale * left[row, term] }
            for row in 0..<right.rowCount {
                result.right[row, term] = scale > 0 ? right[row, term] / scale : .zero
            }
        }
        return result
    }
}
