/// What a line with content is.
enum MaskLineKind {
    /// `instance NAME`
    case instance(String)
    /// `I:`, `J:` or `layer NAME:`
    case header(MaskBlock.Label)
    /// `kron …`, with the range of what follows the word
    case kronecker(Range<Int>)
    /// anything else: a row of cells
    case row

    /// Looks at the first characters of a line; a line that begins as a header must be one to its end.
    init(_ line: MaskTextLine, source: MaskTextSource) throws(MaskFileError) {
        let content = line.content
        switch source.bytes[content.lowerBound] {
        case UInt8(ascii: "I") where source.hasPrefix("I:", content):
            self = .header(try Self.half(.left, line, source))
        case UInt8(ascii: "J") where source.hasPrefix("J:", content):
            self = .header(try Self.half(.right, line, source))
        case UInt8(ascii: "l") where source.hasWord("layer", content):
            self = .header(.layer(try Self.layerName(line, source)))
        case UInt8(ascii: "i") where source.hasWord("instance", content):
            self = .instance(try Self.name(source.rest(after: "instance", content), after: "'instance'", line, source))
        case UInt8(ascii: "k") where source.hasWord("kron", content):
            self = .kronecker(source.rest(after: "kron", content))
        default:
            self = .row
        }
    }

    private static func half(
        _ label: MaskBlock.Label, _ line: MaskTextLine, _ source: MaskTextSource
    ) throws(MaskFileError) -> MaskBlock.Label {
        let rest = source.rest(after: "I:", line.content)
        guard rest.isEmpty else {
            throw source.error(
                line, at: rest.lowerBound,
                "expected the end of the line after \(label), found \(source.characterName(at: rest.lowerBound))"
            )
        }
        return label
    }

    private static func layerName(_ line: MaskTextLine, _ source: MaskTextSource) throws(MaskFileError) -> String {
        let last = line.content.upperBound - 1
        guard source.bytes[last] == UInt8(ascii: ":") else {
            let start = source.lastCharacterStart(line.content)
            throw source.error(
                line, at: start, "expected ':' at the end of a layer's header, found \(source.characterName(at: start))"
            )
        }
        let named = source.rest(after: "layer", line.content.lowerBound..<last)
        return try name(named, after: "'layer'", line, source)
    }

    /// The text of a range as a name: not empty, no control characters.
    private static func name(
        _ range: Range<Int>, after word: String, _ line: MaskTextLine, _ source: MaskTextSource
    ) throws(MaskFileError) -> String {
        guard !range.isEmpty else {
            throw source.error(line, at: range.lowerBound, "expected a name after \(word), found none")
        }
        let name = String(decoding: source.bytes[range], as: UTF8.self)
        var offset = range.lowerBound
        for scalar in name.unicodeScalars {
            if scalar.properties.generalCategory == .control {
                throw source.error(
                    line, at: offset, "expected a name without control characters, found \(scalar.codePoint)")
            }
            offset += String(scalar).utf8.count
        }
        return name
    }
}

extension MaskTextSource {
    /// Whether a range begins with an ASCII text.
    func hasPrefix(_ prefix: StaticString, _ range: Range<Int>) -> Bool {
        range.count >= prefix.utf8CodeUnitCount
            && prefix.withUTF8Buffer { bytes[range].starts(with: $0) }
    }

    /// Whether a range begins with an ASCII word and then ends, or goes on with white space or a colon.
    func hasWord(_ word: StaticString, _ range: Range<Int>) -> Bool {
        guard hasPrefix(word, range) else { return false }
        let end = range.lowerBound + word.utf8CodeUnitCount
        return end == range.upperBound || isBlank(bytes[end]) || bytes[end] == UInt8(ascii: ":")
    }

    /// What follows a prefix of a range, without white space at either side.
    func rest(after prefix: StaticString, _ range: Range<Int>) -> Range<Int> {
        trimmed(range.lowerBound + prefix.utf8CodeUnitCount..<range.upperBound)
    }

    /// A range without white space at either side; an empty one stays at the upper bound.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var first = range.lowerBound
        var end = range.upperBound
        while first < end, isBlank(bytes[first]) { first += 1 }
        while end > first, isBlank(bytes[end - 1]) { end -= 1 }
        return first..<end
    }

    /// Where the last character of a range begins.
    func lastCharacterStart(_ range: Range<Int>) -> Int {
        var start = range.upperBound - 1
        while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}
