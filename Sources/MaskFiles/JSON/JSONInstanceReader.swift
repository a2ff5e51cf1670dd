import SupportMasks

/// The masks that an object has, before they are held against one another.
enum JSONMasks {
    case factors(I: BitMatrix, J: BitMatrix)
    /// From the members of rows and columns, which fit by what they are.
    case supports(FactorSupports)
    case layers([NamedMask])
}

/// Reads the masks of an instance from an object of JSON, for files and for lines: `I` and `J`, `layers`, or `rowTypes`
/// and `columnTypes`. Other keys are passed over.
struct JSONInstanceReader {
    /// The text that nodes refer to.
    let bytes: ByteView
    /// For the entries of masks; nil where masks are rows of 0 and 1 in strings alone, as in lines.
    let rule: EntryRule?
    let limits: MaskLimits
    /// The cells that further masks may have.
    private var cellsLeft: Int
    /// What was found of the entries of the masks of the instance that was read last.
    private(set) var tallies: [EntryTally] = []

    init(_ bytes: ByteView, _ rule: EntryRule?, _ limits: MaskLimits) {
        (self.bytes, self.rule, self.limits) = (bytes, rule, limits)
        cellsLeft = limits.maxTotalCells
    }

    /// The masks of an object; nil if it has none of the forms, or more than one.
    ///
    /// - Parameter names: the names of layers that have none of their own, if there are as many.
    mutating func masks(_ node: JSONNode, names: [String]? = nil) throws(JSONFault) -> JSONMasks? {
        tallies = []
        switch (
            node.member("I"), node.member("J"), node.member("layers"), node.member("rowTypes"),
            node.member("columnTypes")
        ) {
        case (let left?, let right?, nil, nil, nil): return .factors(I: try mask(left, "I"), J: try mask(right, "J"))
        case (nil, nil, let layers?, nil, nil): return .layers(try self.layers(layers, "layers", names: names))
        case (nil, nil, nil, let rows?, let columns?): return .supports(try supports(rows, columns))
        default: return nil
        }
    }

    /// - Parameter place: what the list is, for faults; empty for the file's.
    mutating func layers(_ node: JSONNode, _ place: String, names: [String]? = nil) throws(JSONFault) -> [NamedMask] {
        tallies = []
        let elements = try list(node, place)
        guard !elements.isEmpty else {
            throw JSONFault(
                place.isEmpty ? "expected a list of layers" : "\(place): expected a layer, found none", at: node.offset)
        }
        var layers: [NamedMask] = []
        for (index, element) in elements.enumerated() {
            let place = "\(place)[\(index)]"
            var name = names.flatMap { $0.count == elements.count ? $0[index] : nil } ?? "layer \(index + 1)"
            var rows = element
            if case .object = element.kind {
                guard let mask = element.member("mask") else {
                    throw JSONFault("\(place): expected the key 'mask'", at: element.offset)
                }
                name = try self.name(element, "\(place).") ?? name
                rows = mask
            }
            layers.append(NamedMask(name: name, mask: try mask(rows, place)))
        }
        return layers
    }

    /// - Parameter place: what the value is, for faults: `layers[0]`.
    private mutating func mask(_ node: JSONNode, _ place: String) throws(JSONFault) -> BitMatrix {
        guard let rule else { return try mask(ofTexts: node, place) }
        let most = min(limits.maxCells, cellsLeft)
        let reading = try JSONMatrix.reading(node, rule, in: bytes, place: place, limits: limits, mostCells: most)
        cellsLeft -= reading.mask.rowCount * reading.mask.columnCount
        tallies.append(reading.tally)
        return reading.mask
    }

    private mutating func mask(ofTexts node: JSONNode, _ place: String) throws(JSONFault) -> BitMatrix {
        let rows = try texts(node, place)
        guard let width = rows.first?.utf8.count, width > 0 else {
            throw JSONFault("\(place): expected rows of 0 and 1, found none", at: node.offset)
        }
        try take(rows: rows.count, columns: width, place, at: node)
        guard let mask = BitMatrix(rows) else {
            throw JSONFault("\(place): expected rows of 0 and 1 of one length", at: node.offset)
        }
        return mask
    }

