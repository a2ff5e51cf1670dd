/// A value of a document. Every reader of a value is charged, and throws the rejection that names the value's path.
package struct JSONValue: Sendable {
    fileprivate let document: JSONDocument
    private let index: Int

    fileprivate init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    package init(root document: JSONDocument) { self.init(document: document, index: 0) }

    /// The value of the document that was read last.
    package init(lastReadOf document: JSONDocument) {
        self.init(document: document, index: document.budget.reading)
    }

    package var budget: Budget { document.budget }

    private func spend(_ units: Int) throws(Rejection) {
        budget.reading = index
        try budget.spend(units)
    }

    private var node: JSONNode { document.nodes[index] }

    package func rejection(_ reason: String) -> Rejection { Rejection(place: path, reason: reason) }

    /// Rejects this value unless something holds.
    package func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws(Rejection) {
        if !holds { throw rejection(reason()) }
    }

    package var isArray: Bool { node.kind == .array }

    /// Whether the value is an array whose first member is an integer.
    package var beginsWithInteger: Bool {
        isArray && index + 1 < node.payload && document.nodes[index + 1].kind == .integer
    }

    package func string() throws(Rejection) -> String {
        guard node.kind == .string else { throw rejection("expected a string") }
        try spend(50 + 10 * (node.payload - node.offset))
        return document.string(at: index)
    }

    package func integer(in range: ClosedRange<Int>, _ meaning: String) throws(Rejection) -> Int {
        guard node.kind == .integer else { throw rejection("expected \(meaning), an integer") }
        try spend(20)
        let integer = document.integer(at: index)
        guard range.contains(integer) else {
            throw rejection("\(meaning) \(integer) is not in \(range.lowerBound)...\(range.upperBound)")
        }
        return integer
    }

    /// An index below `count`.
    package func index(below count: Int, _ meaning: String) throws(Rejection) -> Int {
        guard count > 0 else { throw rejection("there is no \(meaning) to name") }
        return try integer(in: 0...count - 1, meaning)
    }

    package func elements() throws(Rejection) -> JSONElements {
        guard node.kind == .array else { throw rejection("expected an array") }
        try spend(50)
        return JSONElements(document: document, position: index + 1, end: node.payload)
    }

    /// The members of an array of exactly `count` values; `shape` is for the message.
    package func tuple(_ count: Int, _ shape: String) throws(Rejection) -> [JSONValue] {
        guard node.kind == .array else { throw rejection("expected \(shape)") }
        var members: [JSONValue] = []
        for member in try elements() {
            guard members.count < count else { throw rejection("expected \(shape)") }
            members.append(member)
        }
        guard members.count == count else { throw rejection("expected \(shape)") }
        return members
    }

    /// What `read` makes of each member of an array.
    package func list<Member>(_ read: (JSONValue) throws(Rejection) -> Member) throws(Rejection) -> [Member] {
        var result: [Member] = []
        for element in try elements() { result.append(try read(element)) }
        return result
    }

    /// A strictly increasing list of indices below `count`.
    package func increasingIndices(below count: Int, _ meaning: String) throws(Rejection) -> [Int] {
        var result: [Int] = []
        for element in try elements() {
            let index = try element.index(below: count, meaning)
            if let last = result.last, last >= index { throw element.rejection("the list must be strictly increasing") }
            try element.spend(Budget.word)
            result.append(index)
        }
        return result
    }

    /// A list of indices below `count`, in any order, none twice.
    package func distinctIndices(below count: Int, _ meaning: String) throws(Rejection) -> [Int] {
        var seen: Set<Int> = []
        var result: [Int] = []
        for element in try elements() {
            let index = try element.index(below: count, meaning)
            try element.require(seen.insert(index).inserted, "the \(meaning) is listed twice")
            try element.spend(Budget.word)
            result.append(index)
        }
        return result
    }

    // MARK: Objects

    /// The values of an object that has exactly the keys `names`, in the order of `names`.
    package func fields(_ names: String...) throws(Rejection) -> [JSONValue] {
        try fields(names, optional: []).required
    }

    /// The values of an object that has the keys `names`, perhaps some of `optional`, and no other.
    package func fields(_ names: [String], optional: [String]) throws(Rejection) -> (
        required: [JSONValue], optional: [JSONValue?]
    ) {
        let members = try members()
        var result: [JSONValue] = []
        for name in names {
            guard let member = members.first(where: { $0.key == name }) else {
                throw rejection("the key \"\(name)\" is missing")
            }
            result.append(member.value)
        }
        if let other = members.first(where: { !names.contains($0.key) && !optional.contains($0.key) }) {
            throw other.value.rejection(
                "this key is not allowed here; expected \((names + optional).joined(separator: ", "))")
        }
        return (result, optional.map { name in members.first { $0.key == name }?.value })
    }

    /// The value of `key`, if the object has it.
    package func member(_ key: String) throws(Rejection) -> JSONValue? {
        try members().first { $0.key == key }?.value
    }

    private func members() throws(Rejection) -> [(key: String, value: JSONValue)] {
        guard node.kind == .object else { throw rejection("expected an object") }
        var result: [(key: String, value: JSONValue)] = []
        var key = index + 1
        while key < node.payload {
            let name = document.nodes[key]
            try spend(150 + 10 * (name.payload - name.offset))
            result.append((document.string(at: key), JSONValue(document: document, index: key + 1)))
            key = document.end(of: key + 1)
        }
        return result
    }

    // MARK: Path

    /// Found by walking down from the root to this value: costs nothing unless something is wrong.
    private var path: String {
        var path = ""
        var current = 0
        while current != index {
            let isObject = document.nodes[current].kind == .object
            var member = current + 1
            var position = 0
            while true {
                let value = isObject ? member + 1 : member
                let end = document.end(of: value)
                if index < end {
                    let name = isObject ? quotedIfOdd(document.string(at: member)) : "[\(position)]"
                    path += isObject && !path.isEmpty ? "." + name : name
                    current = value
                    break
                }
                member = end
                position += 1
            }
        }
        return path.isEmpty ? "certificate" : path
    }

    private func quotedIfOdd(_ key: String) -> String {
        key.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) } ? key : key.quoted
    }
}

