import SupportMasks
import Testing

@Suite struct BitSetTests {
    @Test(arguments: boundarySizes) func algebraAgreesWithPlainSets(capacity: Int) {
        let seed = UInt64(capacity) + 1
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let (a, plainA) = randomSet(capacity: capacity, using: &generator)
            let (b, plainB) = randomSet(capacity: capacity, using: &generator)
            #expect(Set(a.union(b)) == plainA.union(plainB), "seed \(seed)")
            #expect(Set(a.intersection(b)) == plainA.intersection(plainB), "seed \(seed)")
            #expect(Set(a.subtracting(b)) == plainA.subtracting(plainB), "seed \(seed)")
            #expect(a.intersectionCount(with: b) == plainA.intersection(plainB).count, "seed \(seed)")
            for start in [0, capacity / 2, capacity] {
                let shared = plainA.intersection(plainB).filter { $0 >= start }.min()
                #expect(a.first(sharedWith: b, from: start) == shared, "seed \(seed)")
                #expect(a.listed().first(sharedWith: b, from: start) == shared, "seed \(seed)")
            }
            #expect(a.isDisjoint(with: b) == plainA.isDisjoint(with: plainB), "seed \(seed)")
            #expect(a.isSubset(of: b) == plainA.isSubset(of: plainB), "seed \(seed)")
            #expect(a.isSubset(of: a.union(b)) && a.union(b).isSuperset(of: a), "seed \(seed)")
            #expect(a.isSuperset(of: b) == plainA.isSuperset(of: plainB), "seed \(seed)")
            #expect(a.intersection(b).isSubset(of: a) && a.subtracting(b).isDisjoint(with: b), "seed \(seed)")
            #expect((a == b) == (plainA == plainB), "seed \(seed)")
        }
    }

    @Test(arguments: boundarySizes) func membersAscendAndCountAgrees(capacity: Int) {
        let seed = UInt64(capacity) + 100
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let (bits, plain) = randomSet(capacity: capacity, using: &generator)
            #expect(bits.members == plain.sorted(), "seed \(seed)")
            #expect(Array(bits) == plain.sorted(), "seed \(seed)")
            #expect(bits.count == plain.count && bits.isEmpty == plain.isEmpty, "seed \(seed)")
            #expect(bits.first == plain.min() && bits.last == plain.max(), "seed \(seed)")
            #expect(
                (0..<capacity).allSatisfy { bits.contains($0) == plain.contains($0) && bits[$0] == plain.contains($0) },
                "seed \(seed)")
            #expect(BitSet(capacity: capacity, words: bits.words) == bits, "seed \(seed)")
        }
    }

    @Test(arguments: boundarySizes) func everyMemberCanBeInsertedAndRemoved(capacity: Int) {
        for member in 0..<capacity {
            var set = BitSet(capacity: capacity)
            set.insert(member)
            #expect(set.members == [member] && set.first == member && set.last == member)
            set.insert(member)
            #expect(set.count == 1)
            set.remove(member)
            #expect(set == BitSet(capacity: capacity))
            set[member] = true
            #expect(set == BitSet(capacity: capacity, members: [member]))
            set[member] = false
            #expect(set.isEmpty)
            var rest = BitSet.full(capacity: capacity)
            rest.remove(member)
            #expect(rest.count == capacity - 1 && !rest.contains(member))
        }
    }

    @Test(arguments: boundarySizes) func fullSetIsTheUniverse(capacity: Int) {
        let full = BitSet.full(capacity: capacity)
        #expect(full.members == Array(0..<capacity))
        #expect(full == BitSet(capacity: capacity, members: 0..<capacity))
        #expect(full.subtracting(full).isEmpty && full.isSuperset(of: BitSet(capacity: capacity)))
    }

    @Test func formsChangeInPlaceWhatTheOthersReturn() {
        let a = BitSet(capacity: 130, members: [0, 63, 64, 129])
        let b = BitSet(capacity: 130, members: [63, 65, 129])
        var set = a
        set.formUnion(b)
        #expect(set.members == [0, 63, 64, 65, 129] && set == a.union(b))
        set = a
        set.formIntersection(b)
        #expect(set.members == [63, 129] && set == a.intersection(b))
        set = a
        set.subtract(b)
        #expect(set.members == [0, 64] && set == a.subtracting(b))
        #expect(set.description == "{0, 64}")
    }

    @Test func iteratorStaysAtItsEnd() {
        var iterator = BitSet(capacity: 70, members: [69]).makeIterator()
        #expect(iterator.next() == 69)
        #expect(iterator.next() == nil && iterator.next() == nil)
    }

    @Test func equalSetsHashAlikeHoweverTheyWereMade() {
        var grown = BitSet.full(capacity: 100)
        for member in 3..<100 { grown.remove(member) }
        #expect(Set([grown, BitSet(capacity: 100, members: [0, 1, 2])]).count == 1)
        #expect(BitSet(capacity: 64) != BitSet(capacity: 65))
    }
}
