import DenseNumerics
import FloatingProposals

/// A real matrix with a row for each of some lines whose rows are independent on each of given sets, as independent as
/// can be had cheaply.
///
/// Lines that meet in a set must differ. If the lines can be coloured with as many colours as there are columns, unit
/// vectors of the colours are orthonormal on every set; else the best of a few random matrices with rows of norm 1 is
/// taken, by the smallest singular value over all sets. Random rows are independent with probability 1.
struct GenericFactor {
    private let rows: [[Double]]
    private let width: Int
    /// For unit vectors the column of each line.
    private let colours: [Int]?
    private var inverses: [[Int]: Matrix<Double>] = [:]

    private static let attempts = 16
    private static let seed: UInt64 = 0x5EED

    /// - Parameter sets: of lines, each of at most `width`.
    init(lineCount: Int, width: Int, sets: [[Int]]) {
        self.width = width
        if width == 0 {
            (rows, colours) = ([[Double]](repeating: [], count: lineCount), nil)
            return
        }
        if let colours = Self.colouring(lineCount, width, sets) {
            self.colours = colours
            rows = colours.map { colour in (0..<width).map { $0 == colour ? 1 : 0 } }
            return
        }
        colours = nil
        let distinct = Array(Set(sets.filter { !$0.isEmpty })).sorted { $0.lexicographicallyPrecedes($1) }
        var generator = SeededNormals(seed: Self.seed)
        var best: (rows: [[Double]], decompositions: [SingularValueDecomposition<Double>], least: Double)?
        for _ in 0..<Self.attempts {
            let rows = (0..<lineCount).map { _ in Self.unit(generator.normals(width)) }
            let decompositions = distinct.map { set in
                SingularValueDecomposition(Matrix(rows: set.count, columns: width) { rows[set[$0]][$1] })
            }
            let least = decompositions.reduce(1) { min($0, $1.values.last ?? 1) }
            if least > best?.least ?? 0 { best = (rows, decompositions, least) }
        }
        guard let best else { preconditionFailure("random rows are independent") }
        rows = best.rows
        for (set, decomposition) in zip(distinct, best.decompositions) {
            inverses[set] = Self.inverse(decomposition)
        }
    }

    /// The row of a line.
    func row(_ line: Int) -> [Double] { rows[line] }

    /// The shortest combination of the columns that takes given values on the lines of a set that was announced.
    func coefficients<Scalar: MatrixScalar>(of values: [Scalar], on set: [Int]) -> [Scalar] {
        var result = [Scalar](repeating: .zero, count: width)
        if let colours {
            for (line, value) in zip(set, values) { result[colours[line]] = value }
            return result
        }
        guard let inverse = inverses[set] else { return result }
        for index in 0..<width {
            for (place, value) in values.enumerated() { result[index] += inverse[index, place] * value }
        }
        return result
    }

    /// V diag(1/σ) Uᵀ of a matrix of full row rank.
    private static func inverse(_ decomposition: SingularValueDecomposition<Double>) -> Matrix<Double> {
        let (u, v) = (decomposition.left, decomposition.right)
        return Matrix(rows: v.rowCount, columns: u.rowCount) { row, column in
            decomposition.values.indices.reduce(0) {
                $0 + v[row, $1] * u[column, $1] / decomposition.values[$1]
            }
        }
    }

    private static func unit(_ vector: [Double]) -> [Double] {
        let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / norm }
    }

    /// Colours for lines so that those of a set differ, by the greedy method with the lines of most neighbours first;
    /// nil if it takes more colours than there are.
    private static func colouring(_ lineCount: Int, _ count: Int, _ sets: [[Int]]) -> [Int]? {
        var neighbours = [Set<Int>](repeating: [], count: lineCount)
        for set in sets { for line in set { neighbours[line].formUnion(set) } }
        var colours = [Int](repeating: -1, count: lineCount)
        for line in neighbours.indices.sorted(by: { (-neighbours[$0].count, $0) < (-neighbours[$1].count, $1) }) {
            let taken = Set(neighbours[line].map { colours[$0] })
            guard let free = (0..<count).first(where: { !taken.contains($0) }) else { return nil }
            colours[line] = free
        }
        return colours
    }
}
