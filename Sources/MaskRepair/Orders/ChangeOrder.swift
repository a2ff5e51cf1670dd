import SupportMasks

/// Changes in an order in which the masks come nearer to being what they have to be, whatever it takes: the shortest
/// beginning that is enough is looked for.
struct ChangeOrder {
    /// Units of cells that change together.
    var units: [[MaskCell]]

    init(_ units: [[MaskCell]]) { self.units = units.filter { !$0.isEmpty } }

    /// The cells one by one, with what has to change with each; cells that may not change are passed over.
    init(cells: some Sequence<MaskCell>, of given: RepairMasks, _ rules: RepairRules) {
        var seen: Set<MaskCell> = []
        var units: [[MaskCell]] = []
        for cell in cells where !seen.contains(cell) {
            guard let orbit = rules.orbit(of: cell, in: given), orbit.allSatisfy({ rules.allows($0, of: given) }) else {
                continue
            }
            seen.formUnion(orbit)
            units.append(orbit)
        }
        self.init(units)
    }
}
