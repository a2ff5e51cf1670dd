import Proofs
import SupportMasks
import SupportTheory

@testable import MaskRepair

extension RepairMasks {
    /// A pair of masks given by rows.
    static func pair(_ left: [String], _ right: [String]) -> RepairMasks? {
        guard let left = BitMatrix(left), let right = BitMatrix(right) else { return nil }
        return RepairMasks(
            MaskInstance(name: "pair", masks: .factorization(FactorSupports(left: left, right: right))))
    }

    /// A network of masks given by rows, input side first.
    static func network(_ layers: [String]...) -> RepairMasks? {
        let masks = layers.compactMap { BitMatrix($0) }
        guard masks.count == layers.count else { return nil }
        return RepairMasks(
            MaskInstance(
                name: "network",
                masks: .network(masks.enumerated().map { Layer(name: "layer \($0.offset)", mask: $0.element) })))
    }

    /// Every cell of every mask.
    var cells: [MaskCell] {
        masks.indices.flatMap { mask in
            (0..<masks[mask].rowCount).flatMap { row in
                (0..<masks[mask].columnCount).map { MaskCell(mask: mask, row: row, column: $0) }
            }
        }
    }

    var verdict: Closedness.Verdict {
        InstanceAnalysis.closedness(of: instance, limits: SearchLimits()).verdict
    }
}

/// Whether some set of so many changes, of those that are allowed, is accepted.
func someChanges(
    of masks: RepairMasks, count: Int, among cells: [MaskCell], from start: Int = 0,
    _ accepts: (RepairMasks) -> Bool
) -> Bool {
    if count == 0 { return accepts(masks) }
    guard cells.count - start >= count else { return false }
    return (start..<cells.count).contains { index in
        someChanges(of: masks.flipping([cells[index]]), count: count - 1, among: cells, from: index + 1, accepts)
    }
}

extension RepairOutcome {
    var repair: Repair? {
        if case .repaired(let repair) = self { return repair }
        return nil
    }
}
