import CertificateChecker
import Testing

/// Random proofs of false statements: a walk that proposes random steps, keeps those that the checker accepts, and
/// tries to finish
/// after each of them. On instances that are known to be not closed no proof may be accepted.
struct RandomProof {
    let masks: TestMasks
    var random: SplitMix64
    /// A certificate that holds a proof: of the whole, or of what a rule leaves to prove.
    var certificate: @Sendable (_ proof: [String]) -> String
    /// Where the certificate is rejected if nothing is wrong with the proof but that it ends too early.
    var unfinished = "proof.proof"
    /// Where it is rejected if the proof is right; nil if it is accepted then.
    var finished: String?
    var accepted: [String: Int] = [:]
    var attempts = 0

    init(masks: TestMasks, random: SplitMix64) {
        self.masks = masks
        self.random = random
        certificate = { closedCertificate(masks, $0) }
    }

    /// Whether some proof was verified.
    mutating func run(steps: Int) throws -> [String]? {
        try walk(StateModel(masks), steps: steps)
    }

    /// A proof of a state, if one was found.
    mutating func walk(_ first: StateModel, steps: Int) throws -> [String]? {
        var model = first
        var proof: [String] = []
        for _ in 0..<steps {
            for finish in ["SC301", "SC302", "SC303"] {
                let whole = proof + ["{\"rule\": \"\(finish)\"}"]
                if try verify(certificate(whole)).place == finished { return whole }
            }
            guard !model.classes.isEmpty else { return nil }
            guard let (rule, step, change) = proposal(model) else { continue }
            attempts += 1
            // The step was accepted if the only complaint is that the proof ends.
            guard try verify(certificate(proof + [step])).place == unfinished else { continue }
            accepted[rule, default: 0] += 1
            proof.append(step)
            change(&model)
        }
        return nil
    }

    private typealias Proposal = (rule: String, step: String, change: (inout StateModel) -> Void)

    private mutating func proposal(_ model: StateModel) -> Proposal? {
        switch Int.random(in: 0..<10, using: &random) {
        case 0...1: absorption(model)
        case 2...3: wideAbsorption(model)
        case 4...5: equalLines(model)
        default: elimination(model)  // rarely accepted, so tried more often
        }
    }

    private mutating func absorption(_ model: StateModel) -> Proposal? {
        let complete = model.classes.indices.filter { model.isComplete(model.classes[$0]) || chance(10) }
        let chosen = complete.filter { _ in chance(60) }
        guard !chosen.isEmpty else { return nil }
        return ("SC201", "{\"rule\": \"SC201\", \"classes\": \(chosen)}", { $0.absorb(chosen) })
    }

    private mutating func wideAbsorption(_ model: StateModel) -> Proposal? {
        let index = Int.random(in: 0..<model.classes.count, using: &random)
        let entry = model.classes[index]
        let rows = subset(of: entry.rows, percent: 25)
        let columns = subset(of: entry.columns, percent: 25)
        let side = chance(50) ? "rows" : "columns"
        return (
            "SC202",
            "{\"rule\": \"SC202\", \"class\": \(index), \"rows\": \(rows), \"columns\": \(columns), \"side\": \"\(side)\"}",
            { $0.absorb([index]) }
        )
    }

    private mutating func equalLines(_ model: StateModel) -> Proposal? {
        let transposed = chance(50)
        let lines = subset(of: Set(0..<(transposed ? model.columnCount : model.rowCount)), percent: 35)
        let step = "{\"rule\": \"SC203\", \"side\": \"\(transposed ? "columns" : "rows")\", \"delete\": \(lines)}"
        return ("SC203", step, { $0.delete(rows: transposed ? [] : Set(lines), columns: transposed ? Set(lines) : []) })
    }

    private mutating func elimination(_ model: StateModel) -> Proposal? {
        let transposed = chance(50)
        let chosen = subset(of: Set(model.classes.indices), percent: 50)
        let lines = chosen.reduce(into: Set<Int>()) { $0.formUnion(model.lines(model.classes[$1], transposed)) }
            .sorted()
        let evidence = lines.map { line in
            chance(50) ? matching(model, line, Set(chosen), transposed) : disjoint(model, line, Set(chosen), transposed)
        }
        let step =
            "{\"rule\": \"SC204\", \"side\": \"\(transposed ? "columns" : "rows")\", \"classes\": \(chosen), \"lines\": [\(evidence.joined(separator: ", "))]}"
        return ("SC204", step, { $0.delete(rows: transposed ? [] : Set(lines), columns: transposed ? Set(lines) : []) })
    }

