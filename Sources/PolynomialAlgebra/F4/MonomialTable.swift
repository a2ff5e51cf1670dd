/// Distinct monomials, numbered in the order of their arrival: a hash table with open addressing.
struct MonomialTable {
    private(set) var monomials: [Monomial] = []
    private var slots: [Int32]
    private var mask: Int

    init() {
        slots = [Int32](repeating: -1, count: 1_024)
        mask = 1_023
    }

    /// The number of `monomial`, a new one if it has none yet.
    mutating func index(_ monomial: Monomial) -> Int {
        var slot = Int(truncatingIfNeeded: monomial.tableHash) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if monomials[index] == monomial { return index }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(monomials.count)
        monomials.append(monomial)
        if 2 * monomials.count > slots.count { grow() }
        return monomials.count - 1
    }

    private mutating func grow() {
        mask = 2 * slots.count - 1
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        for (index, monomial) in monomials.enumerated() {
            var slot = Int(truncatingIfNeeded: monomial.tableHash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }
}
