import Foundation
import Testing

/// A file of the folder of cases, with the answers that its comments expect.
struct CaseFile: CustomTestStringConvertible, Sendable {
    let url: URL
    /// `# expect KEY: VALUE`
    let expected: [String: String]
    /// `# source: …`
    let source: String?
    /// `# open: …`: a version may leave closedness undecided, and may not say the opposite.
    let isOpen: Bool

    static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Cases")
    }

    /// Every `.txt` file of the folder, by name.
    static func all() throws -> [CaseFile] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map(CaseFile.init)
    }

    init(_ url: URL) throws {
        self.url = url
        var expected: [String: String] = [:]
        var comments: [(key: Substring, value: String)] = []
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") where line.hasPrefix("# ") {
            let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            comments.append((parts[0], parts[1].trimmingCharacters(in: .whitespaces)))
        }
        for (key, value) in comments where key.hasPrefix("expect ") { expected[String(key.dropFirst(7))] = value }
        self.expected = expected
        source = comments.first { $0.key == "source" }?.value
        isOpen = comments.contains { $0.key == "open" }
    }

    var testDescription: String { url.lastPathComponent }
}
