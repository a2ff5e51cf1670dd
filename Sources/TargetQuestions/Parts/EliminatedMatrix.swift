import ExactArithmetic
import Membership
import PolynomialAlgebra
import Proofs
import SupportMasks
import SupportTheory

/// A matrix after an elimination by maps that keep the set of products: a line is added to lines that every support meets
/// that meets it, so that an entry chosen as pivot clears the others beside it (as in SC304, with numbers). Then lines are
/// scaled such that the entries on a forest of cells are one.
///
/// Few entries are left, and factors or a curve of what is left are taken back to the matrix.
struct EliminatedMatrix {
    /// What is left, zeros left out.
    private(set) var matrix: [Cell: Rational]
    private var additions: [Addition] = []
    private let scales: LineScales

    /// `to` becomes `to` + factor · `from`.
    private struct Addition {
        var side: Side
        var from: Int
        var to: Int
        var factor: Rational
    }

    /// Cells above which nothing is eliminated: numbers grow long.
    private static let mostCells = 4_096

    /// Nil if there are too many cells, or the search is cut. In the part's own numbers.
    init?(_ part: TargetPart, _ interruption: Interruption) {
        guard part.supports.rowCount * part.supports.columnCount <= Self.mostCells else { return nil }
        var elimination = Elimination(part)
        while let pivot = elimination.nextPivot() {
            if interruption.isDue(after: elimination.lineCount) { return nil }
            additions += elimination.clear(pivot).map {
                Addition(side: $0.side, from: $0.from, to: $0.to, factor: $0.factor)
            }
        }
        scales = LineScales(alongForestOf: elimination.entries)
        matrix = elimination.entries
        for cell in matrix.keys { matrix[cell]? /= scales.value(cell) }
    }

    /// The factors where what is left is divided among the supports as stars.
    func stars(in part: TargetPart, steps: Int, _ interruption: Interruption) -> FactorValues? {
        let cells = matrix.keys.sorted()
        let masks = part.supports.masks
        let found = StarCover.find(
            cells, takerCount: part.supports.width,
            takers: { masks.left.row($0.row).intersection(masks.right.row($0.column)).members },
            .init(interruption: interruption, steps: steps, freshTakers: 8))
        guard let found else { return nil }
        var layers: [[Cell: [Rational]]] = [[:], [:]]
        for (support, star) in found.enumerated() {
            guard let first = star.first else { continue }
            let isRow = star.allSatisfy { $0.row == first.row }
            for cell in star {
                let value = [matrix[cell] ?? 0]
                layers[1][Cell(row: cell.row, column: support)] = isRow ? [1] : value
                layers[0][Cell(row: support, column: cell.column)] = isRow ? value : [1]
            }
        }
        return factors(FactorValues(layers: layers))
    }

    /// The factors of the matrix, from those of what is left.
    func factors(_ left: FactorValues) -> FactorValues {
        let layers = left.layers.map { $0.mapValues { UnivariatePolynomial($0) } }
        let undone = undone(layers, sum: { $0 + $1.scaled(by: $2) }, scaled: { $0.scaled(by: $1) })
        return FactorValues(
            root: left.root, layers: undone.map { $0.filter { !$0.value.isZero }.mapValues(\.coefficients) })
    }

    /// The curve to the matrix, from one to what is left.
    func curve(_ left: Curve) -> Curve {
        let layers = undone(left.layers, sum: { $0 + $1.scaled(by: $2) }, scaled: { $0.scaled(by: $1) })
        return Curve(layers: layers.map { $0.filter { !$0.value.isZero } })
    }

    /// Factors of two layers with the scales and the additions taken back, the last one first.
    private func undone<Value>(
        _ layers: [[Cell: Value]], sum: (Value, Value, Rational) -> Value, scaled: (Value, Rational) -> Value
    ) -> [[Cell: Value]] {
        // By line: the support and the value.
        var rows: [Int: [Int: Value]] = [:]
        var columns: [Int: [Int: Value]] = [:]
        for (cell, value) in layers[1] {
            rows[cell.row, default: [:]][cell.column] = scaled(value, scales.rows[cell.row, default: 1])
        }
        for (cell, value) in layers[0] {
            columns[cell.column, default: [:]][cell.row] = scaled(value, scales.columns[cell.column, default: 1])
        }
        func add(_ from: Int, _ to: Int, _ factor: Rational, _ lines: inout [Int: [Int: Value]]) {
            for (support, value) in lines[from] ?? [:] {
                let old = lines[to]?[support]
                lines[to, default: [:]][support] = old.map { sum($0, value, factor) } ?? scaled(value, factor)
            }
        }
        for addition in additions.reversed() {
            if addition.side == .rows {
                add(addition.from, addition.to, -addition.factor, &rows)
            } else {
                add(addition.from, addition.to, -addition.factor, &columns)
            }
        }
        var result: [[Cell: Value]] = [[:], [:]]
        for (row, line) in rows { for (support, value) in line { result[1][Cell(row: row, column: support)] = value } }
        for (column, line) in columns {
            for (support, value) in line { result[0][Cell(row: support, column: column)] = value }
        }
        return result
    }
}

