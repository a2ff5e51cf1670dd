import Proofs
import SupportMasks
import SupportTheory
import Testing

@testable import MaskRepair

@Suite("What one proof says of other masks")
struct BlockerTests {
    @Test("Masks that satisfy no blocker are not closed: all pairs of 2 × 2 masks, from each that is not closed")
    func pairs() throws {
        let none = try #require(RepairMasks.pair(["00", "00"], ["00", "00"]))
        let all = (0..<256).map { bits in
            none.flipping(none.cells.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
        }
        let verdicts = all.map(\.verdict)
        var blocked = 0
        for (index, masks) in all.enumerated() where verdicts[index] == .notClosed {
            guard case .notClosed(let proof) = InstanceAnalysis.closedness(of: masks.instance, limits: SearchLimits())
            else { continue }
            // Once of these masks themselves, and once as changes of the masks of zeros.
            for given in [masks, none] {
                let blocker = Blocker(proof, of: given, changes: Set(masks.differences(from: given)))
                for (other, verdict) in zip(all, verdicts) {
                    let changes = Set(other.differences(from: given))
                    guard !blocker.isSatisfied(by: changes, of: given) else { continue }
                    blocked += 1
                    #expect(verdict == .notClosed, "\(masks.masks) → \(other.masks)")
                }
            }
        }
        #expect(blocked >= 2 * verdicts.count { $0 == .notClosed })
    }

    @Test("The same for random masks of up to four lines and three supports", arguments: [1, 2, 3, 4])
    func randomPairs(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        func mask(_ rows: Int, _ width: Int) -> [String] {
            (0..<rows).map { _ in String((0..<width).map { _ in Bool.random(using: &random) ? "1" : "0" }) }
        }
        var blocked = 0
        for _ in 0..<60 {
            let width = Int.random(in: 2...3, using: &random)
            let given = try #require(
                RepairMasks.pair(mask(Int.random(in: 2...4, using: &random), width), mask(3, width)))
            let first = Set(given.cells.filter { _ in Int.random(in: 0..<6, using: &random) == 0 })
            guard
                case .notClosed(let proof) = InstanceAnalysis.closedness(
                    of: given.flipping(first).instance, limits: SearchLimits())
            else { continue }
            let blocker = Blocker(proof, of: given, changes: first)
            #expect(!blocker.isSatisfied(by: first, of: given))
            for _ in 0..<30 {
                let changes = first.symmetricDifference(
                    given.cells.filter { _ in Int.random(in: 0..<8, using: &random) == 0 })
                guard !blocker.isSatisfied(by: changes, of: given) else { continue }
                blocked += 1
                #expect(given.flipping(changes).verdict == .notClosed, "seed \(seed)")
            }
        }
        #expect(blocked > 20, "seed \(seed)")
    }

    @Test("A network of three layers is blocked by what its proof uses")
    func networks() throws {
        let given = try #require(RepairMasks.network(["10", "11"], ["11", "01"], ["10", "01"]))
        let cells = given.cells
        var blocked = 0
        for bits in stride(from: 0, to: 1 << 12, by: 7) {
            let masks = given.flipping(cells.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
            guard case .notClosed(let proof) = InstanceAnalysis.closedness(of: masks.instance, limits: SearchLimits())
            else { continue }
            let blocker = Blocker(proof, of: given, changes: Set(masks.differences(from: given)))
            for cell in cells {
                let other = masks.flipping([cell])
                if blocker.isSatisfied(by: Set(other.differences(from: given)), of: given) { continue }
                blocked += 1
                #expect(other.verdict == .notClosed)
            }
        }
        #expect(blocked > 0)
    }
}
