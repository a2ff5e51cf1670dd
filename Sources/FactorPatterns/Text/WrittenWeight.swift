/// A decimal number as it is written, of which nothing matters but whether it is zero: that its digits tell, without
/// rounding.
enum WrittenWeight {
    /// Whether the number differs from zero; nil for what is no finite number.
    static func isNonzero(_ text: String) -> Bool? {
        guard text.utf8.count <= 64, text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
            Double(text) != nil
        else { return nil }
        let mantissa = text.prefix { $0 != "e" && $0 != "E" }
        return mantissa.contains { ("1"..."9").contains($0) }
    }
}
