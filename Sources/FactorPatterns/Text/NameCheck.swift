import SupportMasks

/// What a name may be. Names go to terminals and pages as they are, so they hold nothing that a terminal obeys.
enum NameCheck {
    static func checked(_ name: Substring, _ what: String, _ place: TextPlace, _ file: String) throws(MaskFileError)
        -> String
    {
        guard !name.isEmpty else { throw place.error(file, "expected the name of \(what), found none") }
        guard name.utf8.count <= PatternLimits.longestName else {
            throw place.error(
                file, "expected a name of at most \(PatternLimits.longestName) bytes, found \(name.utf8.count)")
        }
        guard name.unicodeScalars.allSatisfy(isPlain) else {
            throw place.error(file, "expected the name of \(what), found a control character in it")
        }
        return String(name)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
        // Marks that turn the direction of what follows.
        case .format: !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        default: true
        }
    }
}
