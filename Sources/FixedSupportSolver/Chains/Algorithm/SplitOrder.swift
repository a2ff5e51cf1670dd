/// In which order a chain is taken apart.
public enum SplitOrder: String, Sendable, Hashable, CaseIterable {
    /// The first factor, then the second of what is left, and so on.
    case leftToRight = "left-to-right"
    /// In the middle, then the left half, then the right one, each in its middle.
    case balanced

    /// The factor after which the factors of a range are split.
    func split(_ range: ClosedRange<Int>) -> Int {
        switch self {
        case .leftToRight: range.lowerBound
        case .balanced: range.lowerBound + (range.count + 1) / 2 - 1
        }
    }
}
