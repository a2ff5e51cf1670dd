import DenseNumerics
import FixedSupportSolver
import FloatingProposals
import SupportMasks

/// Factors X and Y on masks, both with a column for each support.
struct Pair {
    var left: Matrix<Double>
    var right: Matrix<Double>

    /// Normal numbers on the supports.
    init(on masks: FactorSupports, _ normals: inout SeededNormals) {
        left = Matrix(rows: masks.rowCount, columns: masks.width) { masks.left[$0, $1] ? normals.normal() : 0 }
        right = Matrix(rows: masks.columnCount, columns: masks.width) { masks.right[$0, $1] ? normals.normal() : 0 }
    }

    init(left: Matrix<Double>, right: Matrix<Double>) { (self.left, self.right) = (left, right) }

    /// X Yᵀ.
    var product: Matrix<Double> { left * right.transposed }

    /// The pair as a chain: X, Yᵀ.
    var chain: FactorChain<Double> { FactorChain(factors: [left, right.transposed]) }

    /// How far the columns of two pairs are from one another, up to scaling: the largest sine of the angle between
    /// columns of the same place, on either side. Equal supports may stand in another order: the best one counts.
    func distance(to other: Pair, classes: [[Int]]) -> Double {
        classes.map { members in
            Self.orders(of: members).map { order in
                zip(members, order).map { a, b in
                    max(Self.sine(left, a, other.left, b), Self.sine(right, a, other.right, b))
                }.max() ?? 0
            }.min() ?? 0
        }.max() ?? 0
    }

    private static func orders(of members: [Int]) -> [[Int]] {
        guard let last = members.last else { return [[]] }
        return orders(of: members.dropLast()).flatMap { order in
            (0...order.count).map { place in
                var order = order
                order.insert(last, at: place)
                return order
            }
        }
    }

    /// ‖u − v (vᵀu)‖ of the columns as unit vectors, which loses no digits where they are near.
    private static func sine(_ a: Matrix<Double>, _ i: Int, _ b: Matrix<Double>, _ j: Int) -> Double {
        let (u, v) = (unit(a, i), unit(b, j))
        let cosine = zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
        return zip(u, v).reduce(0) { sum, pair in
            let rest = pair.0 - cosine * pair.1
            return sum + rest * rest
        }.squareRoot()
    }

    private static func unit(_ matrix: Matrix<Double>, _ column: Int) -> [Double] {
        let entries = (0..<matrix.rowCount).map { matrix[$0, column] }
        let norm = entries.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return norm > 0 ? entries.map { $0 / norm } : entries
    }
}
