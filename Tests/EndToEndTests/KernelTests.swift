import Foundation
import SupportTheory
import Testing

@Suite struct Kernels {
    /// Up to symmetry 302 kernels of width at most 3 with m + n ≤ 8 have nested types on both sides: 1 of width 1, 13
    /// of width 2, 288 of width 3.
    @Test func nestedKernelsAreDecidedAsTheNestedTheoremSays() {
        let kernels = (1...3).map { NestedKernels.all(width: $0, lines: 8) }
        #expect(kernels.map(\.count) == [1, 13, 288])
        var notClosed = 0
        for masks in kernels.joined() {
            guard let theorem = NestedTheorem(masks) else {
                Issue.record("types are no chains: \(masks)")
                continue
            }
            let isClosed = theorem.isClosed
            let decided = Decided(masks)
            #expect(decided.verdict == (isClosed ? .closed : .notClosed), "\(masks)")
            if let flaw = decided.flaw() { Issue.record("\(masks): \(flaw)") }
            if !isClosed { notClosed += 1 }
        }
        #expect(notClosed > 30 && notClosed < 270, "\(notClosed) not closed")
    }

    @Test func theNestedTheoremAgreesWithTheOneForTwoSupports() {
        var compared = 0
        for left in 0..<256 {
            for right in 0..<256 {
                func types(_ bits: Int) -> [Int] { [bits & 3, bits >> 2 & 3, bits >> 4 & 3, bits >> 6 & 3] }
                let masks = Masks(rows: types(left), columns: types(right), width: 2)
                guard let theorem = NestedTheorem(masks) else { continue }
                compared += 1
                #expect(theorem.isClosed == isClosedByTwoSupportTheorem(masks), "\(masks)")
            }
        }
        #expect(compared > 1_000)
    }

    @Test func theTableOfSmallKernelsIsReproduced() throws {
        let lines = try KernelTable.lines("kernels-small.jsonl")
        #expect(lines.count == 233)
        for line in lines {
            let decided = Decided(Masks(rowTypes: line.rowTypes, columnTypes: line.columnTypes))
            #expect(decided.verdict.rawValue == line.verdict, "\(line)")
            if let flaw = decided.flaw() { Issue.record("\(line): \(flaw)") }
        }
    }
}
