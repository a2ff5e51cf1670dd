import DenseNumerics
import FixedSupportSolver
import SupportMasks
import SupportTheory
import Testing

@Suite("Chains with their lines in another order")
struct PermutedChainTests {
    private func shuffled(_ count: Int, _ draw: inout ChainDraw) -> [Int] {
        var order = Array(0..<count)
        order.shuffle(using: &draw.random)
        return order
    }

    private func reorder(_ mask: BitMatrix, _ rows: [Int], _ columns: [Int]) -> BitMatrix {
        var result = BitMatrix(rowCount: mask.rowCount, columnCount: mask.columnCount)
        for row in 0..<mask.rowCount {
            for column in 0..<mask.columnCount where mask[rows[row], columns[column]] { result[row, column] = true }
        }
        return result
    }

    private func isOn<Scalar>(_ mask: BitMatrix, _ matrix: Matrix<Scalar>) -> Bool {
        (0..<mask.rowCount).allSatisfy { row in
            (0..<mask.columnCount).allSatisfy { mask[row, $0] || matrix[row, $0] == .zero }
        }
    }

    @Test("A chainable chain is found whatever the order of its lines, and solved on its masks", arguments: 0..<40)
    func recognition(seed: Int) throws {
        var draw = ChainDraw(seed: UInt64(5000 + seed))
        let chain = seed == 0 ? try butterfly(32) : draw.chain(length: 1 + seed % 4)
        let sizes = [chain.factors[0].rowCount] + chain.factors.map(\.columnCount)
        let orders = sizes.map { shuffled($0, &draw) }
        let masks = chain.factors.enumerated().map { reorder($1.mask, orders[$0], orders[$0 + 1]) }
        let found = try #require(PermutedChain(recognizing: masks), "seed \(seed), \(chain.factors)")
        let factors = masks.map { mask in
            Matrix(rows: mask.rowCount, columns: mask.columnCount) { mask[$0, $1] ? draw.random.normal() : 0 }
        }
        let target = factors.dropFirst().reduce(factors[0], *)
        let solution = try HierarchicalFactorization().solve(found.target(target), on: found.chain)
        let masked = found.masked(solution.factors)
        for (mask, factor) in zip(masks, masked) { #expect(isOn(mask, factor)) }
        let product = masked.dropFirst().reduce(masked[0], *)
        #expect((target - product).frobeniusNorm <= 1e-13 * target.frobeniusNorm, "seed \(seed), \(chain.factors)")
    }

    @Test("Masks that are patterns as they stand keep their order")
    func inOrder() throws {
        let chain = try butterfly(16)
        let found = try #require(PermutedChain(recognizing: chain.factors.map(\.mask)))
        #expect(found.chain == chain)
        #expect(found.lines.allSatisfy { $0 == LinePermutation(identity: 16) })
    }

    @Test("The Fourier matrix is recognized with a bit reversal as its last layer")
    func bitReversalLayer() throws {
        let size = 16
        let reversal = try #require(LinePermutation(bitReversal: size))
        var last = BitMatrix(rowCount: size, columnCount: size)
        for (place, source) in reversal.sources.enumerated() { last[place, source] = true }
        let masks = try butterfly(size).factors.map(\.mask) + [last]
        let found = try #require(PermutedChain(recognizing: masks))
        let solution = try HierarchicalFactorization().solve(found.target(fourier(size)), on: found.chain)
        let masked = found.masked(solution.factors)
        #expect((masked.dropFirst().reduce(masked[0], *) - fourier(size)).frobeniusNorm < 1e-13 * Double(size))
        for (mask, factor) in zip(masks, masked) { #expect(isOn(mask, factor)) }
    }

    @Test("Masks that are no such chain are not taken for one")
    func others() throws {
        let butterflies = try butterfly(8).factors.map(\.mask)
        // A kaleidoscope, and a butterfly with one cell more or less.
        #expect(PermutedChain(recognizing: butterflies + butterflies.reversed()) == nil)
        var more = butterflies
        more[1][0, 7] = true
        #expect(PermutedChain(recognizing: more) == nil)
        var less = butterflies
        less[1][0, 0] = false
        #expect(PermutedChain(recognizing: less) == nil)
        #expect(PermutedChain(recognizing: []) == nil)
    }

    @Test("A permutation and its inverse undo one another, and only permutations are taken")
    func permutations() throws {
        var draw = ChainDraw(seed: 1)
        let order = try #require(LinePermutation(shuffled(9, &draw)))
        let matrix = draw.matrix(9, 9, of: Double.self)
        #expect(order.inverse.columns(of: order.columns(of: matrix)) == matrix)
        #expect(order.inverse.rows(of: order.rows(of: matrix)) == matrix)
        #expect(LinePermutation([0, 0]) == nil)
        #expect(LinePermutation([0, 2]) == nil)
        #expect(LinePermutation(bitReversal: 6) == nil)
        #expect(LinePermutation(bitReversal: 8)?.sources == [0, 4, 2, 6, 1, 5, 3, 7])
    }

    @Test("An order is read from numbers, and an error names the line")
    func texts() throws {
        #expect(try LinePermutation(text: "2 0 # first\n\n1\n", count: 3).sources == [2, 0, 1])
        let errors: [(String, Int?)] = [("0 1\nx", 2), ("0\n3", 2), ("0 1\n\n1", 3), ("0 -1", 1), ("0 1", nil)]
        for (text, line) in errors {
            let error = #expect(throws: LinePermutation.TextError.self) { try LinePermutation(text: text, count: 3) }
            #expect(error?.line == line, "\(text)")
        }
    }
}
