import Foundation

/// The instances of a `masks.txt`.
struct MaskFile: Sendable {
    enum Content: Sendable {
        case factorization(left: BitMatrix, right: BitMatrix)
        case network([BitMatrix])
    }

    struct Entry: Sendable {
        /// nil: the file has no `instance` lines, and this is its only instance.
        let name: String?
        let content: Content
    }

    let entries: [Entry]

    /// Reads a file; `name` is for the message.
    init(_ bytes: Data, name: String) throws(CheckerInputError) {
        let result = bytes.withUnsafeBytes { raw -> Result<[Entry], MaskReader.Failure> in
            var reader = MaskReader(bytes: raw.bindMemory(to: UInt8.self))
            do throws(MaskReader.Failure) { return .success(try reader.read()) } catch { return .failure(error) }
        }
        switch result {
        case .success(let entries): self.entries = entries
        case .failure(let failure):
            throw CheckerInputError(description: "\(name):\(failure.line):\(failure.column): \(failure.reason)")
        }
    }

    /// The masks of the instance `name`. An instance without a name is alone in its file and answers to any.
    func masks(named name: String, at place: JSONValue) throws(Rejection) -> Masks {
        guard let entry = entries.first(where: { $0.name == nil || $0.name == name }) else {
            throw place.rejection("the mask file has no instance of this name")
        }
        let masks =
            switch entry.content {
            case .factorization(let left, let right): Masks(left: left, right: right)
            case .network(let layers): try Masks(layers: layers, at: place)
            }
        guard let masks else { throw place.rejection("the mask file's instance is not a network of two layers") }
        return masks
    }
}
