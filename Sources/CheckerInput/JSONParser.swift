/// Strict JSON: UTF-8, no repeated key, integers that fit a machine word as the only numbers, nothing after the value.
/// It keeps its own stack, so that nesting cannot exhaust the thread's.
struct JSONParser {
    struct Failure: Error {
        let offset: Int
        let reason: String
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var nodes: [JSONNode] = []
    /// The containers that are not closed yet.
    private var open: [Int] = []

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func parse() throws(Failure) -> [JSONNode] {
        nodes.reserveCapacity(min(bytes.count / 6, 1 << 22))
        repeat {
            try value()
        } while try afterValue()
        return nodes
    }

    // MARK: Structure

    /// Reads a value, or the beginning of a container that is not empty, and then its first member.
    private mutating func value() throws(Failure) {
        while true {
            skipSpace()
            guard let byte = peek() else { throw failure("expected a value, found the end of the text") }
            switch byte {
            case UInt8(ascii: "["):
                try begin(.array)
                if peek() == UInt8(ascii: "]") { return }
            case UInt8(ascii: "{"):
                try begin(.object)
                if peek() == UInt8(ascii: "}") { return }
                try key()
            case UInt8(ascii: "\""): return try string()
            case UInt8(ascii: "-"), 48...57: return try integer()
            case UInt8(ascii: "t"): return try word("true", .boolean)
            case UInt8(ascii: "f"): return try word("false", .boolean)
            case UInt8(ascii: "n"): return try word("null", .null)
            default: throw failure("expected a value")
            }
        }
    }

    /// Closes what ends here; whether another value follows.
    private mutating func afterValue() throws(Failure) -> Bool {
        while let container = open.last {
            skipSpace()
            let isObject = nodes[container].kind == .object
            guard let byte = peek() else {
                throw failure("expected a comma or the end of a container, found the end of the text")
            }
            if byte == UInt8(ascii: ","), nodes.count > container + 1 {
                position += 1
                if isObject { try key() }
                return true
            }
            guard byte == UInt8(ascii: isObject ? "}" : "]") else {
                throw failure(isObject ? "expected a comma or }" : "expected a comma or ]")
            }
            position += 1
            nodes[container] = JSONNode(
                offset: nodes[container].offset, kind: nodes[container].kind, payload: nodes.count)
            open.removeLast()
            if isObject { try rejectRepeatedKeys(of: container) }
        }
        skipSpace()
        guard position == bytes.count else { throw failure("expected the end of the text") }
        return false
    }

    private mutating func begin(_ kind: JSONNode.Kind) throws(Failure) {
        guard open.count < Limits.jsonDepth else { throw failure("nested more than \(Limits.jsonDepth) deep") }
        open.append(nodes.count)
        try append(kind, payload: 0, from: position)
        position += 1
        skipSpace()
    }

    private mutating func key() throws(Failure) {
        skipSpace()
        guard peek() == UInt8(ascii: "\"") else { throw failure("expected a key") }
        let start = position
        try string()
        // No key of the format needs an escape, and without them equal keys are equal bytes.
        guard !bytes[start..<position].contains(UInt8(ascii: "\\")) else {
            throw failure("a key may not hold an escape", at: start)
        }
        skipSpace()
        guard peek() == UInt8(ascii: ":") else { throw failure("expected a colon") }
        position += 1
    }

    private func rejectRepeatedKeys(of object: Int) throws(Failure) {
        var keys: [UnsafeBufferPointer<UInt8>.SubSequence] = []
        var index = object + 1
        while index < nodes.count {
            let offset = nodes[index].offset
            let key = bytes[offset + 1..<nodes[index].payload]
            if keys.contains(where: { $0.elementsEqual(key) }) { throw failure("a key is repeated", at: offset) }
            keys.append(key)
            guard keys.count <= Limits.jsonKeys else {
                throw failure("an object has more than \(Limits.jsonKeys) keys", at: offset)
            }
            let value = nodes[index + 1]
            index = value.kind == .array || value.kind == .object ? value.payload : index + 2
        }
    }

    // MARK: Values without members

