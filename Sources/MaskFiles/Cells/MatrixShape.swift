import SupportMasks

/// The shape of an array that was found to be a mask's.
struct MatrixShape {
    let rows: Int
    let columns: Int

    /// - Parameters:
    ///   - shape: the sizes of the array's dimensions, none negative.
    ///   - isSparse: whether entries are listed with their places, so that cells do not count.
    init(_ shape: [Int], isSparse: Bool = false, limits: MaskLimits, context: ReadingContext) throws(MaskFilesError) {
        guard shape.count == 2 else { throw context.error(Self.complaint(dimensions: shape)) }
        (rows, columns) = (shape[0], shape[1])
        guard rows > 0, columns > 0 else {
            throw context.error("expected a row and a column at least, found \(rows) × \(columns)")
        }
        if isSparse, limits.maxSparseLines > 0 {
            guard max(rows, columns) <= limits.maxSparseLines else {
                throw context.error(
                    "expected at most \(limits.maxSparseLines) rows and columns in a sparse matrix, found \(rows) × \(columns)"
                )
            }
            return
        }
        guard rows <= limits.maxRows else {
            throw context.error("expected at most \(limits.maxRows) rows, found \(rows)")
        }
        guard columns <= limits.maxColumns else {
            throw context.error("expected at most \(limits.maxColumns) columns, found \(columns)")
        }
        guard let cells = checkedProduct([rows, columns]), cells <= limits.maxCells else {
            throw context.error("expected at most \(limits.maxCells) cells in a mask, found \(rows) × \(columns)")
        }
    }

    /// What is wrong with an array of other than two dimensions.
    static func complaint(dimensions shape: [Int]) -> String {
        let expected = "expected a matrix (two dimensions), found "
        switch shape.count {
        case 0: return expected + "a single number (no dimension), which is not a mask"
        case 1: return expected + "a vector of \(shape[0]) entries (one dimension), which is no mask of a layer"
        default:
            let sizes = shape.prefix(8).map(String.init).joined(separator: " × ") + (shape.count > 8 ? " × …" : "")
            let hint =
                shape.count == 4
                ? "the weight of a convolution is read as the matrix that you reshape it to"
                : "reshape it to the matrix that is meant"
            return expected + "\(shape.count) dimensions (\(sizes)): \(hint)"
        }
    }
}

/// Counts the cells of the masks of an instance.
struct CellBudget {
    private var left: Int

    init(_ limits: MaskLimits) { left = limits.maxTotalCells }

    /// Takes a mask's cells, before it is allocated.
    mutating func take(_ shape: MatrixShape, limits: MaskLimits, context: ReadingContext) throws(MaskFilesError) {
        left -= shape.rows * shape.columns
        guard left >= 0 else {
            throw context.error("expected at most \(limits.maxTotalCells) cells in all masks together, found more")
        }
    }
}
