import CertificateChecker
import Certificates
import Foundation
import SupportMasks
import SupportTheory
import Testing

/// Masks that homes of their supports, or a part of their neurons, show to be everything.
@Suite struct HomeTests {
    private static let seed: UInt64 = 0x5C310
    #if DEBUG
        private static let share = 10
    #else
        private static let share = 1
    #endif

    private static func mask(_ rows: Int, _ columns: Int, _ density: Double, using random: inout SplitMix64)
        -> BitMatrix
    {
        let cells = (0..<(rows * columns)).map { _ in random.nextUnit() < density }
        return BitMatrix(rowCount: rows, columnCount: columns) { cells[$0 * columns + $1] }
    }

    @Test("wide sparse masks are everything, with a certificate that is accepted")
    func wideMasks() throws {
        var random = SplitMix64(seed: Self.seed)
        for _ in 0..<max(1, 5 / Self.share) {
            let factors = FactorSupports(
                left: Self.mask(32, 128, 0.22, using: &random), right: Self.mask(32, 128, 0.22, using: &random))
            let decided = ClosednessDecision().decide(RankOneSupports(factors))
            #expect(decided.rules.contains(.SC310), "seed \(Self.seed)")
            let instance = MaskInstance(name: "wide", masks: .factorization(factors))
            let file = Data(try MaskTextWriter.text(for: [instance]).utf8)
            if let flaw = Decided(instance, decided).flaw(maskFile: file) {
                Issue.record("seed \(Self.seed): \(flaw)")
            }
        }
    }

    /// The theorem by the rule that it rests on: numbers in the place of what is generic, and the checker's elimination.
    @Test("homes give zeros at which the differential is onto")
    func homesGiveZeros() throws {
        var random = SplitMix64(seed: Self.seed + 1)
        var (found, rounds) = (0, 0)
        while found < max(3, 150 / Self.share), rounds < 20_000 {
            rounds += 1
            let size = Int.random(in: 3...8, using: &random)
            let width = Int.random(in: size...(5 * size), using: &random)
            let density = 0.2 + 0.5 * random.nextUnit()
            let factors = FactorSupports(
                left: Self.mask(size, width, density, using: &random),
                right: Self.mask(Int.random(in: 3...8, using: &random), width, density, using: &random))
            var state = MaskedState(RankOneSupports(factors))
            let absorbs = Bool.random(using: &random)
            let absorbed = absorbs ? state.absorbCompleteClasses() : []
            guard let step = FullByHomes.step(for: state, limits: SearchLimits()) else { continue }
            found += 1
            let zero = zero(step, state, using: &random)
            let steps = absorbed.map { Derivation.Step.completeClasses($0) } + [.fullByZero(.init(zero: zero))]
            let instance = MaskInstance(name: "zero", masks: .factorization(factors))
            for list in [steps, Array(steps.dropLast()) + [.fullByHomes(step)]] {
                if let flaw = Decided(instance, .closed(Derivation(list))).flaw() {
                    Issue.record("seed \(Self.seed + 1), round \(rounds): \(factors): \(flaw)")
                }
            }
        }
        #expect(found > 2)
    }

    /// Unit vectors at the homes, and random numbers whose sums over the groups vanish where they are observed.
    private func zero(_ step: FullByHomes.Step, _ state: MaskedState, using random: inout SplitMix64) -> Zero {
        let view = step.side == .columns ? state : state.transposed()
        let classes = view.classes.indices.flatMap { index in view.classes[index].supports.map { _ in index } }
        let types = view.rowTypes()
        let observed = types.indices.map { view.observedColumns(row: $0, type: types[$0]) }
        func number() -> Int { Int.random(in: 1...999, using: &random) * (Bool.random(using: &random) ? 1 : -1) }
        var x = classes.map { index in
            Dictionary(uniqueKeysWithValues: view.classes[index].rows.map { ($0, number()) })
        }
        var home = [Int?](repeating: nil, count: classes.count)
        for (column, supports) in step.groups {
            for support in supports { home[support] = column }
            for row in observed.indices where observed[row].contains(column) {
                let members = supports.filter { x[$0][row] != nil }
                guard let last = members.last else { continue }
                x[last][row] = -members.dropLast().reduce(0) { $0 + (x[$1][row] ?? 0) }
            }
        }
        let terms = classes.indices.map { support in
            Zero.Term(
                cls: classes[support],
                x: x[support].filter { $0.value != 0 }.sorted { $0.key < $1.key }.map {
                    Zero.Entry(line: $0.key, value: $0.value)
                }, y: home[support].map { [Zero.Entry(line: $0, value: 1)] } ?? [])
        }.filter { !$0.x.isEmpty || !$0.y.isEmpty }
        return step.side == .columns
            ? Zero(terms: terms) : Zero(terms: terms.map { Zero.Term(cls: $0.cls, x: $0.y, y: $0.x) })
    }

    /// The shape of a pruned LeNet-300-100: some neurons next to the outputs have too few others.
    @Test("networks with few outputs are everything without their poorest neurons")
    func spareNeurons() throws {
        var random = SplitMix64(seed: Self.seed + 2)
        var count = 0
        for round in 0..<max(1, 6 / Self.share) {
            let masks = [
                Self.mask(300, 784, 0.0385, using: &random), Self.mask(100, 300, 0.111, using: &random),
                Self.mask(10, 100, 0.92, using: &random),
            ]
            let decided = ChainDecision().decide(masks)
            // Some have too many poor neurons.
            #expect(decided.verdict != .notClosed, "seed \(Self.seed + 2), round \(round)")
            guard decided.verdict == .closed else { continue }
            if decided.rules.contains(.SC509) { count += 1 }
            let layers = masks.enumerated().map { Layer(name: "w\($0)", mask: $1) }
            let instance = MaskInstance(name: "pruned", masks: .network(layers))
            let file = Data(try MaskTextWriter.text(for: [instance]).utf8)
            if let flaw = Decided(instance, decided).flaw(maskFile: file) {
                Issue.record("seed \(Self.seed + 2), round \(round): \(flaw)")
            }
        }
        #expect(count > 0, "seed \(Self.seed + 2)")
    }
}
