import Foundation
import TestSupport
import Testing

@testable import MaskFiles
@testable import SupportMasks

/// Files that somebody writes to while they are read.
@Suite("A file that changes while it is read is an error, and no verdict")
struct ChangedFileTests {
    private static func withFile(_ size: Int, _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = "\(folder)/masks.npy"
            try Data(repeating: UInt8(ascii: "1"), count: size).write(to: URL(fileURLWithPath: path))
            try body(path)
        }
    }

    private static func sum(_ bytes: ByteView) -> Int { bytes.raw.reduce(0) { $0 + Int($1) } }

    private static func message(_ path: String, _ change: () -> Void) throws -> String? {
        let file = try MappedFile(path)
        do {
            _ = try file.withBytes { bytes throws(MaskFilesError) in
                change()
                return Self.sum(bytes)
            }
            return nil
        } catch { return "\(error)" }
    }

    @Test("It becomes shorter: the bytes that are gone do not end the process")
    func shrinks() throws {
        for kept in [0, 1, 4_096, 100_000] {
            try Self.withFile(1 << 20) { path in
                let message = try Self.message(path) { truncate(path, off_t(kept)) }
                #expect(message?.contains("masks.npy") == true)
                #expect(message?.contains("the file became shorter while it was read") == true)
            }
        }
    }

    @Test("It grows, or its bytes are others")
    func growsOrIsWritten() throws {
        try Self.withFile(1 << 20) { path in
            let grown = try Self.message(path) { truncate(path, 2 << 20) }
            #expect(grown?.contains("the file grew while it was read") == true)
        }
        try Self.withFile(1 << 20) { path in
            let written = try Self.message(path) {
                usleep(20_000)
                let descriptor = open(path, O_WRONLY)
                _ = write(descriptor, "0", 1)
                close(descriptor)
            }
            #expect(written?.contains("the file was written to while it was read") == true)
        }
    }

    @Test("It vanishes, or another one takes its name: what was opened is read to its end")
    func vanishes() throws {
        try Self.withFile(1 << 20) { path in
            let message = try Self.message(path) { unlink(path) }
            #expect(message == nil)
        }
        try Self.withFile(1 << 20) { path in
            try Data("0".utf8).write(to: URL(fileURLWithPath: path + ".new"))
            let message = try Self.message(path) { rename(path + ".new", path) }
            #expect(message == nil)
        }
    }

    @Test("Its name is gone and it becomes shorter: the lost pages tell")
    func vanishesAndShrinks() throws {
        try Self.withFile(1 << 20) { path in
            let descriptor = open(path, O_RDWR)
            defer { close(descriptor) }
            let message = try Self.message(path) {
                unlink(path)
                ftruncate(descriptor, 0)
            }
            #expect(message?.contains("the file became shorter while it was read") == true)
        }
    }

    @Test("A mask file whose memory is given back piece by piece is read as it was, and its errors have their places")
    func piecesOfText() throws {
        let row = String(repeating: "10", count: 500) + "\n"
        let text = "I:\n" + String(repeating: row, count: 9_000) + "J:\n" + row
        try withTemporaryFolder { folder in
            let path = "\(folder)/a.txt"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let mapped = try MaskTextReader.read(path: path)
            let held = try MaskTextReader.read(bytes: Data(text.utf8), fileName: "a.txt")
            #expect(mapped == held)
            let group = try #require(MaskFilesReader.read([path]).first)
            #expect(try group.result.get().instances.map(\.instance) == held)
            try Data((text + "1\n").utf8).write(to: URL(fileURLWithPath: path))
            #expect(throws: MaskFileError.self) { try MaskTextReader.read(path: path) }
        }
    }
}