/// The elimination itself: cells that were chosen or cleared are decided, and stay as they are.
private struct Elimination {
    private var values: [[Rational]]
    private var isDecided: [[Bool]]
    /// The lines that a line may be added to.
    private let rowTargets: [[Int]]
    private let columnTargets: [[Int]]
    /// Cells in the order in which they are tried: lines of small types first, which may be added to the most others.
    private let order: [Cell]
    /// Whether the cell that clears the most is looked for, or the first one is taken.
    private let choosesBest: Bool

    init(_ part: TargetPart) {
        let masks = part.supports.masks
        values = (0..<masks.rowCount).map { row in
            (0..<masks.columnCount).map { part.matrix[Cell(row: row, column: $0)] ?? 0 }
        }
        isDecided = values.map { $0.map { _ in false } }
        (rowTargets, columnTargets) = (Self.targets(masks.left), Self.targets(masks.right))
        let rows = Self.bySize(masks.left)
        let columns = Self.bySize(masks.right)
        order = rows.flatMap { row in columns.map { Cell(row: row, column: $0) } }
        choosesBest = masks.rowCount * masks.columnCount <= 256
    }

    var lineCount: Int { values.count + (values.first?.count ?? 0) }

    private static func targets(_ mask: BitMatrix) -> [[Int]] {
        let types = (0..<mask.rowCount).map { mask.row($0) }
        return types.indices.map { line in
            types.indices.filter { $0 != line && types[line].subtracting(types[$0]).isEmpty }
        }
    }

    private static func bySize(_ mask: BitMatrix) -> [Int] {
        (0..<mask.rowCount).sorted { (mask.setBitCount(ofRow: $0), $0) < (mask.setBitCount(ofRow: $1), $1) }
    }

    var entries: [Cell: Rational] {
        var result: [Cell: Rational] = [:]
        for cell in order where !values[cell.row][cell.column].isZero { result[cell] = values[cell.row][cell.column] }
        return result
    }

    /// An undecided cell that is not zero.
    func nextPivot() -> Cell? {
        let open = order.lazy.filter { !isDecided[$0.row][$0.column] && !values[$0.row][$0.column].isZero }
        guard choosesBest else { return open.first }
        var best: (count: Int, cell: Cell)?
        for cell in open {
            let count = clearedRows(cell).count + clearedColumns(cell).count
            if count > best?.count ?? -1 { best = (count, cell) }
        }
        return best?.cell
    }

    /// The rows whose entry in the cell's column is cleared by adding its row, which changes no decided entry.
    private func clearedRows(_ cell: Cell) -> [Int] {
        rowTargets[cell.row].filter { other in
            !isDecided[other][cell.column] && !values[other][cell.column].isZero
                && values[cell.row].indices.allSatisfy { values[cell.row][$0].isZero || !isDecided[other][$0] }
        }
    }

    private func clearedColumns(_ cell: Cell) -> [Int] {
        columnTargets[cell.column].filter { other in
            !isDecided[cell.row][other] && !values[cell.row][other].isZero
                && values.indices.allSatisfy { values[$0][cell.column].isZero || !isDecided[$0][other] }
        }
    }

    /// Chooses the cell, and clears what it can; the additions in their order.
    mutating func clear(_ cell: Cell) -> [(side: Side, from: Int, to: Int, factor: Rational)] {
        var additions: [(side: Side, from: Int, to: Int, factor: Rational)] = []
        isDecided[cell.row][cell.column] = true
        let pivot = values[cell.row][cell.column]
        for other in clearedRows(cell) {
            let factor = -values[other][cell.column] / pivot
            for column in values[other].indices where !values[cell.row][column].isZero {
                values[other][column].addProduct(factor, values[cell.row][column])
            }
            isDecided[other][cell.column] = true
            additions.append((.rows, cell.row, other, factor))
        }
        for other in clearedColumns(cell) {
            let factor = -values[cell.row][other] / pivot
            for row in values.indices where !values[row][cell.column].isZero {
                values[row][other].addProduct(factor, values[row][cell.column])
            }
            isDecided[cell.row][other] = true
            additions.append((.columns, cell.column, other, factor))
        }
        return additions
    }
}
