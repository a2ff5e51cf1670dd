import Foundation

/// An empty folder, which is deleted with the object.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("supportcheck-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a file in the folder.
    package func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

/// Calls `body` with the path of an empty folder that is deleted afterwards.
package func withTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try body(folder.url.path)
}

/// The text of a file.
package func contents(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
