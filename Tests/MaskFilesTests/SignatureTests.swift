import Foundation
import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// Forms are told by the first bytes, whatever a file is called. The names here have extensions of other forms, or of
/// forms that are refused.
@Suite struct SignatureTests {
    @Test(arguments: [
        ("fc1-bool.npy", "fc1.npz"), ("fc1-bool.npy", "fc1.h5"), ("fc1-version3.npy", "fc1.json"),
        ("sparse-csr.npz", "fc1.pkl"), ("fc1.npy.gz", "fc1.npy"),
        ("fc1.npy.gz", "fc1.mat"),
    ])
    func aMatrixIsReadUnderAnyName(fixture: String, name: String) throws {
        #expect(try read(Fixture.bytes(fixture), as: name) == [network("fc1", ("fc1", Fixture.fc1))])
    }

    @Test(arguments: [
        ("factors.npz", "named.pt"), ("factors.json", "x.mtx"), ("factors-compressed.npz", "named.npy"),
        ("factors.npz.gz", "named.npz"),
    ])
    func instancesAreReadUnderAnyName(fixture: String, name: String) throws {
        #expect(try read(Fixture.bytes(fixture), as: name) == [factorization("named")])
    }

    @Test func tensorsAreReadUnderAnyName() throws {
        let options = MaskFilesOptions(layerPatterns: ["fc1*k", "fc2*k"])
        let found = try TemporaryFolder().read(Fixture.bytes("pruned.safetensors"), as: "pruned.npz", options: options)
        #expect(try found == [network("pruned", ("fc1.weight_mask", Fixture.fc1), ("fc2.weight_mask", Fixture.fc2))])
    }

    @Test(arguments: ["%%MatrixMarket", "%MatrixMarket", "%%matrixmarket", "%MATRIXMARKET"])
    func theBannerOfMatrixMarketIsToldInItsSpellings(banner: String) throws {
        let text = banner + " matrix coordinate pattern general\n2 3 4\n1 1\n1 2 1\n2 2\n2 3 1.0\n"
        for name in ["m.mtx", "m.npy"] { #expect(try read(text.utf8, as: name) == [network("m", ("m", Fixture.fc1))]) }
    }

    /// A sign, a name without it, and a word of the line that converts the file; nil if there is none.
    private struct Sign: Sendable {
        let name: String
        let bytes: [UInt8]
        let message: String
        let word: String?

        init(_ name: String, _ bytes: [UInt8], _ message: String, _ word: String?) {
            (self.name, self.bytes, self.message, self.word) = (name, bytes, message, word)
        }
    }

    private static let hdf5: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let pickled = "pickled data is not read, because loading it runs whatever code it holds"
    private static let signs = [
        Sign("a.npy", hdf5, "HDF5 is not read; write the arrays with one line of Python:", "h5py.File(\""),
        Sign("a.npy", [UInt8](repeating: 0, count: 2048) + hdf5, "HDF5 is not read", "d[()]}"),
        Sign(
            "a.npz", Array("MATLAB 7.3 MAT-file".utf8) + [UInt8](repeating: 0, count: 493) + hdf5,
            "a MATLAB file (7.3) is not read", "d[()].T"),
        Sign("a.npz", Array("MATLAB 5.0 MAT-file, Platform: GLNXA64".utf8), "a MATLAB file is not read", "loadmat"),
        Sign("a.mat", [0, 0, 0, 0, 1, 0, 0, 0], "a MATLAB file is not read", "loadmat"),
        Sign("a.json", Array("GGUF".utf8) + [3, 0, 0, 0], "GGUF is not read", "GGUFReader"),
        Sign(
            "a.npy", [0x08, 0x0A, 0x12, 0x02, 0x61, 0x62, 0x3A, 0x01, 0x00], "an ONNX model is not read", "onnx.load"),
        Sign("a.onnx", [0x0A], "an ONNX model is not read", "onnx.load"),
        Sign("a.npy", [0x81, 0xA6] + Array("params".utf8) + [0x80], "MessagePack is not read", "msgpack_restore"),
        Sign("a.npy", [0xDE, 0x00, 0x10, 0xA1, 0x61], "MessagePack is not read", "msgpack_restore"),
        Sign("a.npy", [0x80, 4, 0x95, 0], pickled, "pickle.load"),
        Sign("a.npy", [0x80, 2, 0x7D, 0x2E], pickled, "pickle.load"),
        Sign(
            "a.npz", [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E], pickled,
            "torch.load"),
        Sign("a.joblib", [0x78, 0x01], pickled, "joblib.load"),
        Sign("a.pkl", Array("(lp0\n.".utf8), pickled, "pickle.load"),
        Sign(
            "a.npy", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0],
            "a file that xz compressed is not read: unpack it first (unxz)", nil),
        Sign(
            "a.npy", Array("BZh91AY&SY".utf8), "a file that bzip2 compressed is not read: unpack it first (bunzip2)",
            nil),
        Sign(
            "a.npy", [0x28, 0xB5, 0x2F, 0xFD, 0], "a file that zstd compressed is not read: unpack it first (unzstd)",
            nil),
        Sign(
            "a.npy", [UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8),
            "a tar archive is not read: unpack it first (tar -xf)", nil),
        // No sign of what the extension says.
        Sign("a.npy", Array("1010\n".utf8), "expected an array of NumPy, found its end in the header", nil),
        Sign("a.npy", Array("101010101\n".utf8), "expected an array of NumPy (\\x93NUMPY), found other bytes", nil),
        Sign("a.npz", Array("10\n".utf8), "expected a zip file, found no directory at its end", nil),
        Sign(
            "a.h5", Array("10\n".utf8), "expected HDF5, as the extension of the file's name says, found other bytes",
            nil),
        Sign("a.gguf", [0x47], "expected GGUF, as the extension of the file's name says, found other bytes", nil),
        Sign(
            "a.safetensors", [1, 2, 3], "expected the length of a safetensors header in eight bytes, found 3 bytes", nil
        ),
    ]

