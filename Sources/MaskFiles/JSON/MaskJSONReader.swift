import SupportMasks

/// Reads JSON: instances, or matrices with names.
///
/// - One instance, a certificate that holds its masks, a whole JSON report, or an object with a list `instances`. An
///   instance is
///   `{"I": ["10", "11"], "J": ["10", "11"]}` or `{"layers": [["110", "011"], ["11"]]}`, where a layer may also be
///   `{"name": "fc1", "mask": ["110", "011"]}`, or `{"rowTypes": [[0], [0, 1]], "columnTypes": [[0], [0, 1]]}`; with a
///   `name` or without. Other keys are passed over, as in `supportcheck batch`. A list of layers alone is an instance
///   too. A report holds the masks of instances that are small and decided, in their certificates; the others are
///   refused.
/// - An object whose values all are lists of entries, as a whole or under `layers`: the order of its keys says nothing.
/// - The index of a checkpoint in shards, with `weight_map`.
///
/// Matrices are lists of rows (`JSONMatrix`).
struct MaskJSONReader {
    private static let reportSchema = "supportcheck.report/1"
    /// The standard one first; in all of them an instance is written alike.
    private static let certificateFormats = ["supportcheck.certificate/2", "supportcheck.certificate/1"]

    private let file: MappedFile
    private let origin: FileOrigin
    private let listing: Listing
    private var reader: JSONInstanceReader

    /// How instances are written.
    struct Listing {
        /// For their masks.
        let rule: EntryRule
        let convention: LayerFit.Convention
        let limits: MaskLimits
    }

    /// What a file holds. The masks of instances are read; those of matrices with names are not.
    ///
    /// - Parameter listing: for instances.
    static func contents(of file: MappedFile, origin: FileOrigin, _ listing: Listing) throws(MaskFilesError)
        -> FileContents
    {
        try file.withBytes { bytes throws(MaskFilesError) in
            var reader = MaskJSONReader(
                file: file, origin: origin, listing: listing,
                reader: JSONInstanceReader(bytes, listing.rule, listing.limits))
            do throws(JSONFault) { return try reader.contents(try JSONTextParser.parse(bytes)) } catch {
                throw error.error(in: bytes, origin.context)
            }
        }
    }

    private mutating func contents(_ node: JSONNode) throws(JSONFault) -> FileContents {
        switch node.kind {
        case .array:
            if let shape = JSONMatrix.shape(of: node), shape.count == 2 {
                return .matrix(storedArray(origin.name, node, shape))
            }
            return .instances([try network(try reader.layers(node, ""), node, name: origin.name)])
        case .object(let members):
            if let index = try shardIndex(node, members) { return .shardIndex(index) }
            if let layers = node.member("layers"), case .object(let named) = layers.kind, node.member("I") == nil,
                node.member("J") == nil
            {
                return .arrays(try arrays(named, layers, "layers"))
            }
            let isInstance = ["format", "schema", "instances", "I", "J", "layers"].contains { node.member($0) != nil }
            let hasTypes = node.member("rowTypes") != nil && node.member("columnTypes") != nil
            if !isInstance, !hasTypes, members.contains(where: { JSONMatrix.shape(of: $0.value)?.count == 2 }) {
                return .arrays(try arrays(members, node, nil))
            }
            return .instances(try instances(node))
        default: throw JSONFault("expected an object, found \(node.description)", at: node.offset)
        }
    }

    /// The file of each tensor, where an object has `weight_map` and at most `metadata` beside it.
    private func shardIndex(_ node: JSONNode, _ members: [(key: String, value: JSONNode)]) throws(JSONFault) -> [String:
        String]?
    {
        guard case .object(let map)? = node.member("weight_map")?.kind,
            members.allSatisfy({ ["weight_map", "metadata"].contains($0.key) })
        else { return nil }
        var files: [String: String] = [:]
        for (name, value) in map { files[name] = try reader.text(value, "weight_map.\(name)") }
        return files
    }

    // MARK: Matrices with names

    /// - Parameter place: what holds the matrices, for faults; nil for the file.
    private func arrays(_ members: [(key: String, value: JSONNode)], _ node: JSONNode, _ place: String?)
        throws(JSONFault) -> [StoredArray]
    {
        guard !members.isEmpty else {
            throw JSONFault("\(place.map { "\($0): " } ?? "")expected a matrix, found none", at: node.offset)
        }
        var arrays: [StoredArray] = []
        for (name, value) in members {
            guard let shape = JSONMatrix.shape(of: value) else {
                throw JSONFault(
                    "\(place.map { "\($0): " } ?? "")expected matrices alone beside one another, found \(quoted(name)), \(value.description)",
                    at: value.offset)
            }
            arrays.append(storedArray(name, value, shape))
        }
        return arrays
    }

