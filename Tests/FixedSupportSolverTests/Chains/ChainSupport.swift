import DenseNumerics
import FixedSupportSolver
import FloatingProposals
import SupportMasks
import SupportTheory
import Testing

/// Draws chains, factors and targets from a seed.
struct ChainDraw {
    var random: SeededNormals

    init(seed: UInt64) { random = SeededNormals(seed: seed) }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int(random.next() % UInt64(values.count))]
    }

    /// A chain that is chainable by the definition: a | a', d' | d and ac/a' = b'd'/d. Redundant pairs, identities and
    /// lines outside of the product come up of themselves.
    mutating func chain(length: Int, lines: Int = 64) -> KroneckerChain {
        func divisors(_ n: Int) -> [Int] { (1...n).filter { n % $0 == 0 } }
        while true {
            var patterns = [
                KroneckerPattern(pick([1, 1, 2, 3]), pick([1, 2, 3, 4]), pick([1, 2, 4, 6]), pick([1, 2, 4, 6]))
            ]
            while patterns.count < length, let last = patterns.last ?? nil {
                let (rank, inner) = (pick(divisors(last.c)), pick(divisors(last.d)))
                patterns.append(
                    KroneckerPattern(last.a * last.c / rank, rank * last.d / inner, pick([1, 2, 3, 4]), inner))
            }
            let found = patterns.compactMap { $0 }
            if found.allSatisfy({ max($0.rowCount, $0.columnCount) <= lines }), let chain = KroneckerChain(found) {
                return chain
            }
        }
    }

    mutating func matrix<Scalar: TestScalar>(_ rows: Int, _ columns: Int, of type: Scalar.Type) -> Matrix<Scalar> {
        Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in Scalar.draw(&random) })
    }

    /// Factors with normal entries.
    mutating func factors<Scalar: TestScalar>(_ chain: KroneckerChain, of type: Scalar.Type) -> [KroneckerFactor<
        Scalar
    >] {
        chain.factors.map { pattern in
            KroneckerFactor(
                pattern: pattern,
                values: (0..<pattern.a * pattern.b * pattern.c * pattern.d).map { _ in Scalar.draw(&random) })
        }
    }

    /// A product of random factors with noise of this size relative to it.
    mutating func target<Scalar: TestScalar>(
        _ chain: KroneckerChain, noise: Double, of type: Scalar.Type
    ) -> Matrix<Scalar> {
        let exact = product(factors(chain, of: type))
        let disturbance = matrix(exact.rowCount, exact.columnCount, of: type)
        return exact + (noise * exact.frobeniusNorm / disturbance.frobeniusNorm) * disturbance
    }
}

protocol TestScalar: MatrixScalar {
    static func draw(_ random: inout SeededNormals) -> Self
}

extension Double: TestScalar {
    static func draw(_ random: inout SeededNormals) -> Double { random.normal() }
}

extension Complex: TestScalar {
    static func draw(_ random: inout SeededNormals) -> Complex { Complex(random.normal(), random.normal()) }
}

/// F_1 F_2 ⋯ F_L, multiplied as dense matrices.
func product<Scalar>(_ factors: [KroneckerFactor<Scalar>]) -> Matrix<Scalar> {
    let dense = factors.map(\.dense)
    return dense.dropFirst().reduce(dense[0], *)
}

/// Patterns by their numbers.
func kronecker(_ patterns: [(Int, Int, Int, Int)]) throws -> KroneckerChain {
    try #require(KroneckerChain(patterns.compactMap { KroneckerPattern($0.0, $0.1, $0.2, $0.3) }))
}

/// The square dyadic butterfly of a power of two.
func butterfly(_ size: Int) throws -> KroneckerChain {
    try kronecker((0..<size.trailingZeroBitCount).map { (1 << $0, 2, 2, size >> ($0 + 1)) })
}

func hadamard(_ size: Int) -> Matrix<Double> {
    Matrix(rows: size, columns: size) { ($0 & $1).nonzeroBitCount % 2 == 0 ? 1 : -1 }
}

func fourier(_ size: Int) -> Matrix<Complex> {
    Matrix(rows: size, columns: size) { Complex(phase: -2 * Double.pi * Double($0 * $1 % size) / Double(size)) }
}

/// E_k from the masks alone: rank-one supports of the two products of masks, in classes of equal ones, and a
/// decomposition of each class's rectangle.
func bestTwoFactorError<Scalar>(_ target: Matrix<Scalar>, _ chain: KroneckerChain, after position: Int) throws -> Double
{
    func product(_ patterns: ArraySlice<KroneckerPattern>) throws -> BitMatrix {
        try #require(KroneckerChain(Array(patterns))?.product).mask
    }
    let left = try product(chain.factors[..<position])
    let right = try product(chain.factors[position...])
    var classes: [[[Int]]: Int] = [:]
    for k in 0..<left.columnCount {
        let rows = (0..<left.rowCount).filter { left[$0, k] }
        classes[[rows, right.row(k).members], default: 0] += 1
    }
    var (square, rest) = (0.0, target)
    for (support, multiplicity) in classes {
        let block = target.submatrix(rows: support[0], columns: support[1])
        let tail = SingularValueDecomposition(block).tail(beyond: multiplicity)
        square += tail * tail
        for row in support[0] { for column in support[1] { rest[row, column] = .zero } }
    }
    let outside = rest.frobeniusNorm
    return (square + outside * outside).squareRoot()
}
