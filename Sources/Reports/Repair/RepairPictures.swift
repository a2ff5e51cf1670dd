import Drawing
import MaskRepair

/// Repairs as pictures: each mask with what is added and removed.
public struct RepairPictures: Sendable {
    private let items: [RepairItem]

    public init(_ items: [RepairItem]) { self.items = items }

    /// A file of its own.
    public var svg: String { SVGDocument(items.map(Picture.init)).text }
}

extension Picture {
    /// The masks of a repair, or those that were given where there is none.
    init(_ item: RepairItem) {
        let words = RepairWords(item, output: nil)
        let after = item.repair?.masks.masks ?? item.given.masks
        let changes = zip(item.given.names, zip(item.given.masks, after)).map { name, masks in
            Change(name: name, before: masks.0, after: masks.1)
        }
        self.init(
            name: words.name, verdict: words.lead, tone: item.repair != nil ? .good : item.hasNoRepair ? .bad : .open,
            masks: .changes(changes), remarks: item.repair.map { $0.changes.isEmpty ? [] : [words.bound($0)] } ?? [])
    }
}
