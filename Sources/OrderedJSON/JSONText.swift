extension JSONValue {
    /// The value on one line, without white space.
    public var compactText: String { String(decoding: compactBytes(), as: UTF8.self) }

    /// The same in UTF-8, with room for some more.
    public func compactBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 10)
        write(to: &bytes, indent: nil, depth: 0)
        return bytes
    }

    /// The value over several lines; arrays that hold no object stay on one line.
    public var prettyText: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: 2, depth: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8], indent: Int?, depth: Int) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): Self.write(value, to: &bytes)
        case .share(let millionths): bytes.append(contentsOf: Self.decimal(millionths).utf8)
        case .real(let value): bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
        case .string(let value): Self.write(value, to: &bytes)
        case .array(let elements):
            let spread = indent != nil && elements.contains { $0.holdsObject }
            Self.writeList(
                elements, (0x5B, 0x5D), to: &bytes, indent: spread ? indent : nil, spaced: indent != nil, depth: depth
            ) {
                $0.write(to: &$1, indent: indent, depth: depth + 1)
            }
        case .object(let members):
            Self.writeList(members, (0x7B, 0x7D), to: &bytes, indent: indent, spaced: false, depth: depth) {
                Self.write($0.key, to: &$1)
                $1.append(0x3A)
                if indent != nil { $1.append(0x20) }
                $0.value.write(to: &$1, indent: indent, depth: depth + 1)
            }
        }
    }

    /// The digits of most integers of reports are few.
    private static func write(_ value: Int, to bytes: inout [UInt8]) {
        if (0..<10).contains(value) {
            bytes.append(0x30 + UInt8(value))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
    }

    /// `0.375`, `1`: without zeros at the end.
    private static func decimal(_ millionths: Int) -> String {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
        guard rest > 0 else { return String(whole) }
        var digits = String(rest)
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    private var holdsObject: Bool {
        switch self {
        case .object: return true
        case .array(let elements): return elements.contains { $0.holdsObject }
        default: return false
        }
    }

    private static func writeList<Element>(
        _ elements: [Element], _ marks: (open: UInt8, close: UInt8), to bytes: inout [UInt8], indent: Int?,
        spaced: Bool,
        depth: Int, _ body: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(marks.open)
        var isFirst = true
        for element in elements {
            if !isFirst {
                bytes.append(0x2C)
                if spaced, indent == nil { bytes.append(0x20) }
            }
            isFirst = false
            if let indent { newLine(to: &bytes, indent * (depth + 1)) }
            body(element, &bytes)
        }
        if let indent, !elements.isEmpty { newLine(to: &bytes, indent * depth) }
        bytes.append(marks.close)
    }

    private static func newLine(to bytes: inout [UInt8], _ spaces: Int) {
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: spaces))
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        var text = text
        text.withUTF8 { characters in
            // Most texts have nothing to escape, and are copied as they are.
            if characters.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
                bytes.append(contentsOf: characters)
            } else {
                for character in characters { writeEscaped(character, to: &bytes) }
            }
        }
        bytes.append(0x22)
    }

    private static func writeEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case 0x22, 0x5C: bytes += [0x5C, byte]
        case 0x0A: bytes += [0x5C, 0x6E]
        case 0x0D: bytes += [0x5C, 0x72]
        case 0x09: bytes += [0x5C, 0x74]
        case 0..<0x20:
            bytes.append(contentsOf: "\\u00".utf8)
            for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        default: bytes.append(byte)
        }
    }
}
