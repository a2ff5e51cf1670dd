import DenseNumerics
import Foundation
import SupportMasks
import SupportTheory
import Testing

@testable import FixedSupportSolver

@Suite("Certified curves") struct CurveTests {
    /// The cases whose masks are not closed, told by their files.
    static let cases: [URL] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Cases").standardizedFileURL
        let files = [root, root.appending(path: "networks")].flatMap { folder in
            (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        }
        return files.filter { url in
            url.pathExtension == "txt"
                && (try? String(contentsOf: url, encoding: .utf8))?
                    .contains("# expect closedness: not-closed") == true
        }.sorted { $0.path < $1.path }
    }()

    @Test("There are cases to try")
    func casesAreFound() {
        #expect(Self.cases.count >= 10)
    }

    @Test("Along the curve of each case the loss falls to zero while the norms grow", arguments: cases)
    func lossesFallAndNormsGrow(_ url: URL) throws {
        let instance = try #require(try MaskTextReader.read(path: url.path).first)
        let analysis = InstanceAnalysis(instance)
        let curve = try #require(CertifiedCurve(analysis), "a verdict not closed has a curve")
        #expect(curve.rule == analysis.closedness.rules.first)
        let points = curve.points()
        #expect(points.count >= 8)
        let masks = DescentProblem.masks(of: instance)
        for point in points { #expect(isOnMasks(curve.factors(halvings: point.halvings), masks)) }
        let later = points.dropFirst(2)
        for (point, next) in zip(later, later.dropFirst()) {
            #expect(next.exactLoss < point.exactLoss && next.pathNorm > point.pathNorm, "t = 2^-\(point.halvings)")
        }
        let (first, last) = (points[0], points[points.count - 1])
        #expect(last.exactLoss < 1e-9 * curve.problem.target.frobeniusNorm)
        #expect(last.pathNorm > 4 * first.pathNorm)
        // What floating point makes of the factors is off by the rounding of what cancels.
        for point in points {
            let rounding = 0x1p-50 * point.pathNorm
            #expect(abs(point.loss.squareRoot() - point.exactLoss.squareRoot()) <= 4 * rounding)
        }
    }

    @Test("Descent goes on from the curve of each case", arguments: cases)
    func descentGoesOn(_ url: URL) throws {
        let instance = try #require(try MaskTextReader.read(path: url.path).first)
        let curve = try #require(CertifiedCurve(InstanceAnalysis(instance)))
        var options = DescentOptions(.gradientDescent)
        options.maximumSteps = 30
        let descent = try #require(CurveDescent(curve, options))
        #expect(descent.approachesInfimum)
        #expect(descent.result.history[0].loss <= 1.001 * descent.start.loss + 1e-20, "balancing keeps the product")
        #expect(descent.result.bestSample.loss < descent.start.loss)
    }

    @Test("Closed masks have no curve")
    func closedMasksHaveNone() {
        let full = BitMatrix(rowCount: 3, columnCount: 2) { _, _ in true }
        let instance = MaskInstance(name: "full", masks: .factorization(FactorSupports(left: full, right: full)))
        #expect(CertifiedCurve(InstanceAnalysis(instance)) == nil)
    }

    @Test("From the curve of LU a short descent is below 1e-4, where a random start needs millions of steps")
    func triangularCurve() throws {
        let lower = BitMatrix(rowCount: 2, columnCount: 2) { $0 >= $1 }
        let instance = MaskInstance(name: "lu", masks: .factorization(FactorSupports(left: lower, right: lower)))
        let curve = try #require(CertifiedCurve(InstanceAnalysis(instance)))
        #expect(curve.problem.target == smallestTriangles.target)
        var options = DescentOptions(.gradientDescent)
        options.maximumSteps = 1_000
        let descent = try #require(CurveDescent(curve, options, halvings: 7))
        #expect(descent.start.exactLoss == 0.5 * 0x1p-14)
        #expect(descent.result.bestSample.loss < 1e-4)
        #expect(curve.tends(to: smallestTriangles.target) && !curve.tends(to: .identity(2)))
        let report = CurveReport(curve, descent)
        #expect(report.sentence.hasPrefix("Infimum 0 approached, and not attained: "))
        #expect(report.sentence.contains("SC401"))
    }
}
