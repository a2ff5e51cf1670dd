/// The inclusions between the types of one side of a state, each type after those that it contains, and the vectors of
/// multiplicities that are reduced: the sum along
/// every chain of types is at most |τ| for the last type τ of the chain.
struct TypeOrder {
    /// |τ|
    private let capacities: [Int]
    /// For each type the types that it contains, without itself.
    private let below: [[Int]]

    init(_ types: [BitSet], multiplicities: [Int], at place: JSONValue) throws(Rejection) {
        var below: [[Int]] = []
        for (number, type) in types.enumerated() {
            try place.spend(number * (10 + type.words.count) + 200)
            let contained = (0..<number).filter { types[$0].isSubset(of: type) }
            try place.spend(Budget.word * contained.count)
            below.append(contained)
        }
        self.below = below
        capacities = multiplicities
    }

    /// Goes through the reduced vectors within the bounds and reports those that cannot be made larger in any place.
    func visitLargestReduced(
        bounds: [Int], name: String, at place: JSONValue,
        report: ([Int]) throws(Rejection) -> Void
    ) throws(Rejection) {
        let count = capacities.count
        let cost = 100 + 10 * (count + below.reduce(0) { $0 + $1.count })
        var vector = [Int](repeating: 0, count: count)
        // The longest chain that ends in each type.
        var lengths = vector
        var visited = 0
        while true {
            visited += 1
            guard visited <= Limits.reducedVectors else {
                throw place.rejection(
                    "more than \(Limits.reducedVectors) reduced sets of \(name): too large for this rule")
            }
            try place.spend(2 * cost)
            if isLargest(vector, lengths: lengths, bounds: bounds) { try report(vector) }
            // The next one in the order of an odometer: raise the last place that can be raised, with zeros after it.
            var position = count - 1
            while position >= 0 {
                if vector[position] < bounds[position], lengths[position] < capacities[position] { break }
                vector[position] = 0
                position -= 1
            }
            guard position >= 0 else { return }
            vector[position] += 1
            for type in position..<count { lengths[type] = vector[type] + longest(below: type, lengths) }
        }
    }

    private func longest(below type: Int, _ lengths: [Int]) -> Int { below[type].reduce(0) { max($0, lengths[$1]) } }

    /// Whether no place can be raised. `room` is the greatest length that a chain may have at a type so that no chain
    /// through it becomes too long further up.
    private func isLargest(_ vector: [Int], lengths: [Int], bounds: [Int]) -> Bool {
        var room = capacities
        for type in vector.indices.reversed() {
            for other in below[type] { room[other] = min(room[other], room[type] - vector[type]) }
        }
        return vector.indices.allSatisfy { vector[$0] == bounds[$0] || lengths[$0] >= room[$0] }
    }
}
