/// How emphasised words are printed: with escape sequences on a terminal, plainly elsewhere.
public struct TextStyle: Sendable, Hashable {
    public var isColoured: Bool

    public init(isColoured: Bool = false) { self.isColoured = isColoured }

    /// A heading or a name.
    public func emphasised(_ text: String) -> String { bold(text) }

    /// A verdict.
    public func marked(_ text: String, isGood: Bool) -> String { isGood ? good(text) : bad(text) }

    func bold(_ text: String) -> String { styled(text, "1") }
    func good(_ text: String) -> String { styled(text, "1;32") }
    func bad(_ text: String) -> String { styled(text, "1;31") }
    func open(_ text: String) -> String { styled(text, "1;33") }

    private func styled(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
