import SupportMasks

/// A JSON value that refers to the text it was read from: strings are not copied.
struct JSONNode: Sendable {
    enum Kind: Sendable {
        case object([(key: String, value: JSONNode)])
        case array([JSONNode])
        /// The bytes between the quotation marks.
        case string(Range<Int>, hasEscapes: Bool)
        case number(Range<Int>)
        case bool(Bool)
        case null
    }

    /// Where the value begins.
    let offset: Int
    let kind: Kind

    /// The value of a key of an object; nil also for null, which says that there is none.
    func member(_ key: String) -> JSONNode? {
        guard case .object(let members) = kind, let value = members.first(where: { $0.key == key })?.value else {
            return nil
        }
        if case .null = value.kind { return nil }
        return value
    }

    /// The elements, if the value is an array.
    var elements: [JSONNode]? {
        guard case .array(let elements) = kind else { return nil }
        return elements
    }

    /// What the value is, for errors.
    var description: String {
        switch kind {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .number: "a number"
        case .bool: "true or false"
        case .null: "null"
        }
    }
}

extension JSONFault {
    /// The fault at its line and column of a text.
    func error(in bytes: ByteView, _ context: ReadingContext) -> MaskFilesError {
        let before = bytes[0..<min(offset, bytes.count)].raw
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return context.error(message, at: .line(line, column: before.count - lineStart + 1), remedies: remedies)
    }
}

/// Why a text is not the JSON that was expected.
struct JSONFault: Error {
    let offset: Int
    let message: String
    let remedies: [MaskFilesError.Remedy]
    /// Whether the text is JSON all the same, with a key that an object has twice.
    private(set) var isRepeatedKey = false

    init(_ message: String, at offset: Int, remedies: [MaskFilesError.Remedy] = []) {
        (self.message, self.offset, self.remedies) = (message, offset, remedies)
    }

    init(repeatedKey key: String, at offset: Int) {
        self.init("the key \(quoted(key)) is given twice", at: offset)
        isRepeatedKey = true
    }
}
