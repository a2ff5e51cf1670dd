import Foundation
import SupportMasks

/// A seeded generator of damaged files. Every fault is one that no reader may pass over.
struct Damage {
    struct File {
        let name: String
        let bytes: [UInt8]
        let kind: String
    }

    /// A fault and the fixtures that can have it.
    private struct Fault {
        let kind: String
        let names: [String]
        let apply: (inout [UInt8], inout SplitMix64) -> Void

        init(_ kind: String, _ names: [String], _ apply: @escaping (inout [UInt8], inout SplitMix64) -> Void) {
            (self.kind, self.names, self.apply) = (kind, names, apply)
        }
    }

    private var generator: SplitMix64

    init(seed: UInt64) throws { generator = SplitMix64(seed: seed) }

    /// The damaged file of a round; all faults take turns.
    mutating func next(_ round: Int) throws -> File {
        let fault = Self.faults[round % Self.faults.count]
        let name = fault.names[Int(generator.next() % UInt64(fault.names.count))]
        var bytes = try Fixture.bytes(name)
        fault.apply(&bytes, &generator)
        return File(name: name, bytes: bytes, kind: fault.kind)
    }

    private static let arrays = ["fc1-bool.npy", "fc1-f4.npy", "fc1-u2.npy", "fc1-f8big.npy", "fc1-version2.npy"]
    private static let archives = [
        "factors.npz", "factors-compressed.npz", "levels.npz", "network.npz", "large.npz", "sparse-csr.npz",
        "sparse-large-coo.npz",
    ]
    private static let zipped = ["fc1.npy.gz", "factors.npz.gz", "network.json.gz"]
    private static let tensors = ["pruned.safetensors", "dtypes.safetensors", "weights.safetensors"]
    private static let coordinates = ["I.mtx", "fc1.mtx", "symmetric.mtx", "skew.mtx"]
    private static let matrices = coordinates + ["J.mtx", "fc2.mtx", "symmetric-array.mtx"]
    private static let hugeSizes = ["65537", "4294967296", "9223372036854775807", "99999999999999999999"]

