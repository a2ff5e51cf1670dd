import ExactArithmetic
import MaskedStates
import Proofs

/// The derivative of the product X Yᵀ of a window's factors on its observed cells, and what its exact arithmetic proves:
/// that a matrix is in the interior of the set.
struct ProductDerivative {
    let cells: [Cell]
    /// The entries of the factors: those of X, then those of Y.
    let unknowns: [FactorEntry]
    /// For each cell the two entries of each of its terms.
    let terms: [[(x: Int, y: Int)]]
    /// The pairs of cells (the second not after the first) of one row or column, and the products of two entries whose
    /// sum is their entry of JJᵀ.
    private let gram: [(first: Int, second: Int, products: [(Int, Int)])]

    init(_ window: SmallWindow) {
        let cells = window.observedCells
        let left = (0..<window.rowCount).flatMap { row in
            Members(window.rowType(row)).map { FactorEntry.x(row, $0) }
        }
        let right = (0..<window.columnCount).flatMap { column in
            Members(window.columnType(column)).map { FactorEntry.y(column, $0) }
        }
        let unknowns = left + right
        let numbers = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
        let terms = cells.map { cell in
            Members(window.cover(cell.row, cell.column)).map { support -> (x: Int, y: Int) in
                (numbers[.x(cell.row, support)] ?? 0, numbers[.y(cell.column, support)] ?? 0)
            }
        }
        var gram: [(first: Int, second: Int, products: [(Int, Int)])] = []
        for first in cells.indices {
            for second in 0...first {
                let products = Self.products(terms[first], terms[second])
                if !products.isEmpty { gram.append((first, second, products)) }
            }
        }
        (self.cells, self.unknowns, self.terms, self.gram) = (cells, unknowns, terms, gram)
    }

    /// Two terms have a common unknown if they share the entry of X, or that of Y.
    private static func products(_ a: [(x: Int, y: Int)], _ b: [(x: Int, y: Int)]) -> [(Int, Int)] {
        a.flatMap { term in
            b.flatMap { other in
                (term.x == other.x ? [(term.y, other.y)] : []) + (term.y == other.y ? [(term.x, other.x)] : [])
            }
        }
    }

    /// JJᵀ as the rows of its lower half.
    func gramMatrix<Value>(_ values: [Value], zero: Value, _ add: (inout Value, Value, Value) -> Void) -> [[Value]] {
        var matrix = cells.indices.map { [Value](repeating: zero, count: $0 + 1) }
        for entry in gram {
            for (a, b) in entry.products { add(&matrix[entry.first][entry.second], values[a], values[b]) }
        }
        return matrix
    }

    /// The proof that `value` on the cells of a forest and zero elsewhere is in the interior, if these factors give it.
    func ball(_ values: [Int], forest: UInt64, value: Int) -> InteriorBall? {
        let entries = values.map { Integer($0) }
        var distance: Integer = 0
        for (number, pairs) in terms.enumerated() {
            var difference = forest >> UInt64(number) & 1 == 1 ? Integer(-value) : 0
            for (x, y) in pairs { difference.addProduct(entries[x], entries[y]) }
            distance.addProduct(difference, difference)
        }
        let margin = Self.rootAbove(4 * distance)
        var matrix = gramMatrix(entries, zero: Integer(0)) { $0.addProduct($1, $2) }
        for cell in cells.indices { matrix[cell][cell] -= margin }
        guard Self.isPositiveDefinite(matrix) else { return nil }
        var layers: [[Cell: Integer]] = [[:], [:]]
        for (entry, number) in zip(unknowns, entries) where number != 0 {
            layers[entry.layer][Cell(row: entry.output, column: entry.input)] = number
        }
        return InteriorBall(
            cells: Members(forest).map { cells[$0] }, value: Integer(value), layers: layers, margin: margin)
    }

    /// A positive integer, not much above the root, whose square is at least the number.
    private static func rootAbove(_ number: Integer) -> Integer {
        let guess = number.asDouble.squareRoot().rounded(.up)
        guard guess < 0x1p52 else { return number }
        var root = Integer(max(1, Int(guess)))
        while root * root < number { root += 1 }
        return root
    }

    /// By elimination without fractions: its pivots are the leading minors (Bareiss; Sylvester's criterion).
    private static func isPositiveDefinite(_ lowerHalf: [[Integer]]) -> Bool {
        var matrix = lowerHalf
        var previous: Integer = 1
        for step in matrix.indices {
            let pivot = matrix[step][step]
            guard pivot.signum() > 0 else { return false }
            for row in step + 1..<max(step + 1, matrix.count) {
                let head = matrix[row][step]
                for column in step + 1...row {
                    var entry = matrix[row][column] * pivot
                    entry.subtractProduct(head, matrix[column][step])
                    matrix[row][column] = entry.dividedExactly(by: previous)
                }
            }
            previous = pivot
        }
        return true
    }
}
