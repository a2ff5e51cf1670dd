import DenseNumerics
import FloatingProposals
import Testing

@testable import FixedSupportSolver

@Suite("Generic factors")
struct GenericFactorTests {
    @Test("Lines that can be coloured get unit vectors")
    func coloured() {
        let factor = GenericFactor(lineCount: 4, width: 2, sets: [[0, 1], [1, 2], [2, 3]])
        let values = factor.coefficients(of: [5.0, 7.0], on: [1, 2])
        #expect(values.sorted() == [5, 7])
        for line in 0..<4 { #expect(factor.row(line).reduce(0, +) == 1) }
    }

    @Test("Any values are taken on every set, also where colours do not suffice", arguments: [1, 2, 3] as [UInt64])
    func taken(seed: UInt64) {
        var generator = SeededNormals(seed: seed)
        // All pairs of five lines: two colours are not enough.
        let sets = (0..<5).flatMap { a in ((a + 1)..<5).map { [a, $0] } } + [[3], []]
        let factor = GenericFactor(lineCount: 5, width: 2, sets: sets)
        for set in sets {
            let values = set.map { _ in Complex.random(using: &generator) }
            let coefficients = factor.coefficients(of: values, on: set)
            for (line, value) in zip(set, values) {
                let taken = zip(factor.row(line), coefficients).reduce(Complex.zero) { $0 + $1.0 * $1.1 }
                #expect((taken - value).magnitude < 1e-13, "seed \(seed)")
            }
        }
    }
}
