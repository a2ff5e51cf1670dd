import Foundation
import MaskFiles
import SupportMasks
import Testing

/// The files in `Fixtures`, which `fixtures.py` wrote, and what they hold.
enum Fixture {
    static let left = ["100", "110", "011", "101"]
    static let right = ["110", "010", "001", "111", "100"]
    static let fc1 = ["110", "011"]
    static let fc2 = ["11"]

    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)").path
    }

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path(name)))) }

    /// The instance of a fixture, or of several.
    static func read(_ names: String..., options: MaskFilesOptions = MaskFilesOptions()) throws(MaskFilesError) -> MaskInstance? {
        let instances = try MaskFilesReader.read(names.map(path), options: options)
        return instances.count == 1 ? instances[0] : nil
    }

    /// What is said against a fixture, without its path; nil if it is read.
    static func complaint(_ names: String..., options: MaskFilesOptions = MaskFilesOptions()) -> String? {
        do {
            _ = try MaskFilesReader.read(names.map(path), options: options)
            return nil
        } catch {
            return error.message
        }
    }
}

func factorization(_ name: String, _ left: [String] = Fixture.left, _ right: [String] = Fixture.right) throws -> MaskInstance {
    MaskInstance(name: name, masks: .factorization(FactorSupports(left: try #require(BitMatrix(left)), right: try #require(BitMatrix(right)))))
}

func network(_ name: String, _ layers: (name: String, rows: [String])...) throws -> MaskInstance {
    MaskInstance(name: name, masks: .network(try layers.map { Layer(name: $0.name, mask: try #require(BitMatrix($0.rows))) }))
}

/// Reads bytes as a file with the given name.
func read(_ bytes: some Sequence<UInt8>, as name: String, options: MaskFilesOptions = MaskFilesOptions()) throws -> [MaskInstance] {
    try withTemporaryFile(bytes, named: name) { try MaskFilesReader.read([$0], options: options) }
}

/// What is said against bytes as a file with the given name, without its path; nil if they are read.
func complaint(_ bytes: some Sequence<UInt8>, as name: String, options: MaskFilesOptions = MaskFilesOptions()) throws -> String? {
    do {
        _ = try read(bytes, as: name, options: options)
        return nil
    } catch let error as MaskFilesError {
        return error.description.replacing(error.file, with: name)
    }
}

/// Runs `body` with the path of a file in a folder of its own, which is deleted afterwards.
func withTemporaryFile<R>(_ bytes: some Sequence<UInt8>, named name: String, _ body: (String) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try body(file.path)
}