/// The members of an array, in order.
package struct JSONElements: Sequence, IteratorProtocol {
    fileprivate let document: JSONDocument
    fileprivate var position: Int
    fileprivate let end: Int

    package mutating func next() -> JSONValue? {
        guard position < end else { return nil }
        document.budget.note(50)
        defer { position = document.end(of: position) }
        return JSONValue(document: document, index: position)
    }
}

extension JSONValue {
    /// An array of strings of 0 and 1, one a row, of equal lengths; or the numbers of columns and the lists of the ones of
    /// each row.
    package func mask() throws(Rejection) -> PackedMask {
        if !isArray { return try listedMask() }
        var words: [UInt64] = []
        var rows = 0
        var columns = 0
        for element in try elements() {
            let row = try element.string().utf8
            if rows == 0 { columns = row.count }
            try element.require(row.count == columns, "\(row.count) cells here, \(columns) in the first row")
            guard columns <= Limits.dimension, rows < Limits.dimension else {
                throw element.rejection("the mask is too large for the checker")
            }
            var packer = RowPacker()
            for byte in row {
                try element.require(byte == 48 || byte == 49, "a mask row is a string of 0 and 1")
                packer.append(byte == 49, to: &words)
            }
            packer.finish(&words)
            rows += 1
        }
        guard rows > 0 else { throw rejection("a mask has at least one row") }
        return PackedMask(rows: rows, columns: columns, words: words)
    }

    /// {"columns": n, "rows": [[column, …], …]}; the columns of a row ascend.
    private func listedMask() throws(Rejection) -> PackedMask {
        let fields = try fields("columns", "rows")
        let columns = try fields[0].integer(in: 1...Limits.dimension, "a number of columns")
        var lists = ListedCells()
        for row in try fields[1].elements() {
            try row.require(lists.rowCount < Limits.dimension, "the mask is too large for the checker")
            var last = -1
            for element in try row.elements() {
                let column = try element.index(below: columns, "column")
                try element.require(column > last, "the columns of a row ascend")
                // A column and its place by columns, which a transposed mask has.
                try budget.spend(Budget.word)
                lists.append(column)
                last = column
            }
            try budget.spend(Budget.word)
            lists.endRow()
        }
        guard lists.rowCount > 0 else { throw rejection("a mask has at least one row") }
        return PackedMask(columns: columns, lists: lists)
    }
}
