import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct LinearAlgebraTests {
    static func random(_ rows: Int, _ columns: Int, using generator: inout SplitMix64) -> RationalMatrix {
        RationalMatrix(
            (0..<rows).map { _ in
                (0..<columns).map { _ in
                    Rational(
                        Integer(Int.random(in: -3...3, using: &generator)),
                        Integer(Int.random(in: 1...4, using: &generator)))
                }
            }, columnCount: columns)
    }

    @Test(arguments: seeds) func rankKernelAndSolutionsFitTogether(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<150 {
            let (m, n, r) = (
                Int.random(in: 1...6, using: &generator), Int.random(in: 1...6, using: &generator),
                Int.random(in: 1...4, using: &generator)
            )
            let (left, right) = (Self.random(m, r, using: &generator), Self.random(n, r, using: &generator))
            // A product of rank at most r.
            let matrix = RationalMatrix(left.rows.map { right.product($0) }, columnCount: n)
            let note: Comment = "seed \(seed), \(matrix)"
            let kernel = matrix.kernel
            try #require(matrix.rank <= min(m, n, r) && kernel.count == n - matrix.rank, note)
            for vector in kernel { try #require(matrix.product(vector) == [Rational](repeating: 0, count: m), note) }
            try #require(RationalMatrix(kernel, columnCount: n).rank == kernel.count, note)
            let point = (0..<n).map { _ in Rational(Integer(Int.random(in: -9...9, using: &generator)), 5) }
            let solution = try #require(matrix.solution(matrix.product(point)), note)
            try #require(matrix.product(solution) == matrix.product(point), note)
            // A right side is reached exactly if it does not raise the rank.
            let target = (0..<m).map { _ in Rational(Int.random(in: -1...1, using: &generator)) }
            let augmented = RationalMatrix(zip(matrix.rows, target).map { $0 + [$1] }, columnCount: n + 1)
            try #require((matrix.solution(target) != nil) == (augmented.rank == matrix.rank), note)
            try #require(matrix.rank(modulo: 2_147_483_647) == matrix.rank, note)
            try #require(matrix.rank(modulo: 5) ?? 99 <= matrix.rank, note)
        }
    }

    @Test func theRankFallsModuloAPrimeThatDividesTheMinors() {
        let matrix = RationalMatrix([[1, 2], [3, 13]])
        #expect(matrix.rank == 2 && matrix.rank(modulo: 7) == 1 && matrix.rank(modulo: 11) == 2)
        #expect(matrix.rank(modulo: 9) == nil && matrix.rank(modulo: 2_147_483_659) == nil)
    }

    @Test func theHilbertMatrixIsInverted() throws {
        let n = 12
        let matrix = RationalMatrix((1...n).map { i in (1...n).map { Rational(1, Integer(i + $0 - 1)) } })
        let solution = try #require(matrix.solution([1] + [Rational](repeating: 0, count: n - 1)))
        // The corner of the inverse is n².
        #expect(solution[0] == 144 && matrix.rank == n && matrix.kernel.isEmpty)
    }
}
