import DenseNumerics
import SupportMasks

/// minimise ½‖A − F_1 F_2 ⋯ F_L‖_F² over factors F_l that are zero outside their masks.
public struct DescentProblem: Sendable {
    /// The masks in the order of the product, left to right; neighbours fit.
    public let masks: [BitMatrix]
    /// A: as many rows as the first mask, as many columns as the last.
    public let target: Matrix<Double>

    /// - Throws: `DescentProblemError` if there is no mask, neighbours do not fit, the target has another shape, or an
    ///   entry of it is not a number.
    public init(masks: [BitMatrix], target: Matrix<Double>) throws(DescentProblemError) {
        guard let first = masks.first, let last = masks.last else { throw .noFactor }
        for (index, pair) in zip(masks, masks.dropFirst()).enumerated()
        where pair.0.columnCount != pair.1.rowCount {
            throw .factorsDoNotFit(left: index + 1, columns: pair.0.columnCount, rows: pair.1.rowCount)
        }
        let (rows, columns) = (first.rowCount, last.columnCount)
        guard target.rowCount == rows, target.columnCount == columns else {
            throw .targetShape(rows: target.rowCount, columns: target.columnCount, expected: (rows, columns))
        }
        if let index = target.elements.firstIndex(where: { !$0.isFinite }) {
            throw .targetEntry(row: index / columns, column: index % columns)
        }
        self.masks = masks
        self.target = target
    }

    /// The problem of an instance: its masks are I and Jᵀ, or the layers W_N, …, W_1, output side first.
    ///
    /// - Throws: as the other initialiser.
    public init(_ instance: MaskInstance, target: Matrix<Double>) throws(DescentProblemError) {
        try self.init(masks: Self.masks(of: instance), target: target)
    }

    /// The masks of an instance in the order of the product.
    public static func masks(of instance: MaskInstance) -> [BitMatrix] {
        switch instance.masks {
        case .factorization(let supports): [supports.left, supports.right.transposed()]
        case .network(let layers): layers.reversed().map(\.mask)
        }
    }
}

/// Why masks and a target are no problem.
public enum DescentProblemError: Error, CustomStringConvertible {
    case noFactor
    /// Factors are counted from 1, from the left.
    case factorsDoNotFit(left: Int, columns: Int, rows: Int)
    case targetShape(rows: Int, columns: Int, expected: (rows: Int, columns: Int))
    /// An entry that is infinite or no number, counted from 0.
    case targetEntry(row: Int, column: Int)
    /// A starting factor of another shape than its mask, counted from 1.
    case startShape(factor: Int)
    /// A starting factor with an entry outside its mask; the factor is counted from 1, the entry from 0.
    case startOutsideMask(factor: Int, row: Int, column: Int)

    public var description: String {
        switch self {
        case .noFactor:
            "a product needs a factor"
        case .factorsDoNotFit(let left, let columns, let rows):
            "factor \(left) has \(columns) columns, factor \(left + 1) has \(rows) rows"
        case .targetShape(let rows, let columns, let expected):
            "the target is \(rows) × \(columns), the masks make \(expected.rows) × \(expected.columns) matrices"
        case .targetEntry(let row, let column):
            "the target's entry (\(row), \(column)) is not a finite number"
        case .startShape(let factor):
            "the starting factor \(factor) has another shape than its mask"
        case .startOutsideMask(let factor, let row, let column):
            "the starting factor \(factor) has an entry outside its mask at (\(row), \(column))"
        }
    }
}
