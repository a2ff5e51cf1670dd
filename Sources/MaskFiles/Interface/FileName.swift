/// The last part of a path without its extension; `.gz` is none.
func baseName(_ path: String) -> String {
    let last = lastPart(path)
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
}

/// What follows the last point of a path's last part, in small letters; `.gz` is gone over.
func fileExtension(of path: String) -> String {
    let last = lastPart(path)
    guard let dot = last.lastIndex(of: ".") else { return "" }
    return last[last.index(after: dot)...].lowercased()
}

/// The last part of a path, without `.gz`.
private func lastPart(_ path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last.lowercased().hasSuffix(".gz") && last.utf8.count > 3 ? String(last.dropLast(3)) : last
}
