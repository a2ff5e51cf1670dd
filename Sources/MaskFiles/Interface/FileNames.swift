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

/// Whether the order of files on a command line says anything.
enum FileOrder {
    /// Whether names are in the order that a shell's `*` gives: by bytes, or by letters and digits whatever their case,
    /// as many languages sort. Then nobody chose it.
    static func isSorted(_ paths: [String]) -> Bool {
        let plain = paths.map {
            String(
                $0.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }.map(
                    Character.init))
        }
        return [paths.map { Array($0.utf8) }, plain.map { Array($0.utf8) }].contains { keys in
            zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
        }
    }
}
