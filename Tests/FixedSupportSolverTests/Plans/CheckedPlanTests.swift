import FloatingProposals
import Proofs
import SupportMasks
import SupportTheory
import Testing

@testable import FixedSupportSolver

@Suite("A plan is held against the masks")
struct CheckedPlanTests {
    /// A full 3 × 3 class of rank 2, and a cell beside it.
    private let masks = FactorSupports(
        left: BitMatrix(rowCount: 4, columnCount: 3) { ($0 < 3) == ($1 < 2) },
        right: BitMatrix(rowCount: 4, columnCount: 3) { ($0 < 3) == ($1 < 2) })

    private func block(
        _ method: FactorizationPlan.Method, _ rows: [Int], _ columns: [Int], _ supports: [Int]
    ) -> FactorizationPlan.Block {
        FactorizationPlan.Block(method: method, rows: rows, columns: columns, supports: supports)
    }

    private func block(_ rows: [Int], _ columns: [Int], _ supports: [Int]) -> FactorizationPlan.Block {
        block(.truncatedSVD, rows, columns, supports)
    }

    private func fault(_ blocks: FactorizationPlan.Block...) -> String? {
        do {
            _ = try CheckedPlan(FactorizationPlan(blocks: blocks), for: masks)
            return nil
        } catch { return error.message }
    }

    @Test("Every plan of the analysis passes", arguments: [1, 2, 3] as [UInt64])
    func plansOfTheAnalysis(seed: UInt64) throws {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<300 {
            let instance = TractableMasks.random(using: &generator)
            _ = try CheckedPlan(instance.plan, for: instance.masks)
        }
    }

    @Test("The right plan passes")
    func right() { #expect(fault(block([0, 1, 2], [0, 1, 2], [0, 1]), block([3], [3], [2])) == nil) }

    @Test("A block that is missing is told with its cell")
    func missing() {
        #expect(fault(block([0, 1, 2], [0, 1, 2], [0, 1]))?.contains("support 2 in the cell (3,3)") == true)
        #expect(fault()?.contains("no block cares") == true)
    }

    @Test("A support that a block leaves out is told")
    func tooFewSupports() {
        #expect(fault(block([0, 1, 2], [0, 1, 2], [0]), block([3], [3], [2]))?.contains("support 1") == true)
    }

    @Test("Lines outside a support are told")
    func outside() {
        #expect(fault(block([0, 1, 2, 3], [0, 1, 2], [0, 1]))?.contains("row 3 does not lie in support 0") == true)
        #expect(fault(block([0, 1, 2], [0, 3], [0, 1]))?.contains("column 3 does not lie in support 0") == true)
        #expect(fault(block([0, 7], [0], [0]))?.contains("rows from 0 to 3") == true)
        #expect(fault(block([1, 0], [0], [0]))?.contains("rising") == true)
        #expect(fault(block([0], [0], [5]))?.contains("supports from 0 to 2") == true)
        #expect(fault(block([0], [0], [0, 0]))?.contains("each once") == true)
    }

    @Test("An entry of a factor belongs to one block")
    func shared() {
        let message = fault(
            block([0, 1, 2], [0, 1, 2], [0, 1]), block(.fitExactly, [0], [0], [0]), block([3], [3], [2]))
        #expect(message != nil)
    }

    @Test("A decomposition shares no cell with a later block")
    func overlap() {
        let masks = FactorSupports(
            left: BitMatrix(rowCount: 2, columnCount: 2) { _, _ in true },
            right: BitMatrix(rowCount: 2, columnCount: 2) { $0 >= $1 })
        let plan = FactorizationPlan(blocks: [block([0, 1], [0, 1], [0]), block(.fitExactly, [0, 1], [1], [1])])
        #expect(throws: PlanError.self) { try CheckedPlan(plan, for: masks) }
    }

    @Test("An exact fit does not come before a decomposition")
    func order() {
        let message = fault(block(.fitExactly, [3], [3], [2]), block([0, 1, 2], [0, 1, 2], [0, 1]))
        #expect(message?.contains("comes before") == true)
    }

    @Test("Too few supports for an exact fit, and lines that leave too many cells, are told")
    func fits() {
        #expect(fault(block(.fitExactly, [0, 1, 2], [0, 1, 2], [0, 1]))?.contains("do not take every value") == true)
        let cover = LineCover(rows: [0], columns: [], side: .rows)
        #expect(
            fault(block(.fitThroughLines(cover), [0, 1, 2], [0, 1, 2], [0, 1]))?.contains("few enough cells") == true)
    }

    @Test("Cells between two blocks of a support have to belong to later blocks")
    func crossings() {
        let masks = FactorSupports(
            left: BitMatrix(rowCount: 2, columnCount: 1) { _, _ in true },
            right: BitMatrix(rowCount: 2, columnCount: 1) { _, _ in true })
        let plan = FactorizationPlan(blocks: [block([0], [0], [0]), block([1], [1], [0])])
        #expect(throws: PlanError.self) { try CheckedPlan(plan, for: masks) }
    }
}
