import DenseNumerics
import FixedSupportSolver
import SupportFamilies
import SupportMasks

/// Masks on which a descent can end in a minimum that is not the least, though nothing leads down from it.
///
/// Rank-one completion of two 2 × 2 blocks of ones, which two single known cells of ½ link: completions that are near
/// one on both blocks have x yᵀ near 1 or near −1 on a link, according to the sign of the second block's factors, and
/// the way from one sign to the other goes over a ridge, where a block is given up. The six unknown cells have 1 × 1
/// supports, which overlap the full one.
enum SpuriousMinimum {
    static let target = Matrix<Double>(rows: 4, columns: 4) { row, column in
        (row < 2) == (column < 2) ? 1 : isLink(row, column) ? 0.5 : 0
    }

    static func masks() throws -> FactorSupports {
        let known = BitMatrix(rowCount: 4, columnCount: 4) { ($0 < 2) == ($1 < 2) || isLink($0, $1) }
        guard let masks = try SupportFamilies.completion(known).factorSupports else { throw ExperimentFault.noPlan }
        return masks
    }

    private static func isLink(_ row: Int, _ column: Int) -> Bool { min(row, column) == 0 && max(row, column) == 2 }

    /// Factors of the right signs on the blocks and the wrong one on the links; unknown cells are matched.
    static func start() throws -> Pair {
        let masks = try masks()
        let sign = [1.0, 1, -1, -1]
        var pair = Pair(
            left: Matrix(rows: 4, columns: masks.width) { masks.left[$0, $1] ? ($1 == 0 ? sign[$0] : 1) : 0 },
            right: Matrix(rows: 4, columns: masks.width) { masks.right[$0, $1] && $1 == 0 ? sign[$0] : 0 })
        for support in 1..<masks.width {
            for row in masks.left.column(support) {
                for column in masks.right.column(support) {
                    pair.right[column, support] = target[row, column] - sign[row] * sign[column]
                }
            }
        }
        return pair
    }
}
