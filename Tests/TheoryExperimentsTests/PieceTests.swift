import DenseNumerics
import ExactArithmetic
import FloatingProposals
import Proofs
import SupportFamilies
import SupportMasks
import Testing

@testable import TheoryExperiments

@Suite("Pieces of the experiments")
struct PieceTests {
    @Test("entries of a matrix of rank one are completed")
    func completed() throws {
        var normals = SeededNormals(seed: 3)
        for _ in 0..<200 {
            let (m, n) = (Int.random(in: 1...5, using: &normals), Int.random(in: 1...5, using: &normals))
            let x = (0..<m).map { _ in Rational(Int.random(in: -2...2, using: &normals)) }
            let y = (0..<n).map { _ in Rational(Int.random(in: -2...2, using: &normals)) }
            var known: [Cell: Rational] = [:]
            for row in 0..<m {
                for column in 0..<n where Bool.random(using: &normals) {
                    known[Cell(row: row, column: column)] = x[row] * y[column]
                }
            }
            let found = try #require(RankOneCompletion(known: known, rowCount: m, columnCount: n))
            #expect(found.agrees(with: known))
        }
    }

    @Test("1, 0, 1 around a corner, and a cycle that disagrees, are not")
    func notCompleted() {
        func known(_ values: [(Int, Int, Rational)]) -> [Cell: Rational] {
            Dictionary(uniqueKeysWithValues: values.map { (Cell(row: $0.0, column: $0.1), $0.2) })
        }
        let zeroLine = known([(0, 1, 1), (1, 1, 0), (0, 0, 2)])
        #expect(RankOneCompletion(known: zeroLine, rowCount: 2, columnCount: 2) != nil)
        let corner = known([(0, 0, 0), (0, 1, 1), (1, 0, 1)])
        #expect(RankOneCompletion(known: corner, rowCount: 2, columnCount: 2) == nil)
        let cycle = known([(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 2)])
        #expect(RankOneCompletion(known: cycle, rowCount: 2, columnCount: 2) == nil)
    }

    @Test("the derivatives around a pair of factors are those of small differences")
    func derivatives() {
        var normals = SeededNormals(seed: 5)
        let masks = RandomSupports.any(rows: 4, columns: 3, width: 3, density: 0.7, &normals)
        let pair = Pair(on: masks, &normals)
        let target = Matrix<Double>.normal(rows: 4, columns: 3) { normals.normal() }
        func loss(_ pair: Pair) -> Double {
            let error = (pair.product - target).frobeniusNorm
            return error * error / 2
        }
        // Along a random direction: the trace of the curvatures needs all directions, so each is one entry.
        var (squares, trace) = (0.0, 0.0)
        let h = 1e-4
        func probe(_ shift: (inout Pair, Double) -> Void) {
            var (above, below) = (pair, pair)
            shift(&above, h)
            shift(&below, -h)
            let slope = (loss(above) - loss(below)) / (2 * h)
            squares += slope * slope
            trace += (loss(above) - 2 * loss(pair) + loss(below)) / (h * h)
        }
        for support in 0..<3 {
            for row in masks.left.column(support) { probe { $0.left[row, support] += $1 } }
            for column in masks.right.column(support) { probe { $0.right[column, support] += $1 } }
        }
        let point = CriticalPoint(masks, target: target, at: pair)
        #expect(abs(point.gradientNorm - squares.squareRoot()) < 1e-5 * squares.squareRoot())
        #expect(abs(point.curvatures.reduce(0, +) - trace) < 1e-4 * abs(trace) + 1e-4)
    }

    @Test("LU masks are completed one support after the other, two equal supports are not")
    func completionOrder() throws {
        let lu = try #require(try SupportFamilies.lu(5).factorSupports)
        #expect(CompletionProcedure(lu).order == [0, 1, 2, 3, 4])
        let equal = try #require(try SupportFamilies.lowrank(3, 3, 2).factorSupports)
        #expect(CompletionProcedure(equal).order == nil)
    }

    @Test("factors with rescaled and exchanged columns are the same, others are not")
    func distance() {
        var normals = SeededNormals(seed: 8)
        let masks = RandomSupports.disjoint(rows: 6, columns: 6, copies: [2, 1], &normals)
        let pair = Pair(on: masks, &normals)
        let exchange = Matrix<Double>(rows: 3, columns: 3, elements: [0, 2, 0, -3, 0, 0, 0, 0, 5])
        let same = Pair(left: pair.left * exchange, right: pair.right * exchange)
        #expect(pair.distance(to: same, classes: [[0, 1], [2]]) < 1e-14)
        #expect(pair.distance(to: Pair(on: masks, &normals), classes: [[0, 1], [2]]) > 1e-2)
    }

    @Test("a network's derivatives are those of small differences")
    func network() {
        var normals = SeededNormals(seed: 9)
        let masks = RandomSupports.any(rows: 2, columns: 3, width: 4, density: 0.7, &normals)
        var network = ShallowNetwork(masks, &normals)
        let data = Samples(inputs: normals.normals(15), outputs: normals.normals(10), count: 5)
        let free = network.freePlaces
        var column = [Int?](repeating: nil, count: network.weights.count)
        for (number, place) in free.enumerated() { column[place] = number }
        var residuals = [Double](repeating: 0, count: 10)
        var slopes = [Double](repeating: 0, count: 10 * free.count)
        network.linearise(data, column: column, width: free.count, &residuals, &slopes)
        let outputs = network.outputs(data)
        for (residual, pair) in zip(residuals, zip(outputs, data.outputs)) {
            #expect(abs(residual - (pair.0 - pair.1)) < 1e-13)
        }
        for (number, place) in free.enumerated() {
            let weight = network.weights[place]
            network.weights[place] = weight + 1e-6
            let moved = network.outputs(data)
            network.weights[place] = weight
            for row in 0..<10 {
                #expect(abs((moved[row] - outputs[row]) / 1e-6 - slopes[row * free.count + number]) < 1e-4)
            }
        }
    }
}
