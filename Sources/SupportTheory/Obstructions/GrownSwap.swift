import SupportMasks

/// The swap of SC405 in a state, grown from two cells: for masks of some structure, and classes beside free cells.
package struct GrownSwap {
    private let state: MaskedState
    private let limits: SearchLimits

    package init(_ state: MaskedState, limits: SearchLimits) {
        self.state = state
        self.limits = limits
    }

    /// The witness in the lines of the masks that the state came from; nil if no seed grows to one.
    package func find() -> NonClosedness? { first { $0 } }

    /// The first witness of which something can be made.
    func first<Result>(_ make: (NonClosedness) -> Result?) -> Result? {
        let types = StateTypes(state)
        for seed in SwapSeeds(state, types, limits: limits).best() {
            for order in SwapGrowth.Order.allCases {
                if limits.interruption.isDue { return nil }
                var growth = SwapGrowth(state, types, seed, order)
                guard growth.complete(), let swap = swap(seed, growth.steps, growth.known),
                    let found = SwapBesideSupport.core(swap).lifted(through: state)
                else { continue }
                if let result = make(found) { return result }
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
        func support(_ cls: Int) -> Int {
            defer { used[cls, default: 0] += 1 }
            return state.classes[cls].supports[used[cls, default: 0]]
        }
        var swap = SwapBesideSupport.Swap(
            term: state.classes[seed.cls].supports[0], first: Cell(row: seed.i, column: seed.c),
            second: Cell(row: seed.s, column: seed.j), rival: rival, known: supports)
        for step in steps {
            switch step {
            case .cell(let cell, let cls): swap.others.append((cell, support(cls)))
            case .pair(let pair):
                swap.pairs.append(
                    .init(
                        term: support(pair.term), first: pair.first, second: pair.second,
                        rival: support(pair.canceller)))
            }
        }
        return swap
    }
}
