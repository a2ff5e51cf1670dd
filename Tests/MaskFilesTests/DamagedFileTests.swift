import Foundation
import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// Files made from the fixtures by a fault each: every one is refused, with one error, and nothing else happens.
@Suite(.serialized) struct DamagedFileTests {
    @Test(.tags(.long)) func twoHundredDamagedFilesAreRefused() throws {
        let folder = try TemporaryFolder()
        let seed: UInt64 = 2_026
        var damage = try Damage(seed: seed)
        var sentences: Set<String> = []
        for round in 0..<200 {
            let file = try damage.next(round)
            let options = MaskFilesOptions(takesWeights: file.name.hasPrefix("weights") || file.name.hasSuffix(".mtx"))
            let sentence = try folder.complaint(file.bytes, as: file.name, options: options)
            #expect(sentence != nil, "seed \(seed), round \(round): \(file.kind) of \(file.name) is read")
            #expect(sentence?.contains("\n") != true, "seed \(seed), round \(round): \(sentence ?? "")")
            if let sentence { sentences.insert(sentence) }
        }
        #expect(sentences.count > 60, "seed \(seed): \(sentences.count) different sentences")
    }

    /// Any change of a stored or compressed array is either told, or changes nothing.
    @Test(.tags(.long)) func flippedBitsNeverChangeTheMasksOfACompressedFile() throws {
        let folder = try TemporaryFolder()
        let seed: UInt64 = 7
        var generator = SplitMix64(seed: seed)
        var refused = 0
        for name in [
            "factors.npz", "levels.npz", "network.npz", "large.npz", "strategies.npz", "sparse-csr.npz",
            "sparse-csc.npz", "network.json.gz",
            "fc1.npy.gz", "factors.npz.gz",
        ] {
            let original = try Fixture.bytes(name)
            let options = MaskFilesOptions(takesWeights: name == "strategies.npz")
            let instances = try folder.read(original, as: name, options: options)
            // Fifteen streams of many blocks each take their time without optimisation.
            for round in 0..<(name == "strategies.npz" ? 50 : 150) {
                var bytes = original
                let bit = Int(generator.next() % UInt64(8 * bytes.count))
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                // A changed name of an array is not a changed mask.
                guard let found = try? folder.read(bytes, as: name, options: options) else {
                    refused += 1
                    continue
                }
                #expect(masks(of: found) == masks(of: instances), "seed \(seed), \(name), round \(round), bit \(bit)")
            }
        }
        #expect(refused > 300, "seed \(seed): \(refused)")
    }

    private func masks(of instances: [MaskInstance]) -> [[BitMatrix]] {
        instances.map { instance in
            switch instance.masks {
            case .factorization(let masks): [masks.left, masks.right]
            case .network(let layers): layers.map(\.mask)
            }
        }
    }

    /// A stream that ends too early, wherever that is, while the directory says how many bytes there are.
    @Test func cutStreamsAreRefusedWhereverTheyAreCut() throws {
        let folder = try TemporaryFolder()
        let original = try Fixture.bytes("network.npz")
        let signature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
        let directory = try #require(original.indices.dropLast(3).first { Array(original[$0..<$0 + 4]) == signature })
        let stored = Int(original[directory + 20]) | Int(original[directory + 21]) << 8
        for size in 0..<stored {
            var bytes = original
            bytes[directory + 20] = UInt8(size & 255)
            bytes[directory + 21] = UInt8(size >> 8)
            let sentence = try #require(
                try folder.complaint(bytes, as: "network.npz"), "\(size) of \(stored) bytes are read")
            #expect(
                sentence.contains(": array 'fc1': ") && !sentence.contains("\n"),
                "\(size) of \(stored) bytes: \(sentence)")
        }
    }

    /// Wherever a gzip file ends early, or goes on: one error.
    @Test func cutAndLongerGzipFilesAreRefused() throws {
        let folder = try TemporaryFolder()
        for name in ["network.json.gz", "fc1.npy.gz", "factors.npz.gz"] {
            let original = try Fixture.bytes(name)
            for size in 1..<original.count {
                #expect(
                    try folder.complaint(original.prefix(size), as: name) != nil, "\(size) bytes of \(name) are read")
            }
            let longer = try #require(try folder.complaint(original + [0], as: name))
            #expect(
                longer
                    == "\(name): byte \(original.count): expected another member of the gzip file, or its end, found other bytes"
            )
        }
    }

    /// Whatever the bytes: masks or one error.
    @Test(.tags(.long)) func randomChangesNeverCrash() throws {
        let folder = try TemporaryFolder()
        let seed: UInt64 = 11
        var generator = SplitMix64(seed: seed)
        var accepted = 0
        for name in [
            "fc1-f4.npy", "pruned.safetensors", "factors.json", "network.json", "fc1.mtx", "J.mtx",
            "factors-compressed.npz", "sparse-dia.npz", "numbers.json", "bitmask.safetensors",
        ] {
            let original = try Fixture.bytes(name)
            for _ in 0..<100 {
                var bytes = original
                for _ in 0..<1 + generator.next() % 3 {
                    bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
                }
                if try folder.complaint(bytes, as: name) == nil { accepted += 1 }
            }
        }
        #expect(accepted < 1000, "seed \(seed)")
    }
}
