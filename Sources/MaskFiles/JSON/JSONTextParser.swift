import Foundation

/// Reads JSON (RFC 8259). No object may hold a key twice: which of two masks is meant is not guessed.
struct JSONTextParser {
    /// As deep as the checker of certificates reads.
    private static let depthLimit = 1_000

    private let bytes: ByteView
    private var offset: Int

    private init(_ bytes: ByteView) {
        self.bytes = bytes
        // A byte order mark.
        offset = bytes.raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The value of a text.
    static func parse(_ bytes: ByteView) throws(JSONFault) -> JSONNode {
        var parser = JSONTextParser(bytes)
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.offset == bytes.count else {
            throw JSONFault("expected the text to end, found more", at: parser.offset)
        }
        return value
    }

    /// The text of a string, without escapes.
    static func text(_ range: Range<Int>, hasEscapes: Bool, in bytes: ByteView) throws(JSONFault) -> String {
        // Strings with escapes are rare, and not read where it matters.
        let quoted = { Data(bytes[range.lowerBound - 1..<range.upperBound + 1].raw) }
        let text = hasEscapes ? try? JSONDecoder().decode(String.self, from: quoted()) : bytes.text(range)
        guard let text else {
            throw JSONFault("expected text in UTF-8, with the escapes of JSON, found other bytes", at: range.lowerBound)
        }
        return text
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONNode {
        skipBlanks()
        let start = offset
        guard start < bytes.count else { throw JSONFault("expected a value, found the end of the text", at: start) }
        guard depth < Self.depthLimit else {
            throw JSONFault("expected at most \(Self.depthLimit) values within one another, found more", at: start)
        }
        switch bytes[start] {
        case UInt8(ascii: "{"): return JSONNode(offset: start, kind: .object(try members(depth: depth)))
        case UInt8(ascii: "["): return JSONNode(offset: start, kind: .array(try elements(depth: depth)))
        case UInt8(ascii: "\""):
            let (range, hasEscapes) = try string()
            return JSONNode(offset: start, kind: .string(range, hasEscapes: hasEscapes))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONNode(offset: start, kind: .number(try number()))
        default:
            for (word, kind) in [("true", JSONNode.Kind.bool(true)), ("false", .bool(false)), ("null", .null)]
            where takes(word) {
                return JSONNode(offset: start, kind: kind)
            }
            throw JSONFault("expected a value, found another character", at: start)
        }
    }

    private mutating func members(depth: Int) throws(JSONFault) -> [(key: String, value: JSONNode)] {
        offset += 1
        var members: [(key: String, value: JSONNode)] = []
        var keys: Set<String> = []
        if takesMark(UInt8(ascii: "}")) { return members }
        repeat {
            skipBlanks()
            let start = offset
            guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
                throw JSONFault("expected a key in quotation marks", at: start)
            }
            let (range, hasEscapes) = try string()
            let key = try Self.text(range, hasEscapes: hasEscapes, in: bytes)
            guard keys.insert(key).inserted else { throw JSONFault(repeatedKey: key, at: start) }
            guard takesMark(UInt8(ascii: ":")) else { throw JSONFault("expected ':' after a key", at: offset) }
            members.append((key, try value(depth: depth + 1)))
        } while takesMark(UInt8(ascii: ","))
        guard takesMark(UInt8(ascii: "}")) else { throw JSONFault("expected ',' or '}' in an object", at: offset) }
        return members
    }

    private mutating func elements(depth: Int) throws(JSONFault) -> [JSONNode] {
        offset += 1
        var elements: [JSONNode] = []
        if takesMark(UInt8(ascii: "]")) { return elements }
        repeat { elements.append(try value(depth: depth + 1)) } while takesMark(UInt8(ascii: ","))
        guard takesMark(UInt8(ascii: "]")) else { throw JSONFault("expected ',' or ']' in an array", at: offset) }
        return elements
    }

    private mutating func string() throws(JSONFault) -> (Range<Int>, hasEscapes: Bool) {
        let start = offset + 1
        var index = start
        var hasEscapes = false
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            guard bytes[index] >= 0x20 else {
                throw JSONFault("expected a string without control characters", at: index)
            }
            if bytes[index] == UInt8(ascii: "\\") {
                hasEscapes = true
                index += 1
            }
            index += 1
        }
        guard index < bytes.count else {
            throw JSONFault("expected a string to end, found the end of the text", at: offset)
        }
        offset = index + 1
        return (start..<index, hasEscapes)
    }

    private mutating func number() throws(JSONFault) -> Range<Int> {
        let start = offset
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let first = offset
        guard takeDigits() > 0, bytes[first] != UInt8(ascii: "0") || offset == first + 1 else {
            throw JSONFault("expected a number", at: start)
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            guard takeDigits() > 0 else { throw JSONFault("expected a number", at: start) }
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            guard takeDigits() > 0 else { throw JSONFault("expected a number", at: start) }
        }
        return start..<offset
    }

    private mutating func takeDigits() -> Int {
        let start = offset
        while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
        return offset - start
    }

    private mutating func takes(_ word: String) -> Bool {
        let count = word.utf8.count
        guard count <= bytes.count - offset, bytes[offset..<offset + count].raw.elementsEqual(word.utf8) else {
            return false
        }
        offset += count
        return true
    }

    private mutating func takesMark(_ mark: UInt8) -> Bool {
        skipBlanks()
        guard offset < bytes.count, bytes[offset] == mark else { return false }
        offset += 1
        return true
    }

    private mutating func skipBlanks() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }
}
