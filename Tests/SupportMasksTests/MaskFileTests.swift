import Foundation
import SupportMasks
import TestSupport
import Testing

@Suite struct MaskFileTests {
    @Test func filesAreReadByPath() throws {
        try withTemporaryFolder { path in
            let folder = URL(fileURLWithPath: path)
            let file = folder.appendingPathComponent("lu.v2.txt")
            try Data("I:\n10\n11\nJ:\n10\n11\n".utf8).write(to: file)
            #expect(try MaskTextReader.read(path: file.path) == [factorization("lu.v2", ["10", "11"], ["10", "11"])])
        }
    }

    @Test func faultsOfTheFileItselfAreAtItsFirstPlace() throws {
        try withTemporaryFolder { path in
            let folder = URL(fileURLWithPath: path)
            let missing = folder.appendingPathComponent("missing.txt").path
            #expect(fault(missing) == "\(missing):1:1: cannot open the file: No such file or directory")
            #expect(fault(folder.path) == "\(folder.path):1:1: expected a file, found a directory")
            #expect(fault("a\0b") == "aU+0000b:1:1: expected a path without NUL")
            let empty = folder.appendingPathComponent("empty.txt")
            try Data().write(to: empty)
            #expect(fault(empty.path) == "\(empty.path):1:1: expected a mask, found an empty file")
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may read every file")) func filesWithoutPermissionAreRefused() throws {
        try withTemporaryFolder { path in
            let folder = URL(fileURLWithPath: path)
            let file = folder.appendingPathComponent("secret.txt")
            try Data("1\n\n1".utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
            #expect(fault(file.path) == "\(file.path):1:1: cannot open the file: Permission denied")
        }
    }

    @Test func pipesAreReadToTheirEnd() throws {
        let rows = [String](repeating: String(repeating: "01", count: 300), count: 500).joined(separator: "\n")
        let pipe = Pipe()
        let writer = pipe.fileHandleForWriting
        Thread.detachNewThread {
            try? writer.write(contentsOf: Data("\(rows)\n\n\(rows)\n".utf8))
            try? writer.close()
        }
        let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
        let supports = try #require(try MaskTextReader.read(path: path).first?.factorSupports)
        #expect(supports.left == BitMatrix(rowCount: 500, columnCount: 600) { $1 % 2 == 1 })
        #expect(supports.right == supports.left)
    }

    @Test func pipesAreReadUpToTheLimit() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("1\n\n1\n".utf8))
        try pipe.fileHandleForWriting.close()
        let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
        let message = "\(path):1:1: expected at most 4 bytes from what is not a regular file, found more"
        #expect(fault(path, limits: MaskLimits(maxStreamBytes: 4)) == message)
    }

    private func fault(_ path: String, limits: MaskLimits = .standard) -> String? {
        do {
            _ = try MaskTextReader.read(path: path, options: MaskTextOptions(limits: limits))
            return nil
        } catch {
            return error.description
        }
    }
}
