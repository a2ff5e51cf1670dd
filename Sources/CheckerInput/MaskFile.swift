import Foundation

/// The instances of a `masks.txt`.
package struct MaskFile: Sendable {
    private let entries: [MaskReader.Entry]

    /// Reads a file; `name` is for the message.
    package init(_ bytes: Data, name: String) throws(CheckerInputError) {
        let result = bytes.withUnsafeBytes { raw -> Result<[MaskReader.Entry], MaskReader.Failure> in
            var reader = MaskReader(bytes: raw.bindMemory(to: UInt8.self))
            do throws(MaskReader.Failure) { return .success(try reader.read()) } catch { return .failure(error) }
        }
        switch result {
        case .success(let entries): self.entries = entries
        case .failure(let failure):
            throw CheckerInputError(description: "\(name):\(failure.line):\(failure.column): \(failure.reason)")
        }
    }

    /// The instance `name`; one without a name is alone in its file and answers to any.
    package func content(named name: String) -> MaskContent? {
        entries.first { $0.name == nil || $0.name == name }?.content
    }
}
