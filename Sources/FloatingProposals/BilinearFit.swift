/// Factors X, Y with given supports and X Yᵀ near a given matrix, in floating numbers.
///
/// The unknowns are the entries of X in the order of `left`, then those of Y in the order of `right`.
package struct BilinearFit: Sendable {
    /// An entry of a factor: a line (row for X, column for Y) and a column of the factor.
    package struct Entry: Sendable, Hashable {
        package var line: Int
        package var support: Int

        package init(line: Int, support: Int) {
            (self.line, self.support) = (line, support)
        }
    }

    package let left: [Entry]
    package let right: [Entry]
    package var method = LeastSquares()
    /// Every unknown times this is a residual too: keeps factors small.
    package var tether = 0.0
    /// For each observed cell the numbers of the two unknowns of each of its terms, one after the other.
    private let terms: [[(Int, Int)]]

    package var unknownCount: Int { left.count + right.count }

    /// - Parameter observed: the cells in which X Yᵀ is looked at; targets have their order.
    package init(left: [Entry], right: [Entry], observed: [(row: Int, column: Int)]) {
        (self.left, self.right) = (left, right)
        var columns: [Int: [(support: Int, unknown: Int)]] = [:]
        for (number, entry) in right.enumerated() {
            columns[entry.line, default: []].append((entry.support, left.count + number))
        }
        var rows: [Int: [(support: Int, unknown: Int)]] = [:]
        for (number, entry) in left.enumerated() { rows[entry.line, default: []].append((entry.support, number)) }
        terms = observed.map { cell in
            (rows[cell.row] ?? []).flatMap { x in
                (columns[cell.column] ?? []).filter { $0.support == x.support }.map { (x.unknown, $0.unknown) }
            }
        }
    }

    /// A point near `start` at which the sum of squares is least.
    /// - Returns: the unknowns, and ‖X Yᵀ − target‖² on the observed cells.
    package func fit(_ target: [Double], start: [Double]) -> (point: [Double], squaredResidual: Double) {
        let (m, n) = (terms.count, unknownCount)
        let extra = tether == 0 ? 0 : n
        let found = method.minimise(start, residualCount: m + extra) { x, residuals, jacobian in
            for row in 0..<m {
                var value = -target[row]
                for (a, b) in terms[row] {
                    value += x[a] * x[b]
                    jacobian[row * n + a] = x[b]
                    jacobian[row * n + b] = x[a]
                }
                residuals[row] = value
            }
            for unknown in 0..<extra {
                residuals[m + unknown] = tether * x[unknown]
                jacobian[(m + unknown) * n + unknown] = tether
            }
        }
        return (found.point, squaredResidual(found.point, target))
    }

    /// ‖X Yᵀ − target‖² on the observed cells.
    package func squaredResidual(_ point: [Double], _ target: [Double]) -> Double {
        zip(terms, target).reduce(0) { sum, part in
            let difference = part.0.reduce(-part.1) { $0 + point[$1.0] * point[$1.1] }
            return sum + difference * difference
        }
    }
}
