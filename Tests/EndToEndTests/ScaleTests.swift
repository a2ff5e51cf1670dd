import Foundation
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Masks of the sizes that networks have: decided, and verified with the masks in a file.
@Suite(.serialized) struct Scale {
    @Test(.timeLimit(.minutes(5))) func largeLUIsNotClosed() throws {
        try check(try SupportFamilies.lu(256), is: .notClosed)
    }

    @Test(.timeLimit(.minutes(10))) func aSparseRandomFactorizationOfSize4096IsNotClosed() throws {
        try check(try SupportFamilies.random(4_096, 4_096, 4_096, density: 0.01, seed: 1), is: .notClosed)
    }

    /// The window is the whole instance, and its minor has 4,096 lines: the checker goes through it by words.
    @Test(.timeLimit(.minutes(10)), arguments: [0.1, 0.45])
    func aDenseRandomFactorizationOfSize4096IsNotClosed(density: Double) throws {
        try check(try SupportFamilies.random(4_096, 4_096, 4_096, density: density, seed: 1), is: .notClosed)
    }

    /// P is every matrix, and each of 4,096 lines is matched to supports of its own: the certificate names but those that do
    /// not come first.
    @Test(.timeLimit(.minutes(10))) func aDenseWideFactorizationOfSize4096IsClosed() throws {
        try check(try SupportFamilies.random(4_096, 4_096, 8_192, density: 0.8, seed: 3), is: .closed)
    }

    /// 4,096 hidden units with some 1,200 units each reach any cell through far more supports than there are outputs: P
    /// is every matrix.
    @Test(.timeLimit(.minutes(10))) func aWideTwoLayerNetworkIsClosed() throws {
        var generator = SplitMix64(seed: 784)
        func mask(_ rows: Int, _ columns: Int) -> BitMatrix {
            BitMatrix(rowCount: rows, columnCount: columns) { _, _ in generator.nextUnit() < 0.3 }
        }
        let layers = [Layer(name: "hidden", mask: mask(4_096, 784)), Layer(name: "output", mask: mask(10, 4_096))]
        try check(MaskInstance(name: "wide", masks: .network(layers)), is: .closed)
    }

    private func check(_ instance: MaskInstance, is verdict: InstanceAnalysis.Verdict) throws {
        let decided = Decided(instance)
        #expect(decided.verdict == verdict)
        let text = Data(try MaskTextWriter.text(for: [instance]).utf8)
        if let flaw = decided.flaw(maskFile: text) { Issue.record("\(flaw)") }
    }
}
