import Foundation

/// Runs the executables that were built beside the tests.
enum BuiltTool {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    struct NotBuilt: Error, CustomStringConvertible {
        let name: String
        let looked: [String]
        var description: String { "\(name) is not in \(looked.joined(separator: ", "))" }
    }

    static func run(_ name: String, arguments: [String], input: String = "") throws -> Result {
        let process = Process()
        process.executableURL = try url(of: name)
        process.arguments = arguments
        let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = standardError
        try process.run()
        // Small texts only: what is written fits the buffer of a pipe.
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
        let errors = try standardError.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// The products' folder holds the test bundle, or the test bundle is the folder's executable itself.
    private static func url(of name: String) throws -> URL {
        let starts = [URL(filePath: CommandLine.arguments[0]), Bundle.main.executableURL, Bundle.main.bundleURL]
            .compactMap { $0 }
        let folders = starts.flatMap { start in
            sequence(first: start) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }.prefix(6)
        }
        for folder in folders {
            let candidate = folder.appending(path: name)
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        }
        throw NotBuilt(name: name, looked: folders.map(\.path))
    }
}
