import DenseNumerics
import FixedSupportSolver
import MaskRepair
import SupportMasks
import SupportTheory
import Testing

/// Descent on the targets that certificates name: on the masks as they were its weights run away, on repaired ones they
/// stay bounded.
@Suite("Repaired masks train")
struct RepairedMasksTrainTests {
    private static let steps = 4_000

    /// Gradient descent from a small random start.
    private func descent(_ instance: MaskInstance, _ target: Matrix<Double>) throws -> DescentResult {
        let problem = try DescentProblem(instance, target: target)
        var options = DescentOptions(.gradientDescent)
        options.maximumSteps = Self.steps
        options.seed = 7
        return try Descent.run(problem, options)
    }

    private func norm(_ matrix: Matrix<Double>) -> Double {
        matrix.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    /// How large the path norm ends, by the norm of the target: on the masks as they were, and repaired.
    private func ends(_ given: MaskInstance) throws -> (before: Double, after: DescentResult, scale: Double)? {
        let analysis = InstanceAnalysis(given)
        guard let curve = CertifiedCurve(analysis) else { return nil }
        let target = curve.problem.target
        let masks = try #require(RepairMasks(given))
        guard
            case .repaired(let repair) = Repairing(masks, RepairRules(), limits: SearchLimits()).outcome()
        else {
            Issue.record("\(given.name) has no repair")
            return nil
        }
        let before = try descent(given, target).history.last?.pathNorm ?? 0
        return (before, try descent(repair.masks.instance, target), norm(target))
    }

    @Test("Every kernel of two supports, and of three with at most six lines, that is not closed")
    func kernels() throws {
        let families = [KernelFamily(width: 2), KernelFamily(width: 3, isExact: true, lines: 6)]
        var (count, grew) = (0, 0)
        for kernel in try families.flatMap({ try $0.kernels() }) {
            let instance = MaskInstance(name: kernel.name, masks: .factorization(kernel.supports))
            guard let (before, after, scale) = try ends(instance) else { continue }
            count += 1
            let norms = after.history.map(\.pathNorm)
            #expect((norms.max() ?? 0) < 8 * scale, "\(kernel.name): \(norms.max() ?? 0) for a target of \(scale)")
            #expect(after.runaway.verdict != .runsAway, "\(kernel.name)")
            if before > 2 * (norms.last ?? 0) { grew += 1 }
        }
        #expect(count >= 20)
        // On the masks as they were, small random starts find the runaway in most cases.
        #expect(grew * 2 > count, "\(grew) of \(count)")
    }

    @Test("Lower times upper triangles of eight lines")
    func triangles() throws {
        let lower = BitMatrix(rows: (0..<8).map { BitSet(capacity: 8, members: 0...$0) }, columnCount: 8)
        let instance = MaskInstance(name: "lu", masks: .factorization(FactorSupports(left: lower, right: lower)))
        let (before, after, scale) = try #require(try ends(instance))
        #expect(after.runaway.verdict != .runsAway)
        #expect((after.history.map(\.pathNorm).max() ?? 0) < 8 * scale)
        #expect(before > (after.history.last?.pathNorm ?? 0))
    }
}