    private mutating func matching(_ model: StateModel, _ line: Int, _ chosen: Set<Int>, _ transposed: Bool) -> String {
        // What is not listed is matched by the checker.
        let pairs: [[Int]] = model.observed(line, transposed).compactMap { cell in
            let able = model.type(line, transposed).filter {
                chosen.contains($0) && model.lines(model.classes[$0], !transposed).contains(cell)
            }
            return chance(15)
                ? nil
                : [cell, able.randomElement(using: &random) ?? Int.random(in: model.classes.indices, using: &random)]
        }
        return "{\"line\": \(line), \"matching\": \(pairs)}"
    }

    private mutating func disjoint(_ model: StateModel, _ line: Int, _ chosen: Set<Int>, _ transposed: Bool) -> String {
        var listed: [Int] = []
        var union: Set<Int> = []
        for index in model.type(line, transposed) where !chosen.contains(index) {
            let cells = model.lines(model.classes[index], !transposed)
            if (cells.isDisjoint(with: union) && cells.isSubset(of: model.observed(line, transposed))) || chance(5) {
                listed.append(index)
                union.formUnion(cells)
            }
        }
        return "{\"line\": \(line), \"disjoint\": \(listed)}"
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    private mutating func subset(of set: Set<Int>, percent: Int) -> [Int] {
        set.sorted().filter { _ in chance(percent) }
    }
}

@Test func noRandomProofIsAcceptedOnAnInstanceThatIsNotClosed() throws {
    let seed: UInt64 = 0x5EED_C4EC
    var random = SplitMix64(seed: seed)
    var accepted: [String: Int] = [:]
    var attempts = 0
    var instances = 0
    while attempts < 1_500 * effort {
        let masks = random.masks(
            rows: Int.random(in: 2...4, using: &random), columns: Int.random(in: 2...4, using: &random),
            width: Int.random(in: 2...5, using: &random))
        guard KnownAnswers.isSurelyNotClosed(masks) else { continue }
        instances += 1
        var attack = RandomProof(masks: masks, random: SplitMix64(seed: random.next()))
        let proof = try attack.run(steps: 25)
        #expect(proof == nil, "seed \(seed): \(masks) is not closed, and this proof is accepted: \(proof ?? [])")
        attempts += attack.attempts
        accepted.merge(attack.accepted, uniquingKeysWith: +)
    }
    // The attack is worth nothing if no step of a rule is ever accepted.
    for rule in ["SC201", "SC202", "SC203", "SC204"] {
        #expect(
            accepted[rule, default: 0] >= effort,
            "seed \(seed): \(accepted) in \(attempts) steps on \(instances) instances")
    }
}

@Test func theSameWalkProvesManyOtherInstancesClosed() throws {
    let seed: UInt64 = 0xC105_ED00
    var random = SplitMix64(seed: seed)
    var proved = 0
    var instances = 0
    while instances < 40 * effort {
        let masks = random.masks(
            rows: Int.random(in: 2...4, using: &random), columns: Int.random(in: 2...4, using: &random),
            width: Int.random(in: 2...5, using: &random))
        guard !KnownAnswers.isSurelyNotClosed(masks) else { continue }
        instances += 1
        var attack = RandomProof(masks: masks, random: SplitMix64(seed: random.next()))
        if try attack.run(steps: 25) != nil { proved += 1 }
    }
    #expect(proved * 2 > instances, "seed \(seed): \(proved) of \(instances)")
}

@Test func onEveryInstanceOfWidthTwoNoRandomProofContradictsTheCompleteAnswer() throws {
    let seed: UInt64 = 0x0002_0002
    var random = SplitMix64(seed: seed)
    var proved = 0
    for _ in 0..<60 * effort {
        let masks = random.masks(
            rows: Int.random(in: 1...4, using: &random), columns: Int.random(in: 1...4, using: &random), width: 2)
        var attack = RandomProof(masks: masks, random: SplitMix64(seed: random.next()))
        guard let proof = try attack.run(steps: 15) else { continue }
        proved += 1
        #expect(
            !KnownAnswers.widthTwoIsNotClosed(masks),
            "seed \(seed): \(masks) is not closed, and this proof is accepted: \(proof)")
    }
    #expect(proved > 20, "seed \(seed)")
}
