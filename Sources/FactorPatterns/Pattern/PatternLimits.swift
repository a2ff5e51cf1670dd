/// How large a pattern may be: what is read takes memory by these bounds, whatever a file says.
enum PatternLimits {
    static let mostBytes = 1 << 25
    /// Lines that say something, and words or fields of a text.
    static let mostWords = 1 << 21
    static let mostItems = 65_536
    /// The scores have a square mask, of factors × factors.
    static let mostFactors = 16_384
    static let mostLoadings = 1 << 21
    /// A name, in bytes.
    static let longestName = 200
    /// A sentence names so many lines or names, and counts the others.
    static let listed = 5
}
