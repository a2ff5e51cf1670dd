import Foundation
import Testing

/// Texts that are kept in the folder `Golden`, and are expected byte for byte.
enum Golden {
    static func expect(_ text: String, is name: String, location: SourceLocation = #_sourceLocation) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden").appendingPathComponent(name)
        // A change that is meant: SUPPORTCHECK_WRITE_GOLDEN=1 swift test …, and then a look at what git shows.
        if ProcessInfo.processInfo.environment["SUPPORTCHECK_WRITE_GOLDEN"] != nil {
            try Data(text.utf8).write(to: file)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected, "what was written differs from Golden/\(name)", sourceLocation: location)
    }
}
