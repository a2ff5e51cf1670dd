import Foundation

/// A number for readers: six digits, without zeros at the end.
func rounded(_ value: Double) -> String {
    let text = String(format: "%.6g", value)
    // `1e-7` for `1e-07`.
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    return "\(parts[0])e\(exponent)"
}
