/// Every pair of some players exactly once, in rounds of disjoint pairs: one player stays, the others move around a
/// circle.
enum RoundRobin {
    static func rounds(_ players: Int) -> Int { players < 2 ? 0 : players - 1 + players & 1 }

    /// The pairs of a round, the smaller number first.
    static func pairs(round: Int, players: Int) -> [(Int, Int)] {
        let others = rounds(players)
        return (0..<(others + 1) / 2).compactMap { place in
            let a = place == 0 ? others : (round + place) % others
            let b = (round + others - place) % others
            // With an odd number of players somebody rests.
            return max(a, b) < players ? (min(a, b), max(a, b)) : nil
        }
    }
}
