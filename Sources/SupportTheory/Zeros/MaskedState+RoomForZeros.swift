import SupportMasks

extension MaskedState {
    /// The number of observed cells, if there are unknowns and supports enough for a zero with an onto differential.
    var cellsWithRoomForZeros: Int? {
        var (entries, width) = (0, 0)
        for cls in classes {
            width += cls.multiplicity
            entries += cls.multiplicity * (cls.rows.count + cls.columns.count - 1)
        }
        guard width > 1 else { return nil }
        let types = rowTypes()
        let cells = types.indices.reduce(0) { $0 + observedColumns(row: $1, type: types[$1]).count }
        guard cells > 0, entries >= cells else { return nil }
        // Where every cell is observed, X Yᵀ = 0 bounds the sum of the ranks of X and Y by the width, and one of them
        // has to be that of a side; if nothing is left for the other, this is the full test, which was tried.
        let (rows, columns) = (liveRows.count, liveColumns.count)
        return cells < rows * columns || width > min(rows, columns) ? cells : nil
    }
}
