extension JSONValue {
    /// The value on one line, without white space.
    public var compactText: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: nil, depth: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value over several lines; arrays that hold no object stay on one line.
    public var prettyText: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: 2, depth: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8], indent: Int?, depth: Int) {
        switch self {
        case .null: bytes += Array("null".utf8)
        case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
        case .integer(let value): bytes += Array(String(value).utf8)
        case .share(let millionths): bytes += Array(Self.decimal(millionths).utf8)
        case .real(let value): bytes += Array((value.isFinite ? value.description : "null").utf8)
        case .string(let value): Self.write(value, to: &bytes)
        case .array(let elements):
            let spread = indent != nil && elements.contains { $0.holdsObject }
            Self.writeList(
                elements, "[", "]", to: &bytes, indent: spread ? indent : nil, spaced: indent != nil, depth: depth
            ) {
                $0.write(to: &$1, indent: indent, depth: depth + 1)
            }
        case .object(let members):
            Self.writeList(members, "{", "}", to: &bytes, indent: indent, spaced: false, depth: depth) {
                Self.write($0.key, to: &$1)
                $1 += indent == nil ? [0x3A] : [0x3A, 0x20]
                $0.value.write(to: &$1, indent: indent, depth: depth + 1)
            }
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
        _ elements: [Element], _ open: Character, _ close: Character, to bytes: inout [UInt8], indent: Int?,
        spaced: Bool,
        depth: Int, _ body: (Element, inout [UInt8]) -> Void
    ) {
        bytes += Array(String(open).utf8)
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes += spaced && indent == nil ? [0x2C, 0x20] : [0x2C] }
            if let indent { newLine(to: &bytes, indent * (depth + 1)) }
            body(element, &bytes)
        }
        if let indent, !elements.isEmpty { newLine(to: &bytes, indent * depth) }
        bytes += Array(String(close).utf8)
    }

    private static func newLine(to bytes: inout [UInt8], _ spaces: Int) {
        bytes.append(0x0A)
        bytes += repeatElement(0x20, count: spaces)
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: bytes += [0x5C, 0x22]
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x0D: bytes += [0x5C, 0x72]
            case 0x09: bytes += [0x5C, 0x74]
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
