import ExactArithmetic
import FloatingProposals
import PolynomialAlgebra
import Proofs
import SupportMasks
import SupportTheory
import TargetQuestions
import Testing

/// A positive distance is never claimed of a product or a limit, and floating numbers come nowhere near where it is.
@Suite struct DistanceTests {
    @Test func limitsOfRandomCurvesAreNotDistant() {
        var random = RandomTargets(seed: 4)
        var limits = 0
        for _ in 0..<1_000 {
            let masks = random.masks(most: 5)
            guard let target = random.limit(masks), let answer = said(of: masks, target) else { continue }
            if case .positive = answer.infimum {
                Issue.record("seed 4: \(masks.left.rowStrings) \(masks.right.rowStrings) \(target)")
            }
            if case .limit = answer.infimum {
                limits += 1
                #expect(isVerified(answer, masks))
            }
        }
        print("limits of curves that are no products:", limits)
        #expect(limits > 0)
    }

    @Test func floatingNumbersStayAway() {
        var random = RandomTargets(seed: 5)
        var normals = SeededNormals(seed: 6)
        var (claims, total) = (0, 0)
        for _ in 0..<400 {
            let masks = random.masks(most: 4)
            let target = random.onCells(masks, zeros: true)
            guard !target.isEmpty, let answer = said(of: masks, target) else { continue }
            total += 1
            guard case .positive = answer.infimum else { continue }
            claims += 1
            let norm = target.values.reduce(0.0) { $0 + $1.asDouble * $1.asDouble }
            let error = leastError(masks, target, &normals)
            #expect(error > 1e-7 * norm, "seed 5: \(masks.left.rowStrings) \(masks.right.rowStrings) \(target)")
        }
        print("positive:", claims, "of", total)
        #expect(claims > 50)
    }

    /// The least squared error of a few searches in floating numbers.
    private func leastError(_ masks: FactorSupports, _ target: [Cell: Rational], _ normals: inout SeededNormals)
        -> Double
    {
        let cells = reached(masks)
        let (left, right) = (entries(masks.left), entries(masks.right))
        var fit = BilinearFit(left: left, right: right, observed: cells.map { ($0.row, $0.column) })
        fit.method.maximumSteps = 300
        let values = cells.map { (target[$0] ?? 0).asDouble }
        return (0..<8).map { _ in fit.fit(values, start: normals.normals(fit.unknownCount)).squaredResidual }.min() ?? 0
    }

    private func entries(_ mask: BitMatrix) -> [BilinearFit.Entry] {
        (0..<mask.rowCount).flatMap { line in mask.row(line).map { BilinearFit.Entry(line: line, support: $0) } }
    }

    /// A dense matrix whose corner is zero is no product LU, and a limit of such products: the curve is found in two rows
    /// of what an elimination leaves.
    @Test func aCurveIsFoundBesideStars() throws {
        let triangle = BitMatrix(rowCount: 12, columnCount: 12) { $0 >= $1 }
        let masks = FactorSupports(left: triangle, right: triangle)
        var random = RandomTargets(seed: 8)
        var target = matrix((0..<12).map { _ in (0..<12).map { _ in Rational(random.number(1...3)) } })
        target[Cell(row: 0, column: 0)] = nil
        let found = try #require(said(of: masks, target))
        guard case .limit = found.infimum else { Issue.record("seed 8: a limit"); return }
        #expect(isVerified(found, masks))
    }

    @Test func aWindowWhoseMasksAreClosedIsFound() throws {
        // Rows 0 and 1 with the columns are rank one; the rest is not closed.
        let masks = masks(["100", "100", "110", "001", "011"], ["110", "111"])
        let answer = try #require(said(of: masks, matrix([[1, 2], [2, 3], [0, 1], [1, 0], [0, 0]])))
        guard case .positive = answer.infimum else { Issue.record("rank two on one support"); return }
        #expect(isVerified(answer, masks))
    }
}

extension RandomTargets {
    /// The limit of a curve X₋ / t + X₀, Y₀ + t Y₁ with X₋ Y₀ᵀ = 0; nil where no row of X₋ but zero is possible.
    fileprivate mutating func limit(_ masks: FactorSupports) -> [Cell: Rational]? {
        var y0: [[Rational]] = []
        for column in 0..<masks.columnCount {
            y0.append((0..<masks.width).map { masks.right[column, $0] ? Rational(number(0...1)) : 0 })
        }
        var (pole, regular, start, slope): ([Cell: Rational], [Cell: Rational], [Cell: Rational], [Cell: Rational]) =
            ([:], [:], [:], [:])
        for column in 0..<masks.columnCount {
            for k in 0..<masks.width where masks.right[column, k] {
                start[Cell(row: column, column: k)] = y0[column][k]
                slope[Cell(row: column, column: k)] = rational(2)
            }
        }
        var hasPole = false
        for row in 0..<masks.rowCount {
            let type = masks.left.row(row).members
            let kernel = RationalMatrix(y0.map { line in type.map { line[$0] } }, columnCount: type.count).kernel
            for vector in kernel {
                let factor = Rational(number(-1...1))
                for (place, k) in type.enumerated() {
                    pole[Cell(row: row, column: k), default: 0] += factor * vector[place]
                    if !(factor * vector[place]).isZero { hasPole = true }
                }
            }
            for k in type { regular[Cell(row: row, column: k)] = Rational(number(-1...1)) }
        }
        guard hasPole else { return nil }
        return multiplied(regular, start).merging(multiplied(pole, slope), uniquingKeysWith: +).filter {
            !$0.value.isZero
        }
    }
}
