import FloatingProposals
import Testing

@Suite struct LeastSquaresTests {
    @Test("A linear system with fewer equations than unknowns is solved")
    func linear() {
        let found = LeastSquares().minimise([0, 0, 0], residualCount: 2) { x, residuals, jacobian in
            residuals = [x[0] + 2 * x[1] - 3, x[1] - x[2] - 1]
            jacobian = [1, 2, 0, 0, 1, -1]
        }
        #expect(found.squaredResidual < 1e-18)
    }

    @Test("Rosenbrock's valley is gone through")
    func rosenbrock() {
        let found = LeastSquares().minimise([-1.2, 1], residualCount: 2) { x, residuals, jacobian in
            residuals = [10 * (x[1] - x[0] * x[0]), 1 - x[0]]
            jacobian = [-20 * x[0], 10, -1, 0]
        }
        #expect(abs(found.point[0] - 1) < 1e-9 && abs(found.point[1] - 1) < 1e-9)
    }

    @Test("A matrix of rank two has factors with two columns, and not with one")
    func factors() {
        let cells = (0..<9).map { (row: $0 / 3, column: $0 % 3) }
        let target: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        for (width, isProduct) in [(1, false), (2, true)] {
            let entries = (0..<3 * width).map { BilinearFit.Entry(line: $0 / width, support: $0 % width) }
            let fit = BilinearFit(left: entries, right: entries, observed: cells)
            var numbers = SeededNormals(seed: 1)
            let found = fit.fit(target, start: numbers.normals(fit.unknownCount))
            #expect((found.squaredResidual < 1e-18) == isProduct)
        }
    }

    @Test("The same seed gives the same numbers; they are about normal")
    func numbers() {
        var (a, b) = (SeededNormals(seed: 7), SeededNormals(seed: 7))
        let values = a.normals(10_000)
        #expect(values == b.normals(10_000))
        let mean = values.reduce(0, +) / 10_000
        let variance = values.reduce(0) { $0 + $1 * $1 } / 10_000
        #expect(abs(mean) < 0.05 && abs(variance - 1) < 0.05)
    }
}
