import CheckerInput
import Foundation

/// The bytes of a file, `-` for standard input; never more than `limit`. They are copied: what is checked does not change
/// with the file.
enum FileBytes {
    static func read(_ path: String, limit: Int) throws(CheckerInputError) -> Data {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let handle else { throw CheckerInputError(description: "\(path): the file cannot be opened") }
        defer { if path != "-" { handle.closeFile() } }
        do {
            var bytes = Data()
            if path != "-", let size = regularSize(path) {
                guard size <= limit else { throw CheckerInputError(description: "\(path): larger than \(limit) bytes") }
                bytes.reserveCapacity(size)
            }
            while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
                bytes.append(chunk)
                guard bytes.count <= limit else {
                    throw CheckerInputError(description: "\(path): more than \(limit) bytes")
                }
            }
            return bytes
        } catch let error as CheckerInputError {
            throw error
        } catch {
            throw CheckerInputError(description: "\(path): the file cannot be read")
        }
    }

    private static func regularSize(_ path: String) -> Int? {
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return nil }
        return (attributes[.size] as? NSNumber)?.intValue
    }
}
