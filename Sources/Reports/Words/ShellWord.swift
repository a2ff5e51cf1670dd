/// A path as a word of a shell command: as it is where that is safe, else in single quotes.
public func shellQuoted(_ path: String) -> String {
    let plain = path.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
            || "/._-+,:@%".unicodeScalars.contains($0)
    }
    return plain && !path.isEmpty
        ? path : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
