import ExactArithmetic
import OrderedJSON

/// Whether another network is this one rescaled, for readers and for scripts.
public struct NetworkComparison: Sendable {
    /// As the units stand.
    public let equivalence: RescalingEquivalence
    /// Where that fails: which units could be which.
    public let matching: UnitMatching?
    /// With the units in the order of the matching, if there is one.
    public let reordered: RescalingEquivalence?
    private let first: ReLUNetwork
    private let second: ReLUNetwork
    private let source: String

    /// - Parameters:
    ///   - source: where the other network is from.
    /// - Precondition: networks of the same sizes.
    public init(_ first: ReLUNetwork, _ second: ReLUNetwork, source: String) {
        guard let equivalence = RescalingEquivalence(first, second) else {
            preconditionFailure("networks of the same sizes")
        }
        (self.first, self.second, self.source, self.equivalence) = (first, second, source, equivalence)
        guard case .notEquivalent = equivalence.verdict else {
            (matching, reordered) = (nil, nil)
            return
        }
        let matching = UnitMatching(
            first.restricted(to: AliveUnits(first)), second.restricted(to: AliveUnits(second)))
        self.matching = matching
        if case .order(let orders) = matching {
            reordered = RescalingEquivalence(first, second.reordered(orders))
        } else {
            reordered = nil
        }
    }

    /// The verdict in a word: degenerate networks have none of their own.
    private var word: String {
        if equivalence.isDegenerate { return "degenerate" }
        if isEquivalentOnPaths { return "equivalent" }
        if isEquivalentInAnotherOrder { return "equivalent-in-another-order" }
        if case .twins = matching { return "undecided" }
        return "not-equivalent"
    }

    private var isEquivalentInAnotherOrder: Bool {
        if case .equivalent = reordered?.verdict { true } else { false }
    }

    private var isEquivalentOnPaths: Bool {
        if case .equivalent = equivalence.verdict { true } else { false }
    }

    var paragraphs: [String] {
        let dead =
            equivalence.isDegenerate
            ? [
                "Degenerate: " + deadUnits
                    + " Their values change neither products along paths nor the function; what follows is about the rest."
            ] : []
        return dead + [verdict]
    }

    private var verdict: String {
        switch equivalence.verdict {
        case .equivalent(let scales):
            return "Equivalent: \(source) is this network with its hidden units rescaled, exactly\(factors(scales))."
                + " Same function, same products along all paths."
        case .notEquivalent(let difference):
            return "\(orders) As the units stand, it is not: \(text(difference))\(closeness)"
        }
    }

    private func factors(_ scales: [[ExactScale]]) -> String {
        let shown = zip(first.layers, scales).map { layer, level in
            let few = level.prefix(6).map { rounded($0.asDouble) }.joined(separator: ", ")
            return "behind \(layer.name) \(few)\(level.count > 6 ? ", …" : "")"
        }
        return shown.isEmpty ? "" : " (\(shown.joined(separator: "; ")))"
    }

    /// What is known with the hidden units of the other network in another order.
    private var orders: String {
        switch matching {
        case .order where isEquivalentInAnotherOrder:
            return
                "Equivalent: \(source) is this network with its hidden units permuted and rescaled, exactly, so it has the same function."
        case .twins(let layer, let units):
            return
                "Not decided: hidden units \(units.map(String.init).joined(separator: ", ")) behind \(first.layers[layer].name) of one network have proportional incoming values, so their order is not known."
        case .missing(let layer, let unit):
            return
                "Not equivalent: \(source) is not this network with hidden units permuted and rescaled, since none of its units has what comes into unit \(unit) behind \(first.layers[layer].name), up to a factor."
        case .order, nil:
            return
                "Not equivalent: \(source) is not this network with hidden units permuted and rescaled, in the one order that what comes into the units allows."
        }
    }

    private func text(_ difference: RescalingEquivalence.Difference) -> String {
        switch difference {
        case .zero(let parameter):
            "\(name(parameter)) is \(rounded(first[parameter])) here and \(rounded(second[parameter])) there: in one alone on a path of values other than zero."
        case .sign(let parameter):
            "\(name(parameter)) is \(rounded(first[parameter])) here and \(rounded(second[parameter])) there: scales are positive."
        case .product(let path, let here, let there):
            "the product along the path \(name(path)) is \(rounded(here.asDouble)) here, and there it differs by \(rounded(((there - here) / here).asDouble.magnitude)) of this."
        }
    }

    private var closeness: String {
        guard let deviation = equivalence.deviation else { return "" }
        let size = " With the best scales along a tree every value agrees to \(rounded(deviation)) of its size"
        return deviation <= RescalingTrial.tolerance ? size + ": a rescaling but for rounding." : size + "."
    }

    private var deadUnits: String {
        let (here, there) = equivalence.deadUnits
        let places = [("here", here), ("in \(source)", there)].filter { !$0.1.isEmpty }.map { place, units in
            let shown = units.prefix(4).map { "unit \($0.unit) behind \(first.layers[$0.layer].name)" }
            return "\(place) \(shown.joined(separator: ", "))\(units.count > 4 ? ", … (\(units.count) in all)" : "")"
        }
        return places.joined(separator: "; ") + ": on no path of values other than zero."
    }

    private func name(_ parameter: NetworkParameter) -> String {
        let layer = first.layers[parameter.layer].name
        return parameter.input.map { "\(layer)[\(parameter.output), \($0)]" }
            ?? "the bias \(parameter.output) of \(layer)"
    }

    /// `input 0 → fc1 2 → fc2 1`
    private func name(_ path: NetworkPath) -> String {
        let units = path.units.enumerated().map { step, unit in
            let level = path.firstLevel + step
            return level == 0 ? "input \(unit)" : "\(first.layers[level - 1].name) \(unit)"
        }
        return (path.firstLevel == 0 ? "" : "bias → ")
            + units.joined(separator: " → ")
    }

    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("file", .string(source)), .init("verdict", .string(word)),
            .init("equivalentOnPaths", .bool(isEquivalentOnPaths || isEquivalentInAnotherOrder)),
            .init(
                "deadUnits",
                ["here": described(equivalence.deadUnits.first), "there": described(equivalence.deadUnits.second)]),
            .init("deviation", equivalence.deviation.map { .real($0) } ?? nil),
        ]
        switch equivalence.verdict {
        case .equivalent(let scales):
            members.append(.init("scales", .array(scales.map { .strings($0.map(\.value.description)) })))
        case .notEquivalent(let difference): members.append(.init("difference", encoded(difference)))
        }
        if case .order(let orders) = matching, isEquivalentInAnotherOrder {
            members.append(.init("order", .array(orders.map { .integers($0) })))
        }
        return .object(members)
    }

    private func described(_ units: [RescalingEquivalence.DeadUnit]) -> JSONValue {
        .array(units.map { ["layer": .string(first.layers[$0.layer].name), "unit": .integer($0.unit)] })
    }

    private func encoded(_ difference: RescalingEquivalence.Difference) -> JSONValue {
        switch difference {
        case .zero(let parameter), .sign(let parameter):
            [
                "layer": .string(first.layers[parameter.layer].name), "output": .integer(parameter.output),
                "input": parameter.input.map { .integer($0) } ?? nil, "here": .real(first[parameter]),
                "there": .real(second[parameter]),
            ]
        case .product(let path, let here, let there):
            [
                "fromBias": .bool(path.firstLevel > 0), "firstLevel": .integer(path.firstLevel),
                "units": .integers(path.units), "here": .string(here.description), "there": .string(there.description),
            ]
        }
    }
}
