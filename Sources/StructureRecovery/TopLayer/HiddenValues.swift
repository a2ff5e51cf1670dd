/// How the values of a hidden unit are estimated from rows, each ± the values plus those of other units.
///
/// Both rules are exact but for rare coincidences while the products are sparse.
enum HiddenValues: Sendable {
    /// The median; of two middle values the smaller if they have one sign, else 0. It bears a row that disagrees.
    case median
    /// The smallest value if all have one sign, else 0. It bears several rows that share another unit.
    case consensus

    /// One value from those of the rows, which are reordered.
    @inline(__always)
    func estimate(_ seen: inout [Double]) -> Double {
        // The lists are as long as a unit has edges: a few.
        for index in 1..<max(seen.count, 1) {
            var place = index
            while place > 0, seen[place] < seen[place - 1] {
                seen.swapAt(place, place - 1)
                place -= 1
            }
        }
        switch self {
        case .median:
            let middle = seen.count / 2
            if seen.count % 2 == 1 { return seen[middle] }
            return Self.nearest(seen[middle - 1], seen[middle])
        case .consensus:
            return Self.nearest(seen[0], seen[seen.count - 1])
        }
    }

    /// The number nearest to 0 of an interval.
    @inline(__always)
    private static func nearest(_ low: Double, _ high: Double) -> Double { low > 0 ? low : high < 0 ? high : 0 }
}
