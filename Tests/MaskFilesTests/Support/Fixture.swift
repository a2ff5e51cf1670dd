import Foundation
import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// The files in `Fixtures`, which `fixtures.py` wrote, and what they hold. The environment may name another folder:
/// `run.sh` writes them anew.
enum Fixture {
    static let left = ["100", "110", "011", "101"]
    static let right = ["110", "010", "001", "111", "100"]
    static let fc1 = ["110", "011"]
    static let fc2 = ["11"]

    private static let folder = ProcessInfo.processInfo.environment["SUPPORTCHECK_FIXTURES"]

    static func path(_ name: String) -> String {
        if let folder { return "\(folder)/\(name)" }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(name)").path
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// The instance of a fixture, or of several.
    static func read(_ names: String..., options: MaskFilesOptions = MaskFilesOptions()) throws(MaskFilesError)
        -> MaskInstance?
    {
        let instances = try instances(names.map(path), options)
        return instances.count == 1 ? instances[0] : nil
    }

    /// What is said against a fixture, without its path; nil if it is read.
    static func complaint(_ names: String..., options: MaskFilesOptions = MaskFilesOptions()) -> String? {
        do {
            _ = try instances(names.map(path), options)
            return nil
        } catch {
            return error.message
        }
    }
}

/// The instances of files, or the first fault.
func instances(_ paths: [String], _ options: MaskFilesOptions = MaskFilesOptions()) throws(MaskFilesError)
    -> [MaskInstance]
{
    var instances: [MaskInstance] = []
    for group in MaskFilesReader.read(paths, options: options) {
        instances += try group.result.get().instances.map(\.instance)
    }
    return instances
}

/// The supports that most fixtures hold.
func factorization(_ name: String) throws -> MaskInstance { try factorization(name, Fixture.left, Fixture.right) }

extension TemporaryFolder {
    /// Reads bytes as a file with the given name.
    func read(_ bytes: some Sequence<UInt8>, as name: String, options: MaskFilesOptions = MaskFilesOptions()) throws
        -> [MaskInstance]
    {
        try Data(bytes).write(to: url.appendingPathComponent(name))
        return try instances([path(name)], options)
    }

    /// What is said against bytes as a file with the given name, without its folder; nil if they are read.
    func complaint(_ bytes: some Sequence<UInt8>, as name: String, options: MaskFilesOptions = MaskFilesOptions())
        throws -> String?
    {
        do {
            _ = try read(bytes, as: name, options: options)
            return nil
        } catch let error as MaskFilesError {
            return error.description.replacing(error.file, with: name)
        }
    }
}

/// Reads bytes as a file with the given name.
func read(_ bytes: some Sequence<UInt8>, as name: String) throws -> [MaskInstance] {
    try TemporaryFolder().read(bytes, as: name)
}

/// What is said against bytes as a file with the given name, without its folder; nil if they are read.
func complaint(_ bytes: some Sequence<UInt8>, as name: String) throws -> String? {
    try TemporaryFolder().complaint(bytes, as: name)
}

/// Why bytes as a file with the given name are refused; nil if they are read.
func refusal(_ bytes: some Sequence<UInt8>, as name: String, options: MaskFilesOptions = MaskFilesOptions()) throws
    -> MaskFilesError?
{
    do {
        _ = try TemporaryFolder().read(bytes, as: name, options: options)
        return nil
    } catch let error as MaskFilesError {
        return error
    }
}
