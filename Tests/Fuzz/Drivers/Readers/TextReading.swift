import FuzzSupport
import CheckerInput
import Foundation
import MaskFiles
import SupportMasks

/// Masks in text, by the solver's reader and by the checker's, which share nothing.
enum TextReading {
    static func read(_ bytes: UnsafeRawBufferPointer) {
        FileReading.read(bytes, path: "input.txt")
        let text = Data(bytes)
        guard isSmall(text) else { return }
        var read: [MaskInstance]?
        do throws(MaskFileError) {
            read = try MaskTextReader.read(
                bytes: text, fileName: "input.txt", options: MaskTextOptions(limits: FileReading.limits))
        } catch {
            requireOneLine("\(error)")
            requirePlace(error, in: bytes)
        }
        let file: MaskFile
        do throws(CheckerInputError) { file = try MaskFile(text, name: "input.txt") } catch {
            requireOneLine(error.description)
            if read != nil { broken("the checker reads what the solver reads: \(error)") }
            return
        }
        for instance in read ?? [] {
            guard let content = file.content(named: instance.name) else {
                broken("the checker knows the name of the instance: \(instance.name)")
            }
            if masks(of: content) != masks(of: instance) { broken("both readers read the same masks") }
        }
    }

    /// Whether no pattern in the text is of a mask that the solver's limits refuse: the checker would write it out.
    private static func isSmall(_ text: Data) -> Bool {
        guard let kron = text.firstRange(of: Data("kron".utf8)) else { return true }
        var digits = 0
        for byte in text[kron.upperBound...] {
            digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
            if digits > 2 { return false }
        }
        return true
    }

    private static func requirePlace(_ error: MaskFileError, in bytes: UnsafeRawBufferPointer) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.indices.contains(error.line - 1), (1...lines[error.line - 1].count + 1).contains(error.column)
        else { broken("the place of a fault is in the text: \(error)") }
    }

    private static func masks(of content: MaskContent) -> [Packed] {
        let masks =
            switch content {
            case .factorization(let left, let right): [left, right]
            case .network(let layers): layers
            }
        return masks.map { Packed(rows: $0.rows, columns: $0.columns, words: $0.words) }
    }

    private static func masks(of instance: MaskInstance) -> [Packed] {
        switch instance.masks {
        case .factorization(let supports): [supports.left, supports.right].map(packed)
        case .network(let layers): layers.map { packed($0.mask) }
        }
    }

    private static func packed(_ mask: BitMatrix) -> Packed {
        var words: [UInt64] = []
        for row in 0..<mask.rowCount {
            for start in stride(from: 0, to: mask.columnCount, by: 64) {
                let columns = start..<min(start + 64, mask.columnCount)
                words.append(columns.reduce(0) { $0 | (mask[row, $1] ? 1 << UInt64($1 - start) : 0) })
            }
        }
        return Packed(rows: mask.rowCount, columns: mask.columnCount, words: words)
    }

    /// A mask as the checker packs it.
    private struct Packed: Equatable {
        let rows: Int
        let columns: Int
        let words: [UInt64]
    }
}
