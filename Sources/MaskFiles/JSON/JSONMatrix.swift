import SupportMasks

/// A matrix in JSON: a list of rows, each a string of 0 and 1, or a list of numbers, or of true and false.
struct JSONMatrix {
    private let bytes: ByteView
    private var judge: EntryJudge

    /// - Parameter bytes: the text that nodes refer to.
    init(_ bytes: ByteView, _ rule: EntryRule) {
        self.bytes = bytes
        judge = EntryJudge(rule)
    }

    /// The sizes of nested lists along their first elements, a string of cells being the last dimension; nil for what
    /// is no list of cells.
    static func shape(of node: JSONNode) -> [Int]? {
        var sizes: [Int] = []
        var node = node
        while case .array(let elements) = node.kind {
            sizes.append(elements.count)
            guard let first = elements.first else { return sizes }
            node = first
        }
        switch node.kind {
        case .string(let range, _) where !sizes.isEmpty: return sizes + [range.count]
        case .number where !sizes.isEmpty, .bool where !sizes.isEmpty: return sizes
        default: return nil
        }
    }

    /// Reads a matrix.
    ///
    /// - Parameters:
    ///   - place: what the matrix is, for faults: `layers[0]`.
    ///   - mostCells: the cells that it may have.
    static func reading(
        _ node: JSONNode, _ rule: EntryRule, in bytes: ByteView, place: String, limits: MaskLimits, mostCells: Int
    ) throws(JSONFault) -> EntryReading {
        guard let rows = node.elements, let first = rows.first, let width = width(first), width > 0 else {
            throw JSONFault(
                "\(place): expected a list of rows, strings of 0 and 1 or lists of numbers", at: node.offset)
        }
        try requireSize(rows: rows.count, columns: width, limits, mostCells: mostCells, place, at: node)
        // All rows are measured before the mask is allocated: it then has no more cells than the file has bytes.
        for (i, row) in rows.enumerated() {
            guard let found = Self.width(row), isString(row) == isString(first) else {
                let expected = isString(first) ? "a string of 0 and 1" : "a list of entries"
                throw JSONFault("\(place)[\(i)]: expected \(expected), found \(row.description)", at: row.offset)
            }
            guard found == width else {
                throw JSONFault(
                    "\(place)[\(i)]: expected \(width) cells, as in the first row, found \(found)", at: row.offset)
            }
        }
        var matrix = JSONMatrix(bytes, rule)
        var mask = BitMatrix(rowCount: rows.count, columnCount: width)
        for (i, row) in rows.enumerated() { try matrix.take(row, i, like: first, into: &mask, place) }
        return matrix.judge.reading(mask)
    }

    /// Requires that a mask is within the limits.
    static func requireSize(
        rows: Int, columns: Int, _ limits: MaskLimits, mostCells: Int, _ place: String, at node: JSONNode
    ) throws(JSONFault) {
        guard rows <= limits.maxRows, columns <= limits.maxColumns, rows * columns <= mostCells else {
            throw JSONFault(
                "\(place): expected at most \(limits.maxRows) rows, \(limits.maxColumns) columns and \(mostCells) cells, found \(rows) × \(columns)",
                at: node.offset)
        }
    }

    /// The cells of a row; nil if it is none.
    private static func width(_ row: JSONNode) -> Int? {
        switch row.kind {
        case .string(let range, _): range.count
        case .array(let elements): elements.count
        default: nil
        }
    }

    private static func isString(_ row: JSONNode) -> Bool {
        if case .string = row.kind { true } else { false }
    }

    private mutating func take(
        _ row: JSONNode, _ i: Int, like first: JSONNode, into mask: inout BitMatrix, _ place: String
    ) throws(JSONFault) {
        if case .string(let range, _) = row.kind {
            for (j, offset) in range.enumerated() {
                switch bytes[offset] {
                case UInt8(ascii: "0"): break
                case UInt8(ascii: "1"): mask[i, j] = true
                default: throw JSONFault("\(place)[\(i)]: expected 0 or 1", at: offset)
                }
            }
            return
        }
        let isOfTruths = if case .bool? = first.elements?.first?.kind { true } else { false }
        for (j, entry) in (row.elements ?? []).enumerated() {
            switch entry.kind {
            case .bool(let isInside) where isOfTruths: mask[i, j] = isInside
            case .number(let range) where !isOfTruths: mask[i, j] = try isInside(range, "\(place)[\(i)][\(j)]")
            default:
                throw JSONFault(
                    "\(place)[\(i)][\(j)]: expected \(isOfTruths ? "true or false" : "a number"), as the first entry is, found \(entry.description)",
                    at: entry.offset)
            }
        }
    }

    private mutating func isInside(_ range: Range<Int>, _ place: @autoclosure () -> String) throws(JSONFault) -> Bool {
        guard let number = WrittenNumber(bytes[range].raw) else {
            throw JSONFault("\(place()): expected a number", at: range.lowerBound)
        }
        do { return try judge.isInside(number) } catch {
            throw JSONFault("\(place()): \(error.message)", at: range.lowerBound, remedies: error.remedies)
        }
    }
}
