import SupportMasks
import SupportTheory
import Testing

@testable import MaskRepair

@Suite("The fewest changes", .serialized)
struct MinimalRepairTests {
    private func repair(_ masks: RepairMasks, _ rules: RepairRules = RepairRules(), _ goal: RepairGoal = .closed)
        -> RepairOutcome
    {
        Repairing(masks, rules, goal: goal, limits: SearchLimits()).outcome()
    }

    private func masks(of kernel: Kernel) throws -> RepairMasks {
        try #require(RepairMasks(MaskInstance(name: kernel.name, masks: .factorization(kernel.supports))))
    }

    @Test("Every kernel of two supports that is not closed: certified closed, and no set of fewer changes is")
    func widthTwo() throws {
        try everyKernel(KernelFamily(width: 2), atLeast: 10)
    }

    @Test("Every kernel of three supports with at most six lines that is not closed")
    func widthThree() throws {
        try everyKernel(KernelFamily(width: 3, isExact: true, lines: 6), atLeast: 10)
    }

    private func everyKernel(_ family: KernelFamily, atLeast least: Int) throws {
        var count = 0
        for kernel in try family.kernels() {
            let given = try masks(of: kernel)
            guard given.verdict == .notClosed else { continue }
            count += 1
            for (mayAdd, mayRemove) in [(true, true), (true, false), (false, true)] {
                let outcome = repair(given, RepairRules(mayAdd: mayAdd, mayRemove: mayRemove))
                let found = try #require(outcome.repair, "\(kernel.name)")
                #expect(found.masks.verdict == .closed && found.isMinimal && !found.isCut)
                #expect(Set(found.masks.differences(from: given)) == Set(found.changes))
                let allowed = given.cells.filter { given[$0] ? mayRemove : mayAdd }
                for fewer in 0..<found.changes.count {
                    #expect(
                        !someChanges(of: given, count: fewer, among: allowed) { $0.verdict != .notClosed },
                        "\(kernel.name): \(fewer) changes are enough")
                }
            }
        }
        #expect(count >= least)
    }

    @Test("What is closed needs no change")
    func closed() throws {
        let masks = try #require(RepairMasks.pair(["11", "11"], ["11", "11"]))
        let found = try #require(repair(masks).repair)
        #expect(found.changes.isEmpty && found.isMinimal && found.masks == masks)
    }

    @Test("LU without pivots: one removal, or one addition; kept cells stay")
    func lu() throws {
        let masks = try #require(RepairMasks.pair(["10", "11"], ["10", "11"]))
        #expect(repair(masks).repair?.changes.count == 1)
        let kept = Set(masks.cells.filter { masks[$0] })
        let added = try #require(repair(masks, RepairRules(kept: kept)).repair)
        #expect(added.additions.count == 1 && added.removals.isEmpty)
        guard case .none(_, let isProved, let isCut, _) = repair(masks, RepairRules(kept: Set(masks.cells))) else {
            Issue.record("nothing may change")
            return
        }
        #expect(isProved && !isCut)
    }

    @Test("No more changes than are allowed")
    func mostChanges() throws {
        let masks = try #require(RepairMasks.pair(["1000", "1100", "1110", "1111"], ["1000", "1100", "1110", "1111"]))
        guard case .none(let bound, let isProved, _, _) = repair(masks, RepairRules(mostChanges: 1)) else {
            Issue.record("one change is not enough")
            return
        }
        #expect(bound == 2 && isProved)
        #expect(repair(masks, RepairRules(mostChanges: 2)).repair?.changes.count == 2)
    }

    private static let staircase = ["1000", "1100", "1110"]

    @Test("Masks keep their numbers of entries, rows their n of m, blocks their form")
    func structures() throws {
        let masks = try #require(RepairMasks.pair(Self.staircase, Self.staircase))
        #expect(masks.verdict == .notClosed)
        let dense = try #require(repair(masks, RepairRules(keepsDensity: true)).repair)
        #expect(dense.masks.verdict == .closed)
        #expect(zip(dense.masks.masks, masks.masks).allSatisfy { $0.setBitCount == $1.setBitCount })
        let rules = RepairRules(structure: .someOfMany(kept: 3, group: 4))
        #expect(rules.complaint(about: masks) == nil)
        let structured = try #require(repair(masks, rules).repair)
        #expect(structured.masks.verdict == .closed && rules.complaint(about: structured.masks) == nil)
        #expect(structured.changes.count >= dense.changes.count)
        let lu = ["1100", "1100", "1111", "1111"]
        let blocks = RepairRules(structure: .blocks(rows: 2, columns: 2))
        let blocked = try #require(RepairMasks.pair(lu, lu))
        #expect(blocked.verdict == .notClosed)
        #expect(blocks.complaint(about: blocked) == nil && blocks.complaint(about: masks) != nil)
        let found = try #require(repair(blocked, blocks).repair)
        #expect(found.masks.verdict == .closed)
        #expect(blocks.complaint(about: found.masks) == nil && found.changes.count % 4 == 0)
    }

    @Test("Tractable: the fewest changes are no more than a search through all sets finds")
    func tractable() throws {
        let masks = try #require(RepairMasks.pair(["110", "111", "011"], ["110", "011", "101"]))
        func isTractable(_ masks: RepairMasks) -> Bool {
            guard let pair = masks.instance.factorSupports else { return false }
            let supports = RankOneSupports(pair)
            if case .tractable = Tractability.of(supports, relation: supports.relation()) { return true }
            return false
        }
        let found = try #require(repair(masks, RepairRules(), .tractable).repair)
        #expect(isTractable(found.masks) && found.isMinimal && !isTractable(masks))
        for fewer in 0..<found.changes.count {
            #expect(!someChanges(of: masks, count: fewer, among: masks.cells, isTractable))
        }
    }

    @Test("Chainable: layers near a butterfly become one")
    func chainable() throws {
        let butterfly = try #require(
            RepairMasks.network(["1100", "1100", "0011", "0011"], ["1010", "0101", "1010", "0101"]))
        #expect(repair(butterfly, RepairRules(), .chainable).repair?.changes.isEmpty == true)
        let cells = [MaskCell(mask: 0, row: 0, column: 1), MaskCell(mask: 1, row: 3, column: 3)]
        let found = try #require(repair(butterfly.flipping(cells), RepairRules(), .chainable).repair)
        #expect(found.changes == cells && found.masks == butterfly)
        #expect(repair(butterfly.flipping(cells), RepairRules(mayAdd: false), .chainable).repair == nil)
    }
}
