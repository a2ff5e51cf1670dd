extension JSONTextParser {
    /// The text of a string with escapes; nil if it is not UTF-8.
    static func unescaped(_ bytes: ByteView, at start: Int) throws(JSONFault) -> String? {
        var units: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\") else {
                units.append(bytes[index])
                index += 1
                continue
            }
            let (scalar, length) = try escape(bytes, at: index, start: start)
            units += Array(String(scalar).utf8)
            index += length
        }
        return String(validating: units, as: UTF8.self)
    }

    private static func escape(_ bytes: ByteView, at index: Int, start: Int) throws(JSONFault) -> (
        Unicode.Scalar, length: Int
    ) {
        let fault = JSONFault("expected an escape of JSON after '\\'", at: start + index)
        guard index + 1 < bytes.count else { throw fault }
        switch bytes[index + 1] {
        case UInt8(ascii: "\""): return ("\"", 2)
        case UInt8(ascii: "\\"): return ("\\", 2)
        case UInt8(ascii: "/"): return ("/", 2)
        case UInt8(ascii: "b"): return ("\u{8}", 2)
        case UInt8(ascii: "f"): return ("\u{C}", 2)
        case UInt8(ascii: "n"): return ("\n", 2)
        case UInt8(ascii: "r"): return ("\r", 2)
        case UInt8(ascii: "t"): return ("\t", 2)
        case UInt8(ascii: "u"):
            guard let first = unit(bytes, at: index + 2) else { throw fault }
            if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
            // A character beyond the first plane is written as a pair of surrogates.
            guard (0xD800..<0xDC00).contains(first), index + 7 < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
                bytes[index + 7] == UInt8(ascii: "u"), let second = unit(bytes, at: index + 8),
                (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            else { throw fault }
            return (scalar, 12)
        default: throw fault
        }
    }

    /// The number of four hexadecimal digits.
    private static func unit(_ bytes: ByteView, at index: Int) -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for place in index..<index + 4 {
            guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
