import ExactArithmetic
import Membership
import Proofs
import SupportMasks
import SupportTheory

/// A part of a question whose answer does not hang on the others: some rows and columns with the supports that meet them,
/// and the matrix there.
struct TargetPart {
    /// The lines and supports of the part in the numbers of the instance.
    let rows: [Int]
    let columns: [Int]
    private let names: [Int]
    let supports: RankOneSupports
    /// The entries that are not zero, in the part's own numbers.
    let matrix: [Cell: Rational]

    /// The window of some lines, ascending.
    init(rows: [Int], columns: [Int], of supports: RankOneSupports, _ matrix: [Cell: Rational]) {
        (self.rows, self.columns) = (rows, columns)
        (self.supports, names) = supports.restricted(rows: rows, columns: columns)
        let rowNumbers = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        let columnNumbers = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        self.matrix = Dictionary(
            uniqueKeysWithValues: matrix.compactMap { cell, value in
                guard let row = rowNumbers[cell.row], let column = columnNumbers[cell.column] else { return nil }
                return (Cell(row: row, column: column), value)
            })
    }

    private init(_ part: TargetPart, rows: [Int], columns: [Int]) {
        let window = TargetPart(rows: rows, columns: columns, of: part.supports, part.matrix)
        self.rows = rows.map { part.rows[$0] }
        self.columns = columns.map { part.columns[$0] }
        names = window.names.map { part.names[$0] }
        (supports, matrix) = (window.supports, window.matrix)
    }

    /// The names of the part's lines and supports in the instance.
    var unitNames: UnitNames {
        UnitNames(rows: { rows[$0] }, columns: { columns[$0] }, supports: { names[$0] })
    }

    /// The names of its supports.
    func supportNames(_ supports: [Int]) -> [Int] { supports.map { names[$0] } }

    /// Whether it has few enough lines and supports for the searches that go through them by words.
    var isSmall: Bool { max(supports.rowCount, supports.columnCount, supports.width) <= 64 }

    /// The same question on some of its lines, in its own numbers.
    func window(rows: [Int], columns: [Int]) -> TargetPart { TargetPart(self, rows: rows, columns: columns) }

    /// The lines of the matrix that are not zero as a part. The others change no answer: an entry of a factor in a line
    /// that is zero can be zero.
    static func nonzeroLines(of matrix: [Cell: Rational], _ supports: RankOneSupports) -> TargetPart {
        let (rows, columns) = (Set(matrix.keys.map(\.row)), Set(matrix.keys.map(\.column)))
        return TargetPart(rows: rows.sorted(), columns: columns.sorted(), of: supports, matrix)
    }

    /// The parts whose rows and columns no support joins, in the order of their first rows.
    var components: [TargetPart] {
        let lines = MaskComponents(supports)
        guard lines.parts.count > 1 else { return [self] }
        return lines.parts.map { window(rows: $0.rows, columns: $0.columns) }
    }
}
