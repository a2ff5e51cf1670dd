import Proofs
import SupportMasks
import SupportTheory

/// A lower bound for large masks: proofs of *not closed* of which no single change escapes two (Repair.md, theorem 3).
///
/// The lines of each window that is found are left out, and the rest is decided again; what is not closed without some
/// rows and columns of the product is not closed with them.
struct DisjointWindows {
    let given: RepairMasks
    let rules: RepairRules
    let interruption: Interruption

    /// The bound, with the proofs in the given numbering: no fewer changes make the masks closed.
    func blockers(_ test: inout GoalTest, decisions: Int) -> [Blocker] {
        guard test.goal == .closed, let last = given.masks.indices.last else { return [] }
        let columnMask = given.isPair ? 1 : 0
        var rows = Array(0..<given.masks[given.isPair ? 0 : last].rowCount)
        var columns = Array(0..<(given.isPair ? given.masks[1].rowCount : given.masks[columnMask].columnCount))
        var found: [Blocker] = []
        let end = test.decisions + decisions
        while !rows.isEmpty, !columns.isEmpty, test.decisions < end, !interruption.isDue {
            guard let rest = given.restricted(rows: rows, columns: columns) else { break }
            guard case .refuted(let part) = test.answer(rest) else { break }
            let proof = part.renamed(rows: rows, columns: columns, layers: given)
            let blocker = Blocker(proof, of: given, changes: [])
            if found.allSatisfy({ $0.isApart(from: blocker, rules) }) { found.append(blocker) } else { break }
            let (usedRows, usedColumns) = (Set(proof.rows), Set(proof.columns))
            rows.removeAll(where: usedRows.contains)
            columns.removeAll(where: usedColumns.contains)
        }
        return found
    }
}

extension NonClosedness {
    /// The proof in the masks of which only some rows and columns of the product were left.
    fileprivate func renamed(rows: [Int], columns: [Int], layers given: RepairMasks) -> NonClosedness {
        var units = [columns]
        if given.isPair {
            units.append(Array(0..<given.masks[0].columnCount))
        } else {
            units += given.masks.dropLast().map { Array(0..<$0.rowCount) }
        }
        units.append(rows)
        return renamed(UnitNames(units))
    }
}

extension RepairMasks {
    /// Some rows and columns of the product, renumbered; all hidden units.
    fileprivate func restricted(rows: [Int], columns: [Int]) -> RepairMasks? {
        if isPair {
            return RepairMasks(
                MaskInstance(
                    name: original.name,
                    masks: .factorization(
                        FactorSupports(left: masks[0].rows(rows), right: masks[1].rows(columns)))))
        }
        var layers = zip(names, masks).map { Layer(name: $0, mask: $1) }
        guard let last = layers.indices.last, last > 0 else { return nil }
        layers[0] = Layer(name: layers[0].name, mask: masks[0].transposed().rows(columns).transposed())
        layers[last] = Layer(name: layers[last].name, mask: masks[last].rows(rows))
        return RepairMasks(MaskInstance(name: original.name, masks: .network(layers)))
    }
}

extension BitMatrix {
    fileprivate func rows(_ kept: [Int]) -> BitMatrix {
        BitMatrix(rows: kept.map(row), columnCount: columnCount)
    }
}
