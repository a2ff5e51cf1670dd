import Foundation
import SupportTheory
import Testing

@Suite struct Kernels {
    /// Up to symmetry 302 kernels of width at most 3 with m + n ≤ 8 have nested types on both sides: 1 of width 1, 13 of width 2, 288 of width 3.
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

    private struct TableLine: Decodable {
        var rowTypes: [[Int]]
        var columnTypes: [[Int]]
        var verdict: String
    }

    private func table(_ name: String) throws -> [TableLine] {
        let text = try String(contentsOf: CaseFile.folder.appending(path: name), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(TableLine.self, from: Data($0.utf8)) }
    }

    /// The atlas: kernels that are not closed though every deletion of a line is.
    @Test func theObstructionsOfWidthThreeAreMinimal() throws {
        let lines = try table("obstructions-width-3.jsonl")
        #expect(lines.count == 57)
        var kernels: Set<Kernel> = []
        for line in lines {
            let decided = Decided(Masks(rowTypes: line.rowTypes, columnTypes: line.columnTypes))
            #expect(decided.verdict == .notClosed, "\(line)")
            if let flaw = decided.flaw() { Issue.record("\(line): \(flaw)") }
            func bits(_ types: [[Int]]) -> [UInt32] { types.map { $0.reduce(0) { $0 | 1 << UInt32($1) } } }
            guard let kernel = Kernel(rowTypes: bits(line.rowTypes), columnTypes: bits(line.columnTypes)) else {
                Issue.record("not a kernel: \(line)")
                continue
            }
            kernels.insert(kernel)
            for smaller in kernel.deletedKernels {
                let rest = Decided(Masks(rowTypes: smaller.rowMembers, columnTypes: smaller.columnMembers))
                #expect(rest.verdict == .closed, "\(line) without a line")
                if let flaw = rest.flaw() { Issue.record("\(smaller): \(flaw)") }
            }
        }
        #expect(kernels.count == lines.count, "some two are the same up to symmetry")
    }

    @Test func theTableOfSmallKernelsIsReproduced() throws {
        let lines = try table("kernels-small.jsonl")
        #expect(lines.count == 233)
        for line in lines {
            let decided = Decided(Masks(rowTypes: line.rowTypes, columnTypes: line.columnTypes))
            #expect(decided.verdict.rawValue == line.verdict, "\(line)")
            if let flaw = decided.flaw() { Issue.record("\(line): \(flaw)") }
        }
    }
}
