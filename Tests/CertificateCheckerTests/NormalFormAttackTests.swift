import CertificateChecker
import Testing

/// Instances that are known to be not closed, by a proof on paper or by the complete answer for two supports.
private let notClosed: [TestMasks] = [
    .lu,
    TestMasks(left: ["10", "01", "11"], right: ["11", "11"]),
    TestMasks(left: ["100", "110", "111"], right: ["100", "110", "111"]),
    // Witnesses at special parameters, and a permutation: Cases/special-witness.txt and Cases/permutation-witness.txt.
    TestMasks(left: ["100", "011", "111"], right: ["110", "101", "011"]),
    TestMasks(left: ["110", "101", "011"], right: ["110", "101", "111"]),
    // The second obstruction of width two with free cells to be had, and rank one with a free corner.
    TestMasks(left: ["10", "01", "11", "11"], right: ["11", "11"]),
    TestMasks(left: ["11", "10"], right: ["11", "10"]),
]

private func attack(
    _ masks: TestMasks, times: Int, random: inout SplitMix64, accepted: inout [String: Int], seed: UInt64
) throws {
    for _ in 0..<times {
        var tree = RandomTree(masks: masks, random: SplitMix64(seed: random.next()))
        let certificate = try tree.run()
        #expect(certificate == nil, "seed \(seed): \(masks) is not closed, and this is accepted: \(certificate ?? "")")
        accepted.merge(tree.accepted, uniquingKeysWith: +)
    }
}

@Test func noRandomTreeIsAcceptedOnAnInstanceThatIsNotClosed() throws {
    let seed: UInt64 = 0x0304_0304
    var random = SplitMix64(seed: seed)
    var accepted: [String: Int] = [:]
    for masks in notClosed { try attack(masks, times: 4 + effort, random: &random, accepted: &accepted, seed: seed) }
    var instances = 0
    while instances < 4 + 2 * effort {
        let masks = random.masks(
            rows: Int.random(in: 2...3, using: &random), columns: Int.random(in: 2...3, using: &random),
            width: Int.random(in: 2...3, using: &random))
        guard KnownAnswers.isSurelyNotClosed(masks) else { continue }
        instances += 1
        try attack(masks, times: 3, random: &random, accepted: &accepted, seed: seed)
    }
    print("SC304, nodes accepted in trees of instances that are not closed: \(accepted.sorted { $0.key < $1.key })")
    // The attack is worth nothing if it comes to no end. Bounds on ranks are rare here.
    for kind in ["cleared", "zeroLine", "stars", "factors", "parameter"] + (effort > 1 ? ["rank"] : []) {
        #expect(accepted[kind, default: 0] > 0, "seed \(seed): \(accepted)")
    }
}

@Test func theSameTreesProveManyInstancesOfWidthTwoClosed() throws {
    let seed: UInt64 = 0xC105_0304
    var random = SplitMix64(seed: seed)
    var accepted: [String: Int] = [:]
    var proved = 0
    var instances = 0
    while instances < 20 * effort {
        let masks = random.masks(
            rows: Int.random(in: 1...3, using: &random), columns: Int.random(in: 1...3, using: &random), width: 2)
        guard !KnownAnswers.widthTwoIsNotClosed(masks) else { continue }
        instances += 1
        for _ in 0..<3 {
            var tree = RandomTree(masks: masks, random: SplitMix64(seed: random.next()))
            let certificate = try tree.run()
            accepted.merge(tree.accepted, uniquingKeysWith: +)
            if certificate != nil {
                proved += 1
                break
            }
        }
    }
    print(
        "SC304, random trees prove \(proved) of \(instances) closed instances of width two: \(accepted.sorted { $0.key < $1.key })"
    )
    #expect(proved * 2 > instances, "seed \(seed): \(proved) of \(instances)")
}
