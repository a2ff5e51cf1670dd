import Testing

@testable import FixedSupportSolver

@Suite("The experiment of the literature") struct ExperimentTests {
    @Test("On small triangles the norms grow without weight decay and stay bounded with it")
    func normsGrowWithoutWeightDecay() {
        var experiment = TriangularExperiment(size: 10)
        experiment.epochs = 100
        experiment.stepsInEpoch = 200
        let free = experiment.run()
        experiment.weightDecay = 5e-4
        let held = experiment.run()
        #expect(free.epochs.count == 101 && held.epochs.count == 101)
        let (a, b) = (free.epochs[50].norm, free.epochs[100].norm)
        let (c, d) = (held.epochs[50].norm, held.epochs[100].norm)
        #expect(b > 1.01 * a, "\(a) \(b)")
        #expect(d < 1.003 * c, "\(c) \(d)")
        #expect(free.epochs[100].relativeError < held.epochs[100].relativeError)
    }
}
