import Foundation
import TestSupport
import Testing

@testable import SupportCheckCommand

/// Files that are whole or not there, whatever stands in the way.
@Suite("A file is written whole or not at all")
struct AtomicFileTests {
    private struct Fault: Error {}

    private static func write(_ text: String, to path: String) throws {
        try AtomicFile.write(to: path) { try $0.write(contentsOf: Data(text.utf8)) }
    }

    private static func entries(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test("A fault while it is written leaves the old file and nothing beside it")
    func fault() throws {
        try withTemporaryFolder { folder in
            try Self.write("old", to: "\(folder)/a")
            #expect(throws: UsageError.self) { try AtomicFile.write(to: "\(folder)/a") { _ in throw Fault() } }
            #expect(try contents("\(folder)/a") == "old" && Self.entries(folder) == ["a"])
        }
    }

    @Test("A link is followed; a circle of links, and a link that leads nowhere, are errors")
    func links() throws {
        try withTemporaryFolder { folder in
            try Self.write("old", to: "\(folder)/a")
            symlink("a", "\(folder)/link")
            symlink("circle", "\(folder)/circle")
            symlink("nothing", "\(folder)/dangling")
            try Self.write("new", to: "\(folder)/link")
            #expect(try contents("\(folder)/a") == "new")
            #expect(throws: UsageError.self) { try Self.write("new", to: "\(folder)/circle") }
            #expect(throws: UsageError.self) { try Self.write("new", to: "\(folder)/dangling") }
            #expect(try Self.entries(folder) == ["a", "circle", "dangling", "link"])
        }
    }

    @Test("What a process of the same number left behind is not in the way")
    func leftovers() throws {
        try withTemporaryFolder { folder in
            let left = "\(folder)/.a.\(getpid()).tmp"
            try Data("left".utf8).write(to: URL(fileURLWithPath: left))
            try Self.write("new", to: "\(folder)/a")
            #expect(try contents("\(folder)/a") == "new" && contents(left) == "left")
            #expect(try Self.entries(folder).count == 2)
        }
    }
}
