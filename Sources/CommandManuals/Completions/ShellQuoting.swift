/// Text as a shell takes it for one word.
enum ShellQuoting {
    /// In single quotes, for bash and zsh.
    static func posix(_ text: String) -> String { "'" + text.split("'").joined(separator: #"'\''"#) + "'" }

    /// In single quotes, for fish, where a backslash stands for itself unless a quote or another one follows.
    static func fish(_ text: String) -> String {
        "'" + text.split(#"\"#).joined(separator: #"\\"#).split("'").joined(separator: #"\'"#) + "'"
    }
}

extension String {
    fileprivate func split(_ separator: Character) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