    private func storedArray(_ name: String, _ node: JSONNode, _ shape: [Int]) -> StoredArray {
        let (file, origin, limits) = (file, origin, listing.limits)
        return StoredArray(name: name, shape: shape) { rule throws(MaskFilesError) in
            _ = try MatrixShape(shape, limits: limits, context: origin.context("array", name))
            return try file.withBytes { bytes throws(MaskFilesError) in
                do throws(JSONFault) {
                    return try JSONMatrix.reading(
                        node, rule, in: bytes, place: quoted(name), limits: limits, mostCells: limits.maxCells)
                } catch { throw error.error(in: bytes, origin.context) }
            }
        }
    }

    // MARK: Instances

    private mutating func instances(_ node: JSONNode) throws(JSONFault) -> [ReadInstance] {
        try require([Self.reportSchema], "schema", in: node)
        if node.member("format") != nil {
            try require(Self.certificateFormats, "format", in: node)
            guard let instance = node.member("instance") else {
                throw JSONFault("expected the key 'instance' in a certificate", at: node.offset)
            }
            return [try self.instance(instance, names: nil)]
        }
        guard let list = node.member("instances") else { return [try instance(node, names: nil)] }
        guard let elements = list.elements, !elements.isEmpty else {
            throw JSONFault("expected a list of instances", at: list.offset)
        }
        let isReport = node.member("schema") != nil
        var instances: [ReadInstance] = []
        for element in elements {
            instances.append(isReport ? try reported(element) : try instance(element, names: nil))
        }
        return instances
    }

    /// Requires that a key has one of the given texts, if it is there.
    private func require(_ expected: [String], _ key: String, in node: JSONNode) throws(JSONFault) {
        guard let value = node.member(key) else { return }
        let found = try reader.text(value, key)
        guard expected.contains(found) else {
            throw JSONFault("expected the \(key) \(expected[0]), found \(quoted(found))", at: value.offset)
        }
    }

    /// The instance of a report, from its certificate; the report's own description has the names of layers.
    private mutating func reported(_ node: JSONNode) throws(JSONFault) -> ReadInstance {
        guard let masks = node.member("closedness")?.member("certificate")?.member("instance"),
            ["sizes", "patterns", "rows"].allSatisfy({ masks.member($0) == nil })
        else {
            let name = try reader.name(node).map { quoted($0) } ?? "an instance"
            throw JSONFault(
                "expected an instance with its masks, and \(name) of this report has none: it is large, or undecided",
                at: node.offset)
        }
        var names: [String] = []
        for layer in node.member("layers")?.elements ?? [] {
            if let name = try reader.name(layer) { names.append(name) }
        }
        return try instance(masks, names: names)
    }

    /// - Parameter names: the names of layers that have none of their own, if there are as many.
    private mutating func instance(_ node: JSONNode, names: [String]?) throws(JSONFault) -> ReadInstance {
        let name = try reader.name(node) ?? origin.name
        switch try reader.masks(node, names: names) {
        case .factors(let left, let right):
            let supports = try at(node) { () throws(MaskFilesError) in
                try FactorSupports(
                    I: left, J: right, isTransposed: listing.convention.isTransposed, context: origin.context)
            }
            return read(MaskInstance(name: name, masks: .factorization(supports)))
        case .supports(let supports): return read(MaskInstance(name: name, masks: .factorization(supports)))
        case .layers(let layers): return try network(layers, node.member("layers") ?? node, name: name)
        case nil: throw JSONFault("expected an instance with I and J, or with layers", at: node.offset)
        }
    }

    /// - Parameter node: the list of layers.
    private mutating func network(_ masks: [NamedMask], _ node: JSONNode, name: String) throws(JSONFault)
        -> ReadInstance
    {
        let network = try at(node) { () throws(MaskFilesError) in
            try masks.asChain(listing.convention, context: origin.context)
        }
        return read(MaskInstance(name: name, masks: .network(network)))
    }

    private func read(_ instance: MaskInstance) -> ReadInstance {
        guard listing.rule == .weights else { return ReadInstance(instance) }
        let isReversed = instance.layers != nil && listing.convention.isOutputFirst
        return ReadInstance(
            instance, reading: Reading(tallies: isReversed ? reader.tallies.reversed() : reader.tallies))
    }

    /// Moves an error to the place of a value.
    private func at<R>(_ node: JSONNode, _ body: () throws(MaskFilesError) -> R) throws(JSONFault) -> R {
        do { return try body() } catch { throw JSONFault(error.message, at: node.offset, remedies: error.remedies) }
    }
}
