import DenseNumerics

/// What a method found: factors, how good they are, and what is known of the best.
///
/// All methods return this one value, so that reports need not know which it was.
public struct Solution<Scalar: MatrixScalar>: Sendable {
    public var method: SolutionMethod
    /// Why this method, a sentence for readers.
    public var reason = ""
    /// The best factors that were seen, in the order of the product, left to right.
    public var factors: [SolutionFactor<Scalar>]
    /// ‖A − F_1 ⋯ F_L‖ of these factors, measured on their product.
    public var error: Double
    /// ‖A‖, which relative errors are relative to.
    public var targetNorm: Double
    /// No factors on the masks have a smaller error than this.
    public var lower: CertifiedBound
    /// The error of these factors is no larger than this, by a theorem on the method; nil where there is none.
    ///
    /// So lower ≤ the best error ≤ error ≤ guarantee, up to rounding.
    public var guarantee: CertifiedBound?
    /// Whether the best error is attained by these factors, by a theorem and up to rounding.
    public var isOptimal: Bool
    /// How the run went, for methods that iterate; in the order of the steps.
    public var history: [SolutionSample]
    /// Whether a time limit or an interrupt ended the run early.
    public var isCut: Bool
    /// Whether the weights were seen to run away: norms grow without end while the error falls.
    public var runsAway = false
    /// Sentences for readers: what was observed, which rule predicted it, what to do next.
    public var notes: [String]
    /// Tables of the method for readers and scripts, such as the errors of the splits of a hierarchical run.
    public var tables: [SolutionTable]

    /// A solution whose error was measured by its method.
    ///
    /// - Parameter error: ‖A − F_1 ⋯ F_L‖ of these factors.
    public init(
        factors: [SolutionFactor<Scalar>], error: Double, targetNorm: Double, method: SolutionMethod,
        lower: CertifiedBound, guarantee: CertifiedBound? = nil, isOptimal: Bool = false,
        history: [SolutionSample] = [],
        isCut: Bool = false, notes: [String] = [], tables: [SolutionTable] = []
    ) {
        let lines = (factors.first?.rowCount ?? 0) + (factors.last?.columnCount ?? 0)
        self.method = method
        self.factors = factors
        self.error = error
        self.targetNorm = targetNorm
        self.lower = lower
        self.guarantee = guarantee
        // An error of nothing but rounding is the least, whoever found it.
        self.isOptimal = isOptimal || error <= CertifiedBound.rounding(lines: lines, norm: targetNorm)
        self.history = history
        self.isCut = isCut
        self.notes = notes
        self.tables = tables
    }

    /// A solution whose error is measured here.
    ///
    /// - Parameters:
    ///   - lower: what is certain of the best error; 0 where nothing is.
    ///   - guarantee: what a theorem says of the error.
    public init(
        _ chain: FactorChain<Scalar>, of problem: FactorChainProblem<Scalar>, method: SolutionMethod,
        lower: CertifiedBound = .nothing, guarantee: CertifiedBound? = nil, isOptimal: Bool = false,
        history: [SolutionSample] = [], isCut: Bool = false, notes: [String] = [], tables: [SolutionTable] = []
    ) {
        self.init(
            factors: chain.factors.map(SolutionFactor.init), error: problem.error(of: chain),
            targetNorm: problem.target.frobeniusNorm, method: method, lower: lower, guarantee: guarantee,
            isOptimal: isOptimal,
            history: history, isCut: isCut, notes: notes, tables: tables)
    }

    /// The factors as matrices, all at a time.
    public var chain: FactorChain<Scalar> { FactorChain(factors: factors.map { $0.matrix() }) }

    /// The error over ‖A‖; 0 if both are 0.
    public var relativeError: Double { error == 0 ? 0 : error / targetNorm }
}

/// A factor that is written out when it is asked for: a chain of many sparse factors takes less memory than one of them
/// with its zeros.
public struct SolutionFactor<Scalar: MatrixScalar>: Sendable {
    public let rowCount: Int
    public let columnCount: Int
    /// ‖F‖ (Frobenius).
    public let norm: Double
    /// The factor with its zeros.
    public let matrix: @Sendable () -> Matrix<Scalar>

    public init(rowCount: Int, columnCount: Int, norm: Double, matrix: @escaping @Sendable () -> Matrix<Scalar>) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.norm = norm
        self.matrix = matrix
    }

    public init(_ matrix: Matrix<Scalar>) {
        self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount, norm: matrix.frobeniusNorm) { matrix }
    }
}

/// How factors were found.
public enum SolutionMethod: String, Sendable, Hashable, CaseIterable {
    /// Truncated singular value decompositions of disjoint blocks, and exact fits: an optimum.
    case blocks
    /// The hierarchical algorithm on a chain of Kronecker-sparse factors.
    case chain
    /// Alternating least squares.
    case als
    /// Gradient descent with the Adam steps.
    case adam
    /// Plain gradient descent.
    case gradientDescent = "gd"
    /// Gradient descent with momentum.
    case momentum
}

/// A bound on the best error, in the Frobenius norm, and why it holds.
public struct CertifiedBound: Sendable, Hashable {
    public var value: Double
    /// A sentence without its full stop.
    public var argument: String

    public init(_ value: Double, by argument: String) {
        self.value = value
        self.argument = argument
    }

    /// 0, which bounds every error.
    public static let nothing = CertifiedBound(0, by: "no error is smaller than 0, and nothing more is known")

    /// What rounding may have changed in a bound that was computed in floating point: (m + n) 2⁻⁵² ‖A‖.
    static func rounding(lines: Int, norm: Double) -> Double { Double(lines) * 0x1p-52 * norm }

    /// A lower bound as computed, lessened by what rounding may have added.
    static func lessened<Scalar>(_ value: Double, for target: Matrix<Scalar>, by argument: String) -> CertifiedBound {
        CertifiedBound(max(0, value - rounding(target)), by: argument)
    }

    /// An upper bound as computed, raised by what rounding may have taken.
    static func raised<Scalar>(_ value: Double, for target: Matrix<Scalar>, by argument: String) -> CertifiedBound {
        CertifiedBound(value + rounding(target), by: argument)
    }

    private static func rounding<Scalar>(_ target: Matrix<Scalar>) -> Double {
        rounding(lines: target.rowCount + target.columnCount, norm: target.frobeniusNorm)
    }
}

/// A step of a method that iterates.
public struct SolutionSample: Sendable, Hashable {
    public var step: Int
    /// ‖A − F_1 ⋯ F_L‖, without a penalty.
    public var error: Double
    /// (Σ_l ‖F_l‖²)^½.
    public var norm: Double

    public init(step: Int, error: Double, norm: Double) {
        self.step = step
        self.error = error
        self.norm = norm
    }
}

/// A table of a method: columns of numbers with names.
public struct SolutionTable: Sendable, Hashable {
    /// A key for scripts, in camelCase.
    public var key: String
    /// A heading for readers.
    public var title: String
    public var columns: [String]
    public var rows: [[Double]]

    /// - Parameter rows: each with a number for every column.
    public init(key: String, title: String, columns: [String], rows: [[Double]]) {
        self.key = key
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}