    private mutating func integer() throws(Failure) {
        let start = position
        let isNegative = peek() == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let firstDigit = position
        var magnitude = 0
        while let byte = peek(), (48...57).contains(byte) {
            let (tens, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(Int(byte) - 48)
            guard !overflow, !carry else { throw failure("the integer is too large", at: start) }
            magnitude = sum
            position += 1
        }
        let digits = position - firstDigit
        guard digits > 0 else { throw failure("expected a digit") }
        guard bytes[firstDigit] != 48 || (digits == 1 && !isNegative) else {
            throw failure("an integer may not have leading zeros or be -0", at: start)
        }
        if let next = peek(), [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(next) {
            throw failure("expected an integer: fractions and exponents are not allowed")
        }
        try append(.integer, payload: position, from: start)
    }

    private mutating func string() throws(Failure) {
        let start = position
        var isPlain = true
        position += 1
        while true {
            guard let byte = peek() else { throw failure("the string does not end", at: start) }
            if byte == UInt8(ascii: "\"") { break }
            guard byte >= 0x20 else { throw failure("a control character inside a string") }
            if byte == UInt8(ascii: "\\") {
                isPlain = false
                position += 1
            } else if byte >= 0x80 {
                isPlain = false
            }
            position += 1
        }
        if !isPlain, JSONParser.decode(UnsafeBufferPointer(rebasing: bytes[start + 1..<position])) == nil {
            throw failure("the string holds a wrong escape or is not UTF-8", at: start)
        }
        try append(.string, payload: position, from: start)
        position += 1
    }

    private mutating func word(_ word: StaticString, _ kind: JSONNode.Kind) throws(Failure) {
        let start = position
        for index in 0..<word.utf8CodeUnitCount {
            guard peek() == word.utf8Start[index] else { throw failure("expected \(word)", at: start) }
            position += 1
        }
        try append(kind, payload: 0, from: start)
    }

    /// The text between the quotes of a string, or nil if an escape is wrong or the bytes are not UTF-8.
    static func decode(_ content: UnsafeBufferPointer<UInt8>) -> String? {
        guard content.contains(UInt8(ascii: "\\")) else { return String(validating: content, as: UTF8.self) }
        var units: [UInt8] = []
        var index = 0
        func hexadecimal(at start: Int) -> UInt32? {
            guard start + 4 <= content.count else { return nil }
            var value: UInt32 = 0
            for digit in content[start..<start + 4] {
                switch digit {
                case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
                case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32(digit & 0xF + 9)
                default: return nil
                }
            }
            return value
        }
        func simple(_ letter: UInt8) -> UInt8? {
            switch letter {
            case 0x22, 0x5C, 0x2F: letter
            case 0x62: 8
            case 0x66: 12
            case 0x6E: 10
            case 0x72: 13
            case 0x74: 9
            default: nil
            }
        }
        while index < content.count {
            guard content[index] == UInt8(ascii: "\\") else {
                units.append(content[index])
                index += 1
                continue
            }
            guard index + 1 < content.count else { return nil }
            if let unit = simple(content[index + 1]) {
                units.append(unit)
                index += 2
                continue
            }
            guard content[index + 1] == UInt8(ascii: "u"), var code = hexadecimal(at: index + 2) else { return nil }
            index += 6
            if (0xD800..<0xDC00).contains(code) {
                guard index + 1 < content.count, content[index] == UInt8(ascii: "\\"),
                    content[index + 1] == UInt8(ascii: "u"),
                    let low = hexadecimal(at: index + 2), (0xDC00..<0xE000).contains(low)
                else { return nil }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                index += 6
            }
            guard let scalar = Unicode.Scalar(code) else { return nil }
            if let encoded = UTF8.encode(scalar) { units.append(contentsOf: encoded) }
        }
        return String(validating: units, as: UTF8.self)
    }

    // MARK: Bytes

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func append(_ kind: JSONNode.Kind, payload: Int, from offset: Int) throws(Failure) {
        guard nodes.count < Limits.jsonNodes else { throw failure("more than \(Limits.jsonNodes) values") }
        nodes.append(JSONNode(offset: offset, kind: kind, payload: payload))
    }

    private func failure(_ reason: String, at offset: Int? = nil) -> Failure {
        Failure(offset: offset ?? position, reason: reason)
    }
}
