import Foundation
import SupportMasks

/// The mask of the known cells of a completion problem: a mask file with one mask, with or without the header of a
/// layer.
enum KnownCells {
    static func read(_ path: String, _ context: CommandContext) throws(MaskFileError) -> BitMatrix {
        let whole = try context.readBytes(path)
        let bytes = whole.starts(with: [0xEF, 0xBB, 0xBF]) ? whole.dropFirst(3) : whole
        let file = path == "-" ? "<stdin>" : path
        let isHeaded = beginsWithHeader(bytes)
        let instances: [MaskInstance]
        do {
            instances = try MaskTextReader.read(
                bytes: isHeaded ? Data(bytes) : Data(header.utf8) + bytes, fileName: file)
        } catch {
            // The header that was put before the text is a line of its own.
            throw MaskFileError(
                file: file, line: isHeaded ? error.line : max(1, error.line - 1), column: error.column,
                message: error.message)
        }
        guard instances.count == 1, case .network(let layers) = instances[0].masks, layers.count == 1 else {
            throw MaskFileError(
                file: file, line: 1, column: 1, message: "expected one mask, that of the known cells, found more")
        }
        return layers[0].mask
    }

    private static let header = "layer known:\n"

    /// Whether the first line with content begins as a header does.
    private static func beginsWithHeader(_ bytes: Data) -> Bool {
        for line in bytes.split(separator: 0x0A) {
            let text = String(decoding: line.prefix(200), as: UTF8.self).trimmingCharacters(
                in: .whitespaces.union(["\r"]))
            if text.isEmpty || text.hasPrefix("#") { continue }
            return ["I", "J", "i", "l"].contains { text.hasPrefix($0) }
        }
        return false
    }
}
