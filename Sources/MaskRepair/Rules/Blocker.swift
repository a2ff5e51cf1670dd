import Proofs
import SupportMasks

/// What a proof of *not closed* says of all masks of the same shapes: those that hold the curve and, in the lines of the
/// window, nothing that was not there, are not closed either (Repair.md, theorem 1).
///
/// So a repair removes an entry of the curve or adds one in these lines. It is written in changes of the masks that were
/// given, although the proof may be of masks with changes already.
struct Blocker: Sendable {
    /// Entries of the curve that the given masks have: to remove one is enough.
    let removals: [MaskCell]
    /// Entries of the curve that had been added: not to add one is enough.
    let added: [MaskCell]
    /// The lines in which every added cell is enough, but those of `addedThen`.
    let region: Region
    private let addedThen: Set<MaskCell>
    /// Cells of the region that had been removed: to keep one is enough.
    let removedThen: [MaskCell]

    /// - Parameters:
    ///   - proof: of the given masks with `changes`.
    init(_ proof: NonClosedness, of given: RepairMasks, changes: Set<MaskCell>) {
        let curve = proof.curve.layers.enumerated().flatMap { layer, entries in
            entries.keys.map { given.cell(layer: layer, output: $0.row, input: $0.column) }
        }
        removals = curve.filter { given[$0] }.sorted()
        added = curve.filter { !given[$0] }.sorted()
        let region = Self.region(proof, given)
        self.region = region
        let inside = changes.filter { region.contains($0) }
        addedThen = inside.filter { !given[$0] }
        removedThen = inside.filter { given[$0] }.sorted()
    }

    /// The rows of the window in the last layer, its columns in the first, and the layers between.
    private static func region(_ proof: NonClosedness, _ given: RepairMasks) -> Region {
        if given.isPair {
            return Region(parts: [
                .rows(BitSet(capacity: given.masks[0].rowCount, members: proof.rows)),
                .rows(BitSet(capacity: given.masks[1].rowCount, members: proof.columns)),
            ])
        }
        var parts = [Region.Part](repeating: .all, count: given.masks.count)
        // Of one layer nothing is not closed.
        parts[given.masks.count - 1] = .rows(
            BitSet(capacity: given.masks[given.masks.count - 1].rowCount, members: proof.rows))
        parts[0] = .columns(BitSet(capacity: given.masks[0].columnCount, members: proof.columns))
        return Region(parts: parts)
    }

    /// Whether the given masks with these changes escape the proof.
    func isSatisfied(by changes: Set<MaskCell>, of given: RepairMasks) -> Bool {
        removals.contains(where: changes.contains) || added.contains { !changes.contains($0) }
            || removedThen.contains { !changes.contains($0) } || changes.contains { isEnough(toAdd: $0, to: given) }
    }

    /// Whether a change is the addition of a cell that is enough.
    func isEnough(toAdd cell: MaskCell, to given: RepairMasks) -> Bool {
        !given[cell] && region.contains(cell) && !addedThen.contains(cell)
    }

    /// The single changes that are enough, of those that are allowed.
    func changes(of given: RepairMasks, _ rules: RepairRules) -> [MaskCell] {
        var cells = rules.mayRemove ? removals.filter(rules.allows) : []
        if rules.mayAdd {
            cells += region.zeros(of: given).filter { !addedThen.contains($0) && rules.allows($0) }
        }
        return cells
    }
}
