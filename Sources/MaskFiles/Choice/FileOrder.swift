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
