import FuzzSupport
import CertificateChecker
import CheckerInput
import Foundation
import MaskFiles
import SupportMasks

/// What is handed hostile bytes, by the name that a corpus and a dictionary have too.
enum FuzzedReader: String, CaseIterable {
    /// Masks in text, by both readers.
    case text
    /// Files as they are, of the form that the name tells.
    case npy, npz, gzip, mtx, safetensors, json
    /// Arrays that are packed as a zip file with the right check sums, which no mutation would find.
    case arrays
    /// Deflated data, as a gzip file.
    case inflate
    /// The index of a checkpoint whose shards are in the folder that `FUZZ_SHARDS` names.
    case shards
    /// The values of arrays, as `solve` reads them.
    case numbers
    /// A line of `batch`, and one that it wrote.
    case line, answer
    /// A certificate, checked.
    case certificate
    /// A certificate and a mask file for it, divided by a line of dashes.
    case certifiedfile

    func read(_ bytes: UnsafeRawBufferPointer) {
        switch self {
        case .text: TextReading.read(bytes)
        case .npy, .npz, .gzip, .mtx, .safetensors, .json: FileReading.read(bytes, path: "input.\(fileExtension)")
        case .arrays: PackedArrays(bytes).zip.withUnsafeBytes { FileReading.read($0, path: "input.npz") }
        case .inflate: deflated(bytes).withUnsafeBytes { FileReading.read($0, path: "input.gz") }
        case .shards: FileReading.read(bytes, path: shardIndex)
        case .numbers: NumberReading.read(bytes)
        case .line: LineReading.read(Data(bytes))
        case .answer: _ = AnswerLine(Data(bytes))
        case .certificate: CertificateReading.check(Data(bytes), masks: nil)
        case .certifiedfile: CertificateReading.checkBoth(Data(bytes))
        }
    }

    private var fileExtension: String { self == .gzip ? "txt.gz" : rawValue }
}

private let shardIndex =
    (ProcessInfo.processInfo.environment["FUZZ_SHARDS"] ?? ".") + "/model.safetensors.index.json"

/// A gzip file of one member without a name, whose check sum is wrong.
private func deflated(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + bytes + [UInt8](repeating: 0, count: 8)
}

/// What the user reads of a fault: one line, and not without end.
func requireOneLine(_ message: String) {
    if message.isEmpty || message.contains(where: \.isNewline) {
        broken("an error is one line: \(message.debugDescription)")
    }
    if message.utf8.count > 100_000 { broken("an error can be read: it has \(message.utf8.count) bytes") }
}