    private static var faults: [Fault] {
        [
            Fault("truncation", arrays + archives + tensors + zipped, truncate),
            Fault("truncation of text", ["factors.json", "network.json", "several.json"], truncate),
            Fault("fewer lines", matrices) { bytes, _ in
                // Without the last entry's line.
                bytes.removeLast()
                while bytes.last != 0x0A { bytes.removeLast() }
            },
            Fault("more lines", matrices) { bytes, _ in bytes += Array("1 1 1\n".utf8) },
            Fault("trailing bytes", arrays + tensors + zipped) { bytes, generator in
                bytes += [UInt8(truncatingIfNeeded: generator.next())]
            },
            Fault("wrong magic", arrays) { bytes, generator in bytes[Int(generator.next() % 6)] ^= 0x20 },
            Fault("wrong version", arrays) { bytes, _ in bytes[6] = 9 },
            Fault("wrong signature", archives) { bytes, generator in bytes[Int(generator.next() % 4)] ^= 1 },
            Fault("wrong banner", matrices) { bytes, generator in
                bytes[2 + Int(generator.next() % 12)] = UInt8(ascii: "_")
            },
            Fault("header length of an array", arrays) { bytes, generator in
                bytes[8] &+= 1 + UInt8(truncatingIfNeeded: generator.next() % 254)
            },
            Fault("header length of tensors", tensors) { bytes, generator in
                for place in 0..<8 where generator.next() & 1 == 1 || place == 0 { bytes[place] ^= 0x40 }
            },
            Fault("size in the directory", archives) { bytes, generator in changeDirectory(&bytes, at: 24, &generator)
            },
            Fault("stored size in the directory", archives) { bytes, generator in
                changeDirectory(&bytes, at: 20, &generator)
            },
            Fault("check sum in the directory", archives) { bytes, generator in
                changeDirectory(&bytes, at: 16, &generator)
            },
            Fault("place in the directory", archives) { bytes, generator in changeDirectory(&bytes, at: 42, &generator)
            },
            Fault("method in the directory", archives) { bytes, _ in
                if let entry = directory(bytes) { bytes[entry + 10] = 12 }
            },
            Fault("method of gzip", zipped) { bytes, generator in bytes[2 + Int(generator.next() % 2)] ^= 0x80 },
            Fault("check sum or size behind compressed data", zipped) { bytes, generator in
                bytes[bytes.count - 1 - Int(generator.next() % 8)] ^= 1 + UInt8(generator.next() % 254)
            },
            Fault("negative shape", ["fc1-bool.npy", "fc1-f4.npy"]) { bytes, _ in replaceShape(&bytes, "(-2, 3)") },
            Fault("huge shape", ["fc1-bool.npy", "fc1-f8big.npy"]) { bytes, generator in
                replaceShape(&bytes, "(\(huge(&generator)), 3)")
            },
            Fault("other shape", ["fc1-bool.npy", "fc1-f8.npy"]) { bytes, _ in replaceShape(&bytes, "(2, 4)") },
            Fault("negative size", coordinates) { bytes, _ in replaceSizes(&bytes) { "-\($0)" } },
            Fault("huge size", matrices) { bytes, generator in
                let size = huge(&generator)
                replaceSizes(&bytes) { size + $0.drop { $0 != " " } }
            },
            Fault("huge count", coordinates) { bytes, generator in
                let size = huge(&generator)
                replaceSizes(&bytes) { $0.split(separator: " ").dropLast().joined(separator: " ") + " " + size }
            },
            Fault("negative shape of a tensor", ["weights.safetensors", "pruned.safetensors"]) { bytes, _ in
                replaceHeader(&bytes, "[2,3]", "[-2,3]")
            },
            Fault("huge shape of a tensor", ["weights.safetensors", "pruned.safetensors"]) { bytes, generator in
                replaceHeader(&bytes, "[2,3]", "[\(huge(&generator)),3]")
            },
            Fault("offsets of a tensor", ["pruned.safetensors"]) { bytes, _ in replaceHeader(&bytes, "[8,32]", "[9,33]")
            },
            Fault("overlapping tensors", ["pruned.safetensors"]) { bytes, _ in
                replaceHeader(&bytes, "[32,34]", "[31,33]")
            },
            Fault("dtype of a tensor", ["pruned.safetensors"]) { bytes, _ in replaceHeader(&bytes, "\"U8\"", "\"C9\"")
            },
            Fault("a tensor twice", ["pruned.safetensors"]) { bytes, _ in
                replaceHeader(&bytes, "fc2.weight_mask", "fc1.weight_mask")
            },
            Fault("NaN", ["fc1-f4.npy", "weights.npy", "weights.safetensors"]) { bytes, _ in
                // The last entry, of four or eight bytes, little-endian: all bits set is NaN in both.
                for place in bytes.count - 8..<bytes.count { bytes[place] = 0xFF }
            },
            Fault("NaN in text", ["J.mtx", "fc1.mtx"]) { bytes, _ in
                bytes.removeLast()
                while bytes.last != 0x0A, bytes.last != 0x20 { bytes.removeLast() }
                bytes += Array("NaN\n".utf8)
            },
            Fault("a cell that is none", ["factors.json", "network.json"]) { bytes, _ in
                if let place = bytes.firstIndex(of: UInt8(ascii: "0")) { bytes[place] = UInt8(ascii: "2") }
            },
        ]
    }

    private static func huge(_ generator: inout SplitMix64) -> String {
        hugeSizes[Int(generator.next() % UInt64(hugeSizes.count))]
    }

    private static func truncate(_ bytes: inout [UInt8], _ generator: inout SplitMix64) {
        bytes.removeLast(1 + Int(generator.next() % UInt64(bytes.count - 1)))
    }

    /// Where an entry of a zip file's directory begins.
    private static func directory(_ bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast(3).first { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 0x01, 0x02] }
    }

    private static func changeDirectory(_ bytes: inout [UInt8], at field: Int, _ generator: inout SplitMix64) {
        guard let entry = directory(bytes) else { return }
        bytes[entry + field + Int(generator.next() % 4)] ^= 1 + UInt8(generator.next() % 254)
    }

    /// Replaces a text by one that may be longer; bytes that follow move.
    private static func replace(_ bytes: inout [UInt8], _ old: String, _ new: String) -> Int {
        let old = Array(old.utf8)
        guard
            let place = bytes.indices.dropLast(old.count - 1).first(where: { Array(bytes[$0..<$0 + old.count]) == old })
        else { return 0 }
        bytes.replaceSubrange(place..<place + old.count, with: Array(new.utf8))
        return new.utf8.count - old.count
    }

    private static func replaceShape(_ bytes: inout [UInt8], _ shape: String) {
        bytes[8] += UInt8(replace(&bytes, "(2, 3)", shape))
    }

    private static func replaceHeader(_ bytes: inout [UInt8], _ old: String, _ new: String) {
        let growth = replace(&bytes, old, new)
        bytes[0] += UInt8(growth)
    }

    /// Replaces the line of sizes, which is the first that is no comment.
    private static func replaceSizes(_ bytes: inout [UInt8], _ change: (String) -> String) {
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        if let index = lines.firstIndex(where: { !$0.hasPrefix("%") }) { lines[index] = change(lines[index]) }
        bytes = Array(lines.joined(separator: "\n").utf8)
    }
}
