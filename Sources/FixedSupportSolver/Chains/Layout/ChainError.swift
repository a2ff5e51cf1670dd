import SupportMasks

/// Why a chain or a target cannot be solved.
public enum ChainError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Two neighbours, after redundant pairs were merged, are not chainable.
    case notChainable(left: KroneckerPattern, right: KroneckerPattern)
    /// The target has not the shape of the product.
    case wrongShape(rows: Int, columns: Int, expectedRows: Int, expectedColumns: Int)
    /// An entry of the target is not a finite number.
    case notFinite(row: Int, column: Int)

    public var description: String {
        switch self {
        case .notChainable(let left, let right):
            "the patterns \(left) and \(right) are not chainable, so the hierarchical algorithm does not apply"
        case .wrongShape(let rows, let columns, let expectedRows, let expectedColumns):
            "the target is \(rows) × \(columns), and the product of the chain is \(expectedRows) × \(expectedColumns)"
        case .notFinite(let row, let column):
            "the target's entry in row \(row + 1), column \(column + 1) is not a finite number"
        }
    }
}
