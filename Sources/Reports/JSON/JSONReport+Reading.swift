import OrderedJSON
import SupportMasks

extension JSONReport {
    /// How an instance was read: the order of its masks and why it was taken, their densities, and what was left out.
    static func reading(_ reading: Reading, of instance: MaskInstance) -> JSONValue {
        let masks = names(instance).enumerated().map { place, mask -> JSONValue in
            var members: [JSONValue.Member] = [
                .init("name", .string(mask.name)), .init("density", .fraction(mask.entries, mask.cells)),
            ]
            if reading.tallies.indices.contains(place) {
                members += [
                    .init("zeros", .integer(reading.tallies[place].zeros)),
                    .init("tiny", .integer(reading.tallies[place].tiny)),
                ]
            }
            return .object(members)
        }
        return [
            "order": .string(reading.order.rawValue), "layers": .array(masks), "notTaken": notTaken(reading.notTaken),
            "warnings": .strings(reading.warnings),
        ]
    }

    static func notTaken(_ arrays: [Reading.NotTaken]) -> JSONValue {
        .array(arrays.map { ["name": .string($0.name), "shape": .integers($0.shape), "why": .string($0.why)] })
    }

    private static func names(_ instance: MaskInstance) -> [(name: String, entries: Int, cells: Int)] {
        switch instance.masks {
        case .factorization(let supports):
            return zip(["I", "J"], [supports.left, supports.right]).map {
                ($0, $1.setBitCount, $1.rowCount * $1.columnCount)
            }
        case .network(let layers): return layers.map { ($0.name, $0.entryCount, $0.outputCount * $0.inputCount) }
        }
    }
}
