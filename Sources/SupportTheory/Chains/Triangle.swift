import OrderedJSON
import SupportMasks

/// Units of three neighbouring layers in an order in which the layers hold a lower, an upper and a lower triangle:
/// every matrix on its inputs and outputs is a product of them (`SC508`).
struct Triangle: Sendable, Hashable {
    /// The units of the two levels inside, by position.
    var first: [Int]
    var second: [Int]
    /// The input and the output at each position, if it has one.
    var inputs: [Int?]
    var outputs: [Int?]

    var json: JSONValue {
        func placed(_ units: [Int?]) -> JSONValue {
            .array(units.enumerated().compactMap { position, unit in unit.map { .integers([position, $0]) } })
        }
        return [
            "inputs": placed(inputs), "first": .integers(first), "second": .integers(second),
            "outputs": placed(outputs),
        ]
    }

    /// The triangle of a component of three layers that takes all its inputs and outputs, if the order by degree is one.
    /// O(units² ) look-ups.
    ///
    /// - Parameter units: the units of the component on its four levels, ascending.
    init?(_ masks: [BitMatrix], units: [[Int]]) {
        guard masks.count == 3, units.count == 4 else { return nil }
        let size = min(units[1].count, units[2].count)
        guard units[0].count <= size, units[3].count <= size else { return nil }
        let turned = masks.map { $0.transposed() }
        func sorted(_ list: [Int], _ below: BitMatrix, _ above: BitMatrix) -> [Int] {
            list.map { (below.row($0).count, above.row($0).count, $0) }.sorted(by: <).map(\.2)
        }
        // Units of the first level see one input more at each position, and are seen by one unit more.
        first = sorted(units[1], masks[0], turned[1]).suffix(size)
        second = sorted(units[2], masks[1], turned[2]).reversed().prefix(size).map(\.self)
        for (position, unit) in second.enumerated() {
            for other in first[position...] where !masks[1][unit, other] { return nil }
        }
        let lower = first
        let upper = second
        guard
            let inputs = Self.placed(
                units[0],
                // All units from the position on see the input.
                room: { input in size - ((lower.lastIndex { !masks[0][$0, input] } ?? -1) + 1) }, count: size),
            let outputs = Self.placed(
                units[3], room: { output in upper.firstIndex { !masks[2][output, $0] } ?? size }, count: size)
        else { return nil }
        self.inputs = inputs.reversed()
        self.outputs = outputs
    }

    /// A position of its own, below its room, for each unit; nil if there is none.
    private static func placed(_ units: [Int], room: (Int) -> Int, count: Int) -> [Int?]? {
        var result = [Int?](repeating: nil, count: count)
        for (position, unit) in units.map({ (room($0), $0) }).sorted(by: <).enumerated() {
            guard position < unit.0 else { return nil }
            result[position] = unit.1
        }
        return result
    }
}
