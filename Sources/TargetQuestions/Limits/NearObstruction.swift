import ExactArithmetic
import Proofs
import Rules
import SupportTheory

/// How far a matrix A is from matrices without a best approximation: those that a witness A₀ leads to (SC162).
///
/// Such a matrix is D A₀ D', with numbers that are not zero for the lines, on the component of the masks that holds the
/// window, and anything elsewhere. So only the component counts.
public struct NearObstruction: Sendable {
    public static let statement = RuleCode.SC162

    /// The obstruction that led to the witness.
    public let rule: RuleCode
    /// The window of the witness.
    public let rows: [Int]
    public let columns: [Int]
    /// Whether A is the witness on the window, up to scales of rows and columns.
    public let isScaledWitness: Bool
    /// The square of the Frobenius distance of A from one such matrix, or one that such matrices come near to.
    public internal(set) var squaredDistance: Rational
    /// ‖A‖², of all entries.
    public let squaredNorm: Rational

    init(_ witness: NonClosedness, _ matrix: [Cell: Rational], _ supports: RankOneSupports) {
        (rule, rows, columns) = (witness.rule, witness.rows, witness.columns)
        squaredNorm = matrix.values.reduce(0) { $0 + $1 * $1 }
        let scales = ScaledWitness.scales(of: matrix, to: witness)
        isScaledWitness = scales != nil
        let nearest = scales.map(ScaledFit.init) ?? ScaledFit(witness.limit, to: matrix)
        let counts = Self.component(of: witness, supports)
        var squared: Rational = 0
        for cell in Set(matrix.keys).union(witness.limit.keys).sorted()
        where counts(cell) && !supports.cover(row: cell.row, column: cell.column).isEmpty {
            let other = (witness.limit[cell] ?? 0) * nearest.value(cell)
            let difference = (matrix[cell] ?? 0) - other
            squared += difference * difference
        }
        squaredDistance = squared
    }

    /// Whether a cell is in the component of the masks that holds the witness; every cell, if it lies in several.
    private static func component(of witness: NonClosedness, _ supports: RankOneSupports) -> (Cell) -> Bool {
        for part in MaskComponents(supports).parts {
            let (rows, columns) = (Set(part.rows), Set(part.columns))
            let isInside = { (cell: Cell) in rows.contains(cell.row) && columns.contains(cell.column) }
            if witness.limit.keys.allSatisfy(isInside) { return isInside }
        }
        return { _ in true }
    }
}

/// Scales of the lines of a witness that bring it near a matrix: least squares for the rows and for the columns in turn, in
/// floating numbers, which are then taken exactly. Any scales give a bound.
private struct ScaledFit {
    private var rows: [Int: Rational]
    private var columns: [Int: Rational]

    private static let rounds = 40

    init(_ scales: LineScales) { (rows, columns) = (scales.rows, scales.columns) }

    init(_ witness: [Cell: Rational], to matrix: [Cell: Rational]) {
        let cells = witness.keys.sorted().map { cell in
            (cell: cell, value: (witness[cell] ?? 0).asDouble, target: (matrix[cell] ?? 0).asDouble)
        }
        // One number for all is the best start that is always there.
        let product = cells.reduce(0) { $0 + $1.value * $1.target }
        let norm = cells.reduce(0) { $0 + $1.value * $1.value }
        var rows = Dictionary(cells.map { ($0.cell.row, 1.0) }, uniquingKeysWith: { one, _ in one })
        var columns = Dictionary(cells.map { ($0.cell.column, product / norm) }, uniquingKeysWith: { one, _ in one })
        for _ in 0..<Self.rounds {
            rows = Self.solved(cells.map { ($0.cell.row, $0.value * (columns[$0.cell.column] ?? 0), $0.target) }, rows)
            columns = Self.solved(
                cells.map { ($0.cell.column, $0.value * (rows[$0.cell.row] ?? 0), $0.target) }, columns)
        }
        self.rows = rows.mapValues(Rational.init(rounding:))
        self.columns = columns.mapValues(Rational.init(rounding:))
    }

    func value(_ cell: Cell) -> Rational { rows[cell.row, default: 1] * columns[cell.column, default: 1] }

    /// For each line the number s that makes Σ (target − s · factor)² least; the old one where every factor is zero.
    private static func solved(_ terms: [(line: Int, factor: Double, target: Double)], _ old: [Int: Double]) -> [Int:
        Double]
    {
        var sums: [Int: (product: Double, norm: Double)] = [:]
        for term in terms {
            sums[term.line, default: (0, 0)].product += term.factor * term.target
            sums[term.line, default: (0, 0)].norm += term.factor * term.factor
        }
        return old.merging(sums.compactMapValues { $0.norm > 0 ? $0.product / $0.norm : nil }) { _, new in new }
    }
}

extension Rational {
    /// A number near a floating one, of 21 bits; zero for what is no number, or far from one.
    fileprivate init(rounding value: Double) {
        guard value.isNormal, abs(value.exponent) < 400 else {
            self = 0
            return
        }
        let bits = Int(value.exponent) - 20
        let digits = Rational(Int((value.significand * 0x1p20).rounded()) * (value < 0 ? -1 : 1))
        let power = Rational(2).power(abs(bits))
        self = bits < 0 ? digits / power : digits * power
    }
}
