import Foundation

/// A page of the documentation, some of whose parts are made of the texts of the rules.
struct Page {
    let text: String

    /// - Parameter path: below the folder of the sources.
    init(_ path: String) throws {
        text = try String(contentsOf: Self.sources.appending(path: path), encoding: .utf8)
    }

    static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources").standardizedFileURL

    /// What stands between the marks of each name, in their order.
    var generated: [(name: String, content: String)] {
        text.matches(of: /<!-- generated: (\S+) -->\n((?:.*\n)*?)<!-- end -->/).map {
            (String($0.output.1), String($0.output.2))
        }
    }

    /// The codes that it quotes.
    var codes: Set<String> { Set(text.matches(of: /\bSC[0-9]{3}\b/).map { String($0.output) }) }

    /// Everything from one heading of theorems to the next heading of any kind.
    var theorems: [(title: String, text: String)] {
        text.split(separator: #/\n#+ /#).filter { $0.hasPrefix("Theorem ") }.map { part in
            (String(part.prefix { $0 != "\n" }), String(part))
        }
    }
}
