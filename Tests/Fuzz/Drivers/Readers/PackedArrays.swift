import MaskFiles

/// Bytes as the arrays of a `.npz`: each a byte that chooses its name, two of its length, and its bytes.
struct PackedArrays {
    private static let names = [
        "I", "J", "fc1", "fc2", "fc10", "weight", "a.weight_mask", "b.weight_mask", "format", "shape", "data",
        "indices", "indptr", "row", "col", "offsets",
    ]

    private var files: [(name: [UInt8], bytes: [UInt8])] = []

    init(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while rest.count >= 3 {
            let head = Array(rest.prefix(3))
            let content = rest.dropFirst(3).prefix(Int(head[1]) | Int(head[2]) << 8)
            files.append((Array("\(Self.names[Int(head[0]) % Self.names.count]).npy".utf8), Array(content)))
            rest = rest.dropFirst(3 + content.count)
        }
    }

    /// The zip file, of stored files.
    var zip: [UInt8] {
        var (zip, directory): ([UInt8], [UInt8]) = ([], [])
        for file in files {
            var sum = CRC32()
            file.bytes.withUnsafeBytes { sum.add($0) }
            let size = little(file.bytes.count, 4)
            let common = [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + little(Int(sum.value), 4) + size + size
            let name = little(file.name.count, 2)
            directory += [0x50, 0x4B, 1, 2, 20, 0] + common + name + [UInt8](repeating: 0, count: 12)
            directory += little(zip.count, 4) + file.name
            zip += [0x50, 0x4B, 3, 4] + common + name + [0, 0] + file.name + file.bytes
        }
        let count = little(files.count, 2)
        return zip + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + little(directory.count, 4)
            + little(zip.count, 4) + [0, 0]
    }

    private func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