    @Test func formsThatAreNotReadAreNamedWithAWayOut() throws {
        for sign in Self.signs {
            let error = try #require(try refusal(sign.bytes, as: sign.name), "\(sign.name), \(sign.message)")
            #expect(error.message.hasPrefix(sign.message))
            guard let word = sign.word else {
                #expect(error.remedies.isEmpty)
                continue
            }
            guard case .python(let line)? = error.remedies.first, error.remedies.count == 1 else {
                Issue.record("expected a line of Python: \(error.message)")
                continue
            }
            #expect(
                line.contains(word) && line.contains("/\(sign.name)\"") && !line.contains("'") && !line.contains("\n"),
                "\(line)")
        }
    }

    /// Zip files that PyTorch and Keras write.
    @Test func zipFilesOfOthersAreNamedByWhatTheyHold() throws {
        for (name, word) in [
            ("archive/data.pkl", "torch.load"), ("data.pkl", "torch.load"), ("model.weights.h5", "zipfile.ZipFile"),
        ] {
            let error = try #require(try refusal(zip(name), as: "a.npz"))
            guard case .python(let line)? = error.remedies.first else {
                Issue.record("expected a line of Python for \(name)")
                continue
            }
            #expect(line.contains(word))
        }
        #expect(
            try complaint(zip("a.txt"), as: "a.npz")
                == "a.npz: expected arrays of NumPy (names that end in .npy) in the zip file, found 'a.txt'")
    }

    @Test func textIsNoneOfThem() throws {
        #expect(
            try read("10\n01\n\n11\n01\n".utf8, as: "masks.bin") == [
                factorization("masks", ["10", "01"], ["11", "01"])
            ])
        for text in ["# masks\ninstance a\n", "\n\n10", "é", "ߞ"] {
            let place = try #require(try refusal(text.utf8, as: "masks.bin")?.place)
            guard case .line = place else {
                Issue.record("expected the fault of a text, found \(place) in \(text)")
                continue
            }
        }
    }

    @Test func namesAreLiteralsThatAShellTakes() throws {
        let error = try #require(try refusal(Self.hdf5, as: "it's \"a\" \\ \t$é.bin"))
        guard case .python(let line)? = error.remedies.first else {
            Issue.record("expected a line of Python")
            return
        }
        #expect(line.contains(#"/it\x27s \"a\" \\ \U00000009$é.bin""#), "\(line)")
    }

    /// A zip file of one empty file.
    private func zip(_ name: String) -> [UInt8] {
        let name = Array(name.utf8)
        let fields: [UInt8] =
            [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + [UInt8](repeating: 0, count: 12) + [UInt8(name.count), 0, 0, 0]
        let local = [0x50, 0x4B, 3, 4] + fields + name
        let entry = [0x50, 0x4B, 1, 2, 20, 0] + fields + [UInt8](repeating: 0, count: 14) + name
        return local + entry + [
            0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, UInt8(entry.count), 0, 0, 0, UInt8(local.count), 0, 0, 0, 0, 0,
        ]
    }
}
