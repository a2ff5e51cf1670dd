import Foundation
import SupportMasks
import SupportTheory
import Testing

/// The minimal obstructions of width three are found wherever they lie.
@Suite struct AtlasSearches {
    private static let seed: UInt64 = 0xA71A5

    private struct Line: Decodable {
        var rowTypes: [[Int]]
        var columnTypes: [[Int]]
    }

    private func atlas() throws -> [Masks] {
        let text = try String(
            contentsOf: CaseFile.folder.appending(path: "obstructions-width-3.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map {
            let line = try JSONDecoder().decode(Line.self, from: Data($0.utf8))
            return Masks(rowTypes: line.rowTypes, columnTypes: line.columnTypes)
        }
    }

    /// The window of a proof that the masks are not closed, if there is one.
    private func window(_ masks: Masks) -> (rows: [Int], columns: [Int])? {
        guard let supports = masks.instance.factorSupports,
            case .notClosed(let proof) = ClosednessDecision().decide(RankOneSupports(supports))
        else { return nil }
        return (proof.rows, proof.columns)
    }

    @Test func anObstructionIsFoundUnderAllSymmetries() throws {
        for kernel in try atlas() {
            for order in permutations(kernel.width) {
                for masks in [kernel.renamingSupports(order), kernel.renamingSupports(order).transposed] {
                    let found = window(masks)
                    #expect(
                        found?.rows.count == masks.rows.count && found?.columns.count == masks.columns.count, "\(masks)"
                    )
                }
            }
        }
    }

    /// Further lines, and further supports that the window's rows or its columns miss, do not hide it; the window found
    /// is no larger.
    @Test func anObstructionIsFoundAmongOtherLines() throws {
        var generator = SplitMix64(seed: Self.seed)
        for (number, kernel) in try atlas().enumerated() {
            let width = 6
            let names = Array(Array(0..<width).shuffled(using: &generator).prefix(kernel.width))
            let others = (0..<width).filter { !names.contains($0) }
            // Each further support meets lines of one side of the window at most.
            let ofRows = others.filter { _ in Bool.random(using: &generator) }
            let ofColumns = others.filter { !ofRows.contains($0) }
            func line(_ type: Int, _ extra: [Int]) -> Int {
                let kept = (0..<kernel.width).reduce(0) { $0 | (type >> $1 & 1) << names[$1] }
                return extra.reduce(kept) { $0 | (Bool.random(using: &generator) ? 1 << $1 : 0) }
            }
            func lines(_ count: Int) -> [Int] {
                (0..<count).map { _ in Int.random(in: 0..<(1 << width), using: &generator) }
            }
            let masks = Masks(
                rows: (kernel.rows.map { line($0, ofRows) } + lines(6)).shuffled(using: &generator),
                columns: (kernel.columns.map { line($0, ofColumns) } + lines(6)).shuffled(using: &generator),
                width: width)
            let decided = Decided(masks)
            #expect(decided.verdict == .notClosed, "seed \(Self.seed), kernel \(number): \(masks)")
            if let flaw = decided.flaw() { Issue.record("seed \(Self.seed), kernel \(number): \(masks): \(flaw)") }
            let lineCount = window(masks).map { $0.rows.count + $0.columns.count } ?? .max
            #expect(
                lineCount <= kernel.rows.count + kernel.columns.count, "seed \(Self.seed), kernel \(number): \(masks)")
        }
    }
}
