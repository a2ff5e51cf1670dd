import Testing

@Suite struct TwoSupports {
    @Test func allPairsOfThreeByTwoMasksAreDecidedAsTheTheoremSays() {
        var counts = (closed: 0, notClosed: 0)
        for left in 0..<64 {
            for right in 0..<64 {
                func types(_ bits: Int) -> [Int] { [bits & 3, bits >> 2 & 3, bits >> 4 & 3] }
                let masks = Masks(rows: types(left), columns: types(right), width: 2)
                let decided = Decided(masks)
                let isClosed = isClosedByTwoSupportTheorem(masks)
                #expect(decided.verdict == (isClosed ? .closed : .notClosed), "\(masks)")
                if let flaw = decided.flaw() { Issue.record("\(masks): \(flaw)") }
                if isClosed { counts.closed += 1 } else { counts.notClosed += 1 }
            }
        }
        #expect(counts.closed + counts.notClosed == 4_096)
        // Both sides of the theorem are exercised, and widely.
        #expect(counts.notClosed > 400 && counts.closed > 400, "\(counts)")
    }

    @Test func theTheoremKnowsTheTwoMinimalObstructions() {
        #expect(!isClosedByTwoSupportTheorem(Masks(rows: [0b01, 0b11], columns: [0b01, 0b11], width: 2)))
        #expect(!isClosedByTwoSupportTheorem(Masks(rows: [0b01, 0b10, 0b11], columns: [0b11, 0b11], width: 2)))
        #expect(isClosedByTwoSupportTheorem(Masks(rows: [0b01, 0b10, 0b11], columns: [0b11], width: 2)))
        #expect(isClosedByTwoSupportTheorem(Masks(rows: [0b01, 0b10], columns: [0b11, 0b11], width: 2)))
    }
}
