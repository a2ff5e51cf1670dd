import Foundation

/// Numbers for sentences and tables.
enum ShortFigure {
    /// Three significant digits, the same in every locale.
    static func text(_ value: Double) -> String { String(format: "%.3g", value) }
}
