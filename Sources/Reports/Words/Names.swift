/// Names of instances as parts of names of files.
public enum FileName {
    /// Letters, digits, `-`, `_` and inner dots; anything else becomes `_`.
    public static func sanitised(_ name: String) -> String {
        let scalars = name.unicodeScalars.enumerated().map { index, scalar -> Character in
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) || scalar == "-"
                || scalar == "_"
            return isPlain || scalar == "." && index > 0 ? Character(scalar) : "_"
        }
        return String(scalars)
    }
}

/// A path as a word of a shell command: as it is where that is safe, else in single quotes.
public func shellQuoted(_ path: String) -> String {
    let plain = path.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
            || "/._-+,:@%".unicodeScalars.contains($0)
    }
    return plain && !path.isEmpty
        ? path : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
