import Foundation

/// Measured numbers as people read them.
package enum Figure {
    /// Three digits: `0.0123`, `1.23e-12`, `412`.
    package static func text(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "none" : value < 0 ? "-∞" : "∞" }
        guard value != 0 else { return "0" }
        if abs(value) >= 1e-3, abs(value) < 1e5 {
            let decimals = max(0, 2 - Int(floor(log10(abs(value)))))
            return trimmed(String(format: "%.\(decimals)f", value))
        }
        let parts = String(format: "%.2e", value).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return String(value) }
        return "\(trimmed(String(parts[0])))e\(exponent)"
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var digits = text
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return digits
    }
}
