/// What is known about closedness by theorems that the checker does not use.
enum KnownAnswers {
    /// A rank-one support.
    struct Support: Equatable {
        let rows: Set<Int>
        let columns: Set<Int>
    }

    /// The complete answer for two supports: P is not closed if and only if they are distinct, share a cell, and (i)
    /// one of them has both an exclusive
    /// row and an exclusive column, or (ii) there are at least two common rows and both have exclusive columns, or
    /// (iii) the transpose of (ii).
    static func twoSupportsAreNotClosed(_ a: Support, _ b: Support) -> Bool {
        let rows = a.rows.intersection(b.rows)
        let columns = a.columns.intersection(b.columns)
        guard !rows.isEmpty, !columns.isEmpty, a != b else { return false }
        let aRows = !a.rows.isSubset(of: b.rows)
        let aColumns = !a.columns.isSubset(of: b.columns)
        let bRows = !b.rows.isSubset(of: a.rows)
        let bColumns = !b.columns.isSubset(of: a.columns)
        return aRows && aColumns || bRows && bColumns
            || rows.count >= 2 && aColumns && bColumns
            || columns.count >= 2 && aRows && bRows
    }

    /// The supports that are not empty.
    static func supports(_ masks: TestMasks) -> [Support] {
        (0..<masks.width).map { Support(rows: masks.rows(of: $0), columns: masks.columns(of: $0)) }.filter {
            !$0.rows.isEmpty && !$0.columns.isEmpty
        }
    }

    static func widthTwoIsNotClosed(_ masks: TestMasks) -> Bool {
        let supports = supports(masks)
        return supports.count == 2 && twoSupportsAreNotClosed(supports[0], supports[1])
    }

    /// A sufficient condition for any width, by heredity: some window keeps two supports that are not closed, or has a
    /// support
    /// with three private cells of a 2 × 2 square whose fourth cell is another support's too.
    static func isSurelyNotClosed(_ masks: TestMasks) -> Bool {
        let rows = subsets(masks.left.count)
        let columns = subsets(masks.right.count)
        return rows.contains { r in
            columns.contains { c in
                let supports = supports(masks.window(r, c))
                if supports.count == 2 { return twoSupportsAreNotClosed(supports[0], supports[1]) }
                guard r.count == 2, c.count == 2, supports.count > 2 else { return false }
                let whole = supports.filter { $0.rows.count == 2 && $0.columns.count == 2 }
                let others = supports.filter { $0.rows.count < 2 || $0.columns.count < 2 }
                guard whole.count == 1, let first = others.first else { return false }
                return others.allSatisfy { $0 == first } && first.rows.count == 1 && first.columns.count == 1
            }
        }
    }

    private static func subsets(_ count: Int) -> [[Int]] {
        (1..<1 << count).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
    }
}