    /// Counts the cells of a mask, which must be within the limits.
    private mutating func take(rows: Int, columns: Int, _ place: String, at node: JSONNode) throws(JSONFault) {
        let most = min(limits.maxCells, cellsLeft)
        try JSONMatrix.requireSize(rows: rows, columns: columns, limits, mostCells: most, place, at: node)
        cellsLeft -= rows * columns
    }

    // MARK: Members of rows and columns

    /// The masks whose rows have the given members; the width is the largest member plus one.
    private mutating func supports(_ rows: JSONNode, _ columns: JSONNode) throws(JSONFault) -> FactorSupports {
        let (rowTypes, columnTypes) = (try types(rows, "rowTypes"), try types(columns, "columnTypes"))
        let width = 1 + max(rowTypes.joined().max() ?? 0, columnTypes.joined().max() ?? 0)
        try take(rows: rowTypes.count, columns: width, "rowTypes", at: rows)
        try take(rows: columnTypes.count, columns: width, "columnTypes", at: columns)
        let masks = [rowTypes, columnTypes].map { types in
            BitMatrix(rows: types.map { BitSet(capacity: width, members: $0) }, columnCount: width)
        }
        return FactorSupports(left: masks[0], right: masks[1])
    }

    private func types(_ node: JSONNode, _ place: String) throws(JSONFault) -> [[Int]] {
        let lists = try list(node, place)
        guard !lists.isEmpty else {
            throw JSONFault("\(place): expected at least one type, found none", at: node.offset)
        }
        var types: [[Int]] = []
        for (index, list) in lists.enumerated() {
            let place = "\(place)[\(index)]"
            var members: [Int] = []
            for (position, member) in try self.list(list, place).enumerated() {
                members.append(try integer(member, "\(place)[\(position)]"))
            }
            guard Set(members).count == members.count else {
                throw JSONFault("\(place): expected different supports, found one twice", at: list.offset)
            }
            let most = limits.maxColumns - 1
            if let outside = members.first(where: { !(0...most).contains($0) }) {
                throw JSONFault("\(place): expected supports between 0 and \(most), found \(outside)", at: list.offset)
            }
            types.append(members)
        }
        return types
    }

    // MARK: Values

    /// The elements of a list.
    func list(_ node: JSONNode, _ place: String) throws(JSONFault) -> [JSONNode] {
        guard let elements = node.elements else { throw fault("expected an array", node, place) }
        return elements
    }

    /// The strings of a list.
    func texts(_ node: JSONNode, _ place: String) throws(JSONFault) -> [String] {
        var texts: [String] = []
        for (index, element) in try list(node, place).enumerated() {
            texts.append(try text(element, "\(place)[\(index)]"))
        }
        return texts
    }

    /// The name that an object has, if it has one.
    func name(_ node: JSONNode, _ place: String = "") throws(JSONFault) -> String? {
        guard let name = node.member("name") else { return nil }
        return try text(name, "\(place)name")
    }

    func text(_ node: JSONNode, _ place: String) throws(JSONFault) -> String {
        guard case .string(let range, let hasEscapes) = node.kind else { throw fault("expected a string", node, place) }
        return try JSONTextParser.text(range, hasEscapes: hasEscapes, in: bytes)
    }

    private func integer(_ node: JSONNode, _ place: String) throws(JSONFault) -> Int {
        guard case .number(let range) = node.kind else { throw fault("expected an integer", node, place) }
        let text = bytes.text(range) ?? ""
        // 1.0 and 1e0 are integers as well.
        guard let value = Int(text) ?? Double(text).flatMap(Int.init(exactly:)) else {
            throw fault("expected integers that fit in 64 bits, found another number", node, place)
        }
        return value
    }

    private func fault(_ message: String, _ node: JSONNode, _ place: String) -> JSONFault {
        JSONFault(place.isEmpty ? message : "\(place): \(message)", at: node.offset)
    }
}
