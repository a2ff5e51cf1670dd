import FuzzSupport
import MaskFiles
import SupportMasks

/// Files of masks, as `analyze` reads them.
enum FileReading {
    /// Small masks: what is promised is held against limits before memory is taken, and memory takes time.
    static let limits = MaskLimits(
        maxRows: 1 << 12, maxColumns: 1 << 12, maxCells: 1 << 18, maxTotalCells: 1 << 20, maxStreamBytes: 1 << 20)

    /// Reads a file, and what was read of it once more from the text that is written of it.
    static func read(_ bytes: UnsafeRawBufferPointer, path: String) {
        switch MaskFilesReader.read(bytes: bytes, path: path, options: options(bytes)) {
        case .failure(let error):
            requireOneLine(error.description)
            for detail in error.details { requireOneLine(detail) }
            if case .byte(let offset) = error.place, offset < 0 { broken("a place is in the file: \(error)") }
        case .success(let files): requireSameAgain(files.instances.map(\.instance))
        }
    }

    /// Options that the bytes choose, so that an input is read the same every time.
    private static func options(_ bytes: UnsafeRawBufferPointer) -> MaskFilesOptions {
        let choice = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 32
        var options = MaskFilesOptions(
            convention: LayerFit.Convention(isOutputFirst: choice & 1 != 0, isTransposed: choice & 2 != 0),
            takesWeights: choice & 4 != 0, limits: limits)
        // Masks that are listed by their entries may have more lines than there is room for cells.
        if choice & 64 != 0 { (options.limits.maxSparseLines, options.limits.maxEntries) = (1 << 20, 1 << 12) }
        switch choice >> 3 & 7 {
        case 0: options.layerPatterns = ["fc*"]
        case 1: options.layerPatterns = ["*.weight", "fc2"]
        case 2: options.each = "*.layers.*"
        default: break
        }
        return options
    }

    /// Masks that were read are written, and read back alike.
    static func requireSameAgain(_ instances: [MaskInstance]) {
        guard instances.allSatisfy({ isSmall($0) }) else { return }
        // An instance without lines cannot be written, nor can a name be twice.
        guard let text = try? MaskTextWriter.text(for: instances) else { return }
        let again: [MaskInstance]
        do {
            again = try MaskTextReader.read(
                bytes: Array(text.utf8), fileName: "input.txt", options: MaskTextOptions(limits: limits))
        } catch { broken("what is written is read: \(error): \(text)") }
        if again.map(\.masks) != instances.map(\.masks) { broken("masks are read back alike: \(text)") }
    }

    /// Whether the cells of the masks can be written out.
    private static func isSmall(_ instance: MaskInstance) -> Bool {
        let shapes: [(Int, Int)] =
            switch instance.masks {
            case .factorization(let masks): [masks.left, masks.right].map { ($0.rowCount, $0.columnCount) }
            case .network(let layers): layers.map { ($0.outputCount, $0.inputCount) }
            }
        return shapes.allSatisfy { max($0, $1) <= limits.maxRows && $0 * $1 <= limits.maxCells }
    }
}
