import SupportMasks

/// The swap of SC405 in a state, grown from two cells: for masks of some structure, and classes beside free cells.
package struct GrownSwap {
    private let state: MaskedState
    private let limits: SearchLimits

    package init(_ state: MaskedState, limits: SearchLimits) {
        self.state = state
        self.limits = limits
    }

    /// The witness in the lines of the masks that the state came from.
    package func find() -> NonClosedness? { core()?.lifted(through: state) }

    /// The obstruction in the state's own lines; nil if no seed grows to one.
    func core() -> Core? {
        let types = StateTypes(state)
        for seed in SwapSeeds(state, types, limits: limits).best() {
            for order in SwapGrowth.Order.allCases {
                if limits.interruption.isDue { return nil }
                var growth = SwapGrowth(state, types, seed, order)
                if growth.complete(), let swap = swap(seed, growth.steps, growth.known) {
                    return SwapBesideSupport.core(swap)
                }
            }
        }
        return nil
    }

    /// Hands the supports of the classes out; nil where two classes of K are parts of one, so that they share supports.
    private func swap(_ seed: SwapSeed, _ steps: [SwapGrowth.Step], _ known: BitSet) -> SwapBesideSupport.Swap? {
        let supports = known.flatMap { state.classes[$0].supports }
        guard Set(supports).count == supports.count else { return nil }
        let rival = seed.rival.map { state.classes[$0].supports[0] }
        if let rival, supports.contains(rival) { return nil }
        var used = [seed.cls: 1]
        let others = steps.map { step -> (cell: Cell, support: Int) in
            defer { used[step.cls, default: 0] += 1 }
            return (
                Cell(row: step.row, column: step.column), state.classes[step.cls].supports[used[step.cls, default: 0]]
            )
        }
        return SwapBesideSupport.Swap(
            term: state.classes[seed.cls].supports[0], first: Cell(row: seed.i, column: seed.c),
            second: Cell(row: seed.s, column: seed.j), rival: rival, others: others, known: supports)
    }
}
