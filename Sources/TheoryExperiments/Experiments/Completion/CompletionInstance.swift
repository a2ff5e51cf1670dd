import ExactArithmetic
import FloatingProposals
import Proofs
import SupportFamilies
import SupportMasks

/// Some known entries of a small matrix, and the factorization problem that they become.
struct CompletionInstance {
    let rowCount: Int
    let columnCount: Int
    let known: [Cell: Rational]
    /// The whole rectangle, and a 1 × 1 support for each unknown cell.
    let supports: FactorSupports
    /// The known entries, and whatever stands in the other cells.
    let matrix: [Cell: Rational]
    /// The unknown cells, in the order of their supports.
    var unknown: [Cell] { cells.filter { known[$0] == nil } }

    private var cells: [Cell] {
        (0..<rowCount).flatMap { row in (0..<columnCount).map { Cell(row: row, column: $0) } }
    }

    /// A random one of two to four rows and columns. Its entries are those of a matrix of rank one, or any.
    ///
    /// - Parameter omitsUnknown: whether the 1 × 1 supports of the unknown cells are left out, which makes the
    ///   reduction wrong.
    init(_ normals: inout SeededNormals, isCompletable: Bool, omitsUnknown: Bool) throws {
        let (m, n) = (Int.random(in: 2...4, using: &normals), Int.random(in: 2...4, using: &normals))
        let x = (0..<m).map { _ in Rational(Int.random(in: -2...3, using: &normals)) }
        let y = (0..<n).map { _ in Rational(Int.random(in: -2...3, using: &normals)) }
        var (known, matrix) = ([Cell: Rational](), [Cell: Rational]())
        let mask = BitMatrix(rowCount: m, columnCount: n) { _, _ in Int.random(in: 0..<10, using: &normals) < 7 }
        for row in 0..<m {
            for column in 0..<n {
                let any = Rational(Int.random(in: -2...3, using: &normals))
                let cell = Cell(row: row, column: column)
                matrix[cell] = isCompletable && mask[row, column] ? x[row] * y[column] : any
                if mask[row, column] { known[cell] = matrix[cell] }
            }
        }
        let full = try SupportFamilies.completion(mask)
        guard let masks = full.factorSupports else { throw ExperimentFault.noFactors(full.name) }
        let width = omitsUnknown ? 1 : masks.width
        supports = FactorSupports(
            left: BitMatrix(rowCount: m, columnCount: width) { masks.left[$0, $1] },
            right: BitMatrix(rowCount: n, columnCount: width) { masks.right[$0, $1] })
        (rowCount, columnCount, self.known, self.matrix) = (m, n, known, matrix)
    }

    /// Whether factors that a completion gives have the product that is asked for: x and y in the first column, and in
    /// the column of an unknown cell what is missing there.
    func isSolved(by completion: RankOneCompletion) -> Bool {
        var left = Array(repeating: [Rational](repeating: 0, count: supports.width), count: rowCount)
        var right = Array(repeating: [Rational](repeating: 0, count: supports.width), count: columnCount)
        for row in 0..<rowCount { left[row][0] = completion.x[row] }
        for column in 0..<columnCount { right[column][0] = completion.y[column] }
        for (index, cell) in unknown.enumerated() where index + 1 < supports.width {
            left[cell.row][index + 1] = 1
            right[cell.column][index + 1] =
                matrix[cell, default: 0] - completion.x[cell.row] * completion.y[cell.column]
        }
        return cells.allSatisfy { cell in
            let sum = zip(left[cell.row], right[cell.column]).reduce(0 as Rational) { $0 + $1.0 * $1.1 }
            return sum == matrix[cell, default: 0]
        }
    }
}
