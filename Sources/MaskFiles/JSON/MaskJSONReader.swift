import SupportMasks

/// Reads instances in JSON: one instance, a certificate that holds its masks, a whole JSON report, or an object with a list `instances`.
///
/// An instance is `{"I": ["10", "11"], "J": ["10", "11"]}` or `{"layers": [["110", "011"], ["11"]]}`, where a layer may also be
/// `{"name": "fc1", "mask": ["110", "011"]}`; with a `name` or without. Other keys are passed over, as in `supportcheck batch`. A report holds the masks of
/// instances that are small and decided, in their certificates; the others are refused.
struct MaskJSONReader {
    private static let reportSchema = "supportcheck.report/1"
    private static let certificateFormat = "supportcheck.certificate/1"

    private let bytes: ByteView
    private let options: MaskFilesOptions
    private let defaultName: String
    private var cellsLeft: Int

    /// The instances of a file, at least one.
    static func read(_ bytes: ByteView, file: String, options: MaskFilesOptions) throws(MaskFilesError) -> [MaskInstance] {
        let context = ReadingContext(file: file)
        var reader = MaskJSONReader(bytes: bytes, options: options, defaultName: baseName(file), cellsLeft: options.limits.maxTotalCells)
        do throws(JSONFault) {
            return try reader.instances(try JSONTextParser.parse(bytes), context)
        } catch {
            let before = bytes[0..<min(error.offset, bytes.count)].raw
            let line = before.count { $0 == 0x0A } + 1
            let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            throw context.error(error.message, at: .line(line, column: before.count - lineStart + 1))
        }
    }

    private mutating func instances(_ node: JSONNode, _ context: ReadingContext) throws(JSONFault) -> [MaskInstance] {
        guard case .object = node.kind else { throw JSONFault("expected an object, found \(node.description)", at: node.offset) }
        if let schema = node.member("schema"), try text(schema) != Self.reportSchema {
            throw JSONFault("expected the schema \(Self.reportSchema), found \(quoted(try text(schema)))", at: schema.offset)
        }
        if let format = node.member("format") {
            guard try text(format) == Self.certificateFormat else {
                throw JSONFault("expected the format \(Self.certificateFormat), found \(quoted(try text(format)))", at: format.offset)
            }
            guard let instance = node.member("instance") else { throw JSONFault("expected the key 'instance' in a certificate", at: node.offset) }
            return [try self.instance(instance, names: nil, context)]
        }
        guard let list = node.member("instances") else { return [try instance(node, names: nil, context)] }
        guard let elements = list.elements, !elements.isEmpty else { throw JSONFault("expected a list of instances", at: list.offset) }
        let isReport = node.member("schema") != nil
        var instances: [MaskInstance] = []
        for element in elements {
            instances.append(isReport ? try reported(element, context) : try instance(element, names: nil, context))
        }
        return instances
    }

    /// The instance of a report, from its certificate; the report's own description has the names of layers.
    private mutating func reported(_ node: JSONNode, _ context: ReadingContext) throws(JSONFault) -> MaskInstance {
        guard let masks = node.member("closedness")?.member("certificate")?.member("instance"), masks.member("rows") == nil else {
            let name = try node.member("name").map { node throws(JSONFault) in quoted(try text(node)) } ?? "an instance"
            throw JSONFault("expected an instance with its masks, and \(name) of this report has none: it is large, or undecided", at: node.offset)
        }
        var names: [String] = []
        for layer in node.member("layers")?.elements ?? [] {
            if let name = layer.member("name") { names.append(try text(name)) }
        }
        return try instance(masks, names: names, context)
    }

