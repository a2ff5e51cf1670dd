/// The bytes of a mask file and its name: makes positions, errors and quotations.
struct MaskTextSource {
    let bytes: UnsafeBufferPointer<UInt8>
    let file: String

    /// Where the text starts: after a byte order mark.
    var textStart: Int {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    }

    /// An error at a byte of a line.
    func error(_ line: MaskTextLine, at offset: Int, _ message: String, ways: [MaskFileError.Way] = []) -> MaskFileError
    {
        var column = 1
        for index in line.start..<offset where bytes[index] & 0xC0 != 0x80 { column += 1 }
        return MaskFileError(file: file, line: line.number, column: column, message: message, ways: ways)
    }

    /// The text of a range of checked bytes in single quotes, cut after 40 characters, with characters that cannot be
    /// printed named by their code points.
    func quotation(_ range: Range<Int>) -> String {
        var text = ""
        var count = 0
        for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
            if count == 40 {
                text += "…"
                break
            }
            text += scalar.isPrintable ? String(scalar) : scalar.codePoint
            count += 1
        }
        return "'\(text)'"
    }

    /// The character at a byte of checked text: `'K'`, `'é' (U+00E9)` or `U+000D`.
    func characterName(at offset: Int) -> String {
        let end = min(offset + 4, bytes.count)
        guard let scalar = String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars.first else {
            return "nothing"
        }
        if scalar.isASCII { return scalar.isPrintable ? "'\(scalar)'" : scalar.codePoint }
        return scalar.isPrintable ? "'\(scalar)' (\(scalar.codePoint))" : scalar.codePoint
    }
}

extension Unicode.Scalar {
    /// Whether the scalar shows as itself: no control, no format character, no white space but the plain space.
    var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        case .spaceSeparator: return self == " "
        default: return true
        }
    }

    /// `U+` and at least four hexadecimal digits.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
