import ExactArithmetic
import MaskFiles
import SupportTheory

/// The matrix of `--target`, with its numbers exactly as the file has them.
struct TargetMatrix: Sendable {
    let path: String
    let rowCount: Int
    let columnCount: Int
    /// The entries that are not zero.
    private(set) var entries: [Cell: Rational] = [:]
    /// The places that were given.
    private var given: Set<Cell> = []

    /// Cells above which a matrix is not taken: every entry becomes a fraction.
    private static let mostCells = 1 << 20

    init(rowCount: Int, columnCount: Int, path: String) throws(MaskFilesError) {
        let (cells, isBeyond) = rowCount.multipliedReportingOverflow(by: columnCount)
        guard !isBeyond, cells <= Self.mostCells else {
            throw MaskFilesError(
                file: path,
                message: "expected a matrix of at most \(Self.mostCells) entries, found \(rowCount) × \(columnCount)")
        }
        (self.rowCount, self.columnCount, self.path) = (rowCount, columnCount, path)
    }

    /// Sets an entry; false if it was given before.
    mutating func set(_ value: Rational, _ cell: Cell) -> Bool {
        guard given.insert(cell).inserted else { return false }
        if !value.isZero { entries[cell] = value }
        return true
    }
}