    /// - Parameter names: the names of layers that have none of their own, if there are as many.
    private mutating func instance(_ node: JSONNode, names: [String]?, _ context: ReadingContext) throws(JSONFault) -> MaskInstance {
        let name = try node.member("name").map { node throws(JSONFault) in try text(node) } ?? defaultName
        switch (node.member("I"), node.member("J"), node.member("layers")) {
        case (let left?, let right?, nil):
            let (left, right) = (try mask(left, "I"), try mask(right, "J"))
            return MaskInstance(name: name, masks: .factorization(try at(node) { () throws(MaskFilesError) in
                try FactorSupports(I: left, J: right, context: context)
            }))
        case (nil, nil, let layers?):
            let masks = try self.layers(layers, names: names)
            return MaskInstance(name: name, masks: .network(try at(layers) { () throws(MaskFilesError) in try masks.asLayers(context: context) }))
        default:
            break
        }
        throw JSONFault("expected an instance with I and J, or with layers", at: node.offset)
    }

    private mutating func layers(_ node: JSONNode, names: [String]?) throws(JSONFault) -> [NamedMask] {
        guard let elements = node.elements, !elements.isEmpty else { throw JSONFault("layers: expected a list of layers", at: node.offset) }
        var layers: [NamedMask] = []
        for (index, element) in elements.enumerated() {
            let place = "layers[\(index)]"
            let standard = names.flatMap { $0.count == elements.count ? $0[index] : nil } ?? "layer \(index + 1)"
            if case .object = element.kind {
                guard let rows = element.member("mask") else { throw JSONFault("\(place): expected the key 'mask'", at: element.offset) }
                let name = try element.member("name").map { node throws(JSONFault) in try text(node) } ?? standard
                layers.append(NamedMask(name: name, mask: try mask(rows, place)))
            } else {
                layers.append(NamedMask(name: standard, mask: try mask(element, place)))
            }
        }
        return layers
    }

    private mutating func mask(_ node: JSONNode, _ place: String) throws(JSONFault) -> BitMatrix {
        guard let rows = node.elements, case .string(let first, _)? = rows.first?.kind, !first.isEmpty else {
            throw JSONFault("\(place): expected a list of rows, strings of 0 and 1", at: node.offset)
        }
        let limits = options.limits
        let (height, width) = (rows.count, first.count)
        guard height <= limits.maxRows, width <= limits.maxColumns, height * width <= min(limits.maxCells, cellsLeft) else {
            throw JSONFault(
                "\(place): expected at most \(limits.maxRows) rows, \(limits.maxColumns) columns and \(min(limits.maxCells, cellsLeft)) cells, found \(height) × \(width)",
                at: node.offset)
        }
        cellsLeft -= height * width
        // All rows are measured before the mask is allocated: it then has no more cells than the file has bytes.
        var ranges: [Range<Int>] = []
        for (i, row) in rows.enumerated() {
            guard case .string(let range, _) = row.kind else { throw JSONFault("\(place)[\(i)]: expected a string of 0 and 1, found \(row.description)", at: row.offset) }
            guard range.count == width else { throw JSONFault("\(place)[\(i)]: expected \(width) cells, as in the first row, found \(range.count)", at: row.offset) }
            ranges.append(range)
        }
        var mask = BitMatrix(rowCount: height, columnCount: width)
        for (i, range) in ranges.enumerated() {
            for j in 0..<width {
                switch bytes[range.lowerBound + j] {
                case UInt8(ascii: "0"): break
                case UInt8(ascii: "1"): mask[i, j] = true
                default: throw JSONFault("\(place)[\(i)]: expected 0 or 1", at: range.lowerBound + j)
                }
            }
        }
        return mask
    }

    /// Moves an error to the place of a value.
    private func at<R>(_ node: JSONNode, _ body: () throws(MaskFilesError) -> R) throws(JSONFault) -> R {
        do { return try body() } catch { throw JSONFault(error.message, at: node.offset) }
    }

    private func text(_ node: JSONNode) throws(JSONFault) -> String {
        guard case .string(let range, let hasEscapes) = node.kind else { throw JSONFault("expected a string, found \(node.description)", at: node.offset) }
        return try JSONTextParser.text(range, hasEscapes: hasEscapes, in: bytes)
    }
}
