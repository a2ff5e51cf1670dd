/// Products of two masked factors F · G that are both sparse, without writing G out.
///
/// Each costs O(Σ over the cells (i, k) of F of the cells in row k of G).
enum SparsePairs {
    typealias Values = UnsafePointer<Double>

    /// out = F · G, dense.
    static func multiply(
        _ f: MaskLayout, _ fValues: Values, _ g: MaskLayout, _ gValues: Values, into out: UnsafeMutablePointer<Double>,
        _ team: RowTeam
    ) {
        let width = g.columnCount
        nonisolated(unsafe) let (fValues, gValues, out) = (fValues, gValues, out)
        team.forEach(rows: f.rowCount, work: f.rowCount * width + f.cellCount) { rows in
            for row in rows {
                let line = out + row * width
                line.update(repeating: 0, count: width)
                for cell in f.rowStarts[row]..<f.rowStarts[row + 1] {
                    let (value, inner) = (fValues[cell], f.columns[cell])
                    for other in g.rowStarts[inner]..<g.rowStarts[inner + 1] {
                        line[g.columns[other]] += value * gValues[other]
                    }
                }
            }
        }
    }

    /// The gradients of ½‖F G − A‖² by the values of F, D Gᵀ on F's mask, for the dense D = F G − A.
    static func leftGradient(
        _ f: MaskLayout, _ g: MaskLayout, _ gValues: Values, residual: Values,
        into out: UnsafeMutablePointer<Double>, _ team: RowTeam
    ) {
        let width = g.columnCount
        nonisolated(unsafe) let (gValues, residual, out) = (gValues, residual, out)
        team.forEach(rows: f.rowCount, work: f.rowCount * width) { rows in
            for row in rows {
                let line = residual + row * width
                for cell in f.rowStarts[row]..<f.rowStarts[row + 1] {
                    let inner = f.columns[cell]
                    var sum = 0.0
                    for other in g.rowStarts[inner]..<g.rowStarts[inner + 1] {
                        sum += line[g.columns[other]] * gValues[other]
                    }
                    out[cell] = sum
                }
            }
        }
    }

    /// The gradients by the values of G: Fᵀ D on G's mask.
    static func rightGradient(
        _ f: MaskLayout, _ fValues: Values, _ g: MaskLayout, residual: Values,
        into out: UnsafeMutablePointer<Double>, _ team: RowTeam
    ) {
        let width = g.columnCount
        nonisolated(unsafe) let (fValues, residual, out) = (fValues, residual, out)
        team.forEach(rows: g.rowCount, work: f.rowCount * width) { rows in
            for inner in rows {
                let cells = g.rowStarts[inner]..<g.rowStarts[inner + 1]
                for cell in cells { out[cell] = 0 }
                for place in f.columnStarts[inner]..<f.columnStarts[inner + 1] {
                    let (value, line) = (fValues[f.positions[place]], residual + f.rows[place] * width)
                    for cell in cells { out[cell] += value * line[g.columns[cell]] }
                }
            }
        }
    }
}
