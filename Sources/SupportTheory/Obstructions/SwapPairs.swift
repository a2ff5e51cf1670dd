import SupportMasks

/// Two cells (i, c) and (s, j) of one class, whose term is infinite at (i, j), and a class that takes this away.
struct SwapPair {
    var term: Int
    var canceller: Int
    /// (i, c)
    var first: Cell
    /// (s, j)
    var second: Cell
}

/// The pairs of classes that still need a cell each.
struct SwapPairs {
    private let state: MaskedState
    /// The classes, with the cells that they need.
    private let open: [Int: Int]

    init(_ state: MaskedState, open: [Int: Int]) {
        self.state = state
        self.open = open
    }

    /// A pair with this canceller whose row i and column j are clean, so that both cells keep the matching unique, and
    /// with (i, j) no outer cell.
    ///
    /// - Parameter isThrifty: whether s and c have to be lines that are not clean and that spoil no clean ones.
    func first(
        canceller: Int, in outer: inout OuterCells, _ rows: BitSet, _ columns: BitSet, _ cleanRows: BitSet,
        _ cleanColumns: BitSet, isThrifty: Bool = false
    ) -> SwapPair? {
        let other = state.classes[canceller]
        for term in open.keys.sorted() where canceller != term || open[term, default: 0] > 1 {
            let cls = state.classes[term]
            for i in cls.rows.intersection(other.rows).intersection(cleanRows) {
                let corners = cls.columns.intersection(other.columns).intersection(cleanColumns)
                for j in corners.subtracting(outer.row(i)) {
                    let c = cls.columns.subtracting(columns).removing(j).subtracting(outer.row(i)).first { column in
                        !isThrifty
                            || !cleanColumns.contains(column)
                                && outer.column(column).isDisjoint(with: cleanRows.removing(i))
                    }
                    guard let c else { continue }
                    let s = cls.rows.subtracting(rows).removing(i).subtracting(outer.column(j)).first { row in
                        !isThrifty
                            || !cleanRows.contains(row)
                                && outer.row(row).isDisjoint(with: cleanColumns.removing(j))
                    }
                    guard let s else { continue }
                    return SwapPair(
                        term: term, canceller: canceller, first: Cell(row: i, column: c),
                        second: Cell(row: s, column: j))
                }
            }
        }
        return nil
    }
}
