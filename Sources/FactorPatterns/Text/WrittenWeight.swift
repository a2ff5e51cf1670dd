import SupportMasks

/// A weight as it is written, of which nothing matters but whether it is zero.
enum WrittenWeight {
    /// Whether the number differs from zero; nil for what is no finite number.
    static func isNonzero(_ text: String) -> Bool? {
        // Infinity and NaN are told by their names.
        guard text.contains(where: \.isNumber) else { return nil }
        var text = text
        return text.withUTF8 { WrittenNumber(UnsafeRawBufferPointer($0)) }.map { $0 != .zero }
    }
}
