import SupportMasks
import Testing

/// A set is what its members are, whichever form it has.
@Suite struct SetFormsTests {
    @Test func allPairsOfSmallSetsAgreeInAllForms() {
        let sets = (0..<64).map { word in BitSet(capacity: 6, members: (0..<6).filter { word >> $0 & 1 == 1 }) }
        for a in sets { for b in sets { expectAgreement(a, b, "small") } }
    }

    @Test(arguments: [63, 64, 65, 130, 1_000]) func randomPairsAgreeInAllForms(capacity: Int) {
        let seed = UInt64(capacity)
        var generator = SplitMix64(seed: seed)
        for round in 0..<40 {
            // One sparse, one of any density: short lists are searched for in long ones.
            let densities = [0.01, 0.1, 0.5, 0.95].shuffled(using: &generator)
            let sets = densities.prefix(2).map { density in
                BitSet(capacity: capacity, members: (0..<capacity).filter { _ in generator.nextUnit() < density })
            }
            expectAgreement(sets[0], sets[1], "seed \(seed), round \(round)")
        }
    }

    private func expectAgreement(_ a: BitSet, _ b: BitSet, _ place: String) {
        let (plainA, plainB) = (Set(a), Set(b))
        for a in forms(a) {
            #expect(a.members == plainA.sorted() && a.count == plainA.count && a.isEmpty == plainA.isEmpty)
            #expect(a.first == plainA.min() && a.last == plainA.max() && Array(a) == plainA.sorted())
            #expect((0..<a.capacity).allSatisfy { a.contains($0) == plainA.contains($0) })
            for b in forms(b) {
                #expect(Set(a.union(b)) == plainA.union(plainB), "\(place): \(a) ∪ \(b)")
                #expect(Set(a.intersection(b)) == plainA.intersection(plainB), "\(place): \(a) ∩ \(b)")
                #expect(Set(a.subtracting(b)) == plainA.subtracting(plainB), "\(place): \(a) − \(b)")
                #expect(a.isSubset(of: b) == plainA.isSubset(of: plainB), "\(place): \(a) ⊆ \(b)")
                #expect(a.isSuperset(of: b) == plainA.isSuperset(of: plainB), "\(place): \(a) ⊇ \(b)")
                #expect(a.isDisjoint(with: b) == plainA.isDisjoint(with: plainB), "\(place): \(a), \(b)")
                #expect(a.intersectionCount(with: b) == plainA.intersection(plainB).count, "\(place): \(a), \(b)")
                #expect((a == b) == (plainA == plainB), "\(place): \(a) = \(b)")
                #expect(plainA != plainB || a.hashValue == b.hashValue, "\(place): \(a)")
                #expect(a.union(b) == b.union(a) && a.union(b).members == plainA.union(plainB).sorted())
            }
            #expect(a.words == a.packed().words)
        }
    }

    @Test func membersOfListsAreInsertedAndRemovedInAnyOrder() {
        var generator = SplitMix64(seed: 5)
        for capacity in [65, 200, 5_000] {
            var set = BitSet(capacity: capacity).listed()
            var plain: Set<Int> = []
            for _ in 0..<300 {
                let member = Int.random(in: 0..<capacity, using: &generator)
                if Bool.random(using: &generator) {
                    set.insert(member)
                    plain.insert(member)
                } else {
                    set.remove(member)
                    plain.remove(member)
                }
                #expect(set.members == plain.sorted(), "seed 5, capacity \(capacity)")
            }
        }
    }

    @Test func aSetOfALargeUniverseTakesNoRoomForIt() {
        var set = BitSet(capacity: 1 << 40, members: [5, 1 << 39, 7])
        set.formUnion(BitSet(capacity: 1 << 40, members: [6]))
        #expect(set.members == [5, 6, 7, 1 << 39] && set.last == 1 << 39)
    }
}
