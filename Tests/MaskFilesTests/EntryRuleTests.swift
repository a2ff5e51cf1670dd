import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// What the entries of masks and of weights may be, in every form.
@Suite struct EntryRuleTests {
    private static let weights = MaskFilesOptions(takesWeights: true)
    private static let advice = "(the non-zeros of weights are taken with --from-weights)"

    @Test(arguments: ["weights.npy", "tiny.npy", "fc1.mtx", "skew.mtx", "sparse-weights.npz", "strategies.npz"])
    func weightsAreToldSo(name: String) throws {
        let message = try #require(Fixture.complaint(name))
        #expect(message.contains("expected 0 or 1 as") && message.contains(Self.advice), "\(message)")
        #expect(try Fixture.read(name, options: Self.weights) != nil)
    }

    @Test func twoHundredFiftyFiveStandsForOneWhereNoOneIs() throws {
        #expect(try Fixture.read("fc1-255.npy") == network("fc1-255", ("fc1-255", Fixture.fc1)))
        let text = "%%MatrixMarket matrix array integer general\n2 3\n255\n0\n255\n255\n0\n2.55e2\n"
        #expect(try read(text.utf8, as: "m.mtx") == [network("m", ("m", Fixture.fc1))])
        var bytes = try Fixture.bytes("fc1-i2.npy")
        // The last entry, little-endian: 255 beside 1.
        bytes[bytes.count - 2] = 255
        #expect(
            try complaint(bytes, as: "a.npy")
                == "a.npy: expected 0 or 1 as the entry [1, 2] of a mask, found a second number that could stand for 1 \(Self.advice)"
        )
        // 0xFF is -1 in int8, and no number of a bool.
        for (name, sentence) in [
            ("fc1-i1.npy", "expected 0 or 1 as the entry [1, 2] of a mask, found another number \(Self.advice)"),
            ("fc1-bool.npy", "expected 0 or 1 as the entry [1, 2] of type bool, found another byte"),
        ] {
            var bytes = try Fixture.bytes(name)
            bytes[bytes.count - 1] = 255
            #expect(try complaint(bytes, as: "a.npy") == "a.npy: " + sentence)
        }
    }

    @Test func packedBitsAreToldWithTheLineThatUnpacksThem() throws {
        let error = try #require(try refusal(Fixture.bytes("packed.npy"), as: "packed.npy"))
        #expect(
            error.message.contains("type uint8")
                && error.message.contains("it looks like bits packed by numpy.packbits"))
        guard case .python(let line)? = error.remedies.first else {
            Issue.record("expected a line of Python")
            return
        }
        #expect(
            line.hasPrefix("import numpy; numpy.save(\"masks.npy\", numpy.unpackbits(numpy.load(\"")
                && line.hasSuffix("packed.npy\"), axis=1))"))
        // Other types are no bytes of bits.
        #expect(
            try refusal(Fixture.bytes("weights.npy"), as: "a.npy")?.remedies == [.options([.init("--from-weights")])])
    }

    @Test func floatsOfOneByteAreRead() throws {
        let layers = try network("float8", ("float8_e4m3fn_mask", Fixture.fc1), ("float8_e5m2_mask", Fixture.fc1))
        for name in ["float8_e4m3fn_mask", "float8_e5m2_mask"] {
            let found = try Fixture.read("float8.safetensors", options: MaskFilesOptions(layerPatterns: [name]))
            guard case .network(let all) = layers.masks, case .network(let one)? = found?.masks else {
                Issue.record("expected networks")
                return
            }
            #expect(one == all.filter { $0.name == name })
        }
        #expect(
            Fixture.complaint("float8-nan.safetensors", options: Self.weights)
                == "tensor 'fc1.weight': the entry [0, 1] is NaN: whether it stands for a zero is not guessed")
        // The kind is not told: 0x38 and 0x3C may not stand for 1 in one mask, and what may be NaN is refused.
        var bytes = try Fixture.bytes("fc1-float8_e4m3fn.npy")
        bytes[bytes.count - 1] = 0x3C
        #expect(
            try #require(try complaint(bytes, as: "a.npy")).contains("found a second number that could stand for 1"))
        bytes[bytes.count - 1] = 0x7E
        #expect(
            try #require(try TemporaryFolder().complaint(bytes, as: "a.npy", options: Self.weights)).contains(
                "may be NaN"))
        bytes[bytes.count - 1] = 0x80
        #expect(try read(bytes, as: "a.npy") == [network("a", ("a", ["110", "010"]))])
    }

    /// Lines of every length about whole words, in either order of bytes and entries: what the block of a word finds is
    /// what the entries are.
    @Test(arguments: [1, 7, 63, 64, 65, 127, 128, 130]) func everyPlaceOfAWordIsRead(length: Int) throws {
        var generator = SplitMix64(seed: UInt64(length))
        for (descr, size, one) in [
            ("<f4", 4, [0, 0, 0x80, 0x3F]), (">f4", 4, [0x3F, 0x80, 0, 0]), ("|u1", 1, [1]),
            ("<f8", 8, [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]),
        ] as [(String, Int, [UInt8])] {
            for isColumnMajor in [false, true] {
                let mask = BitMatrix(rowCount: 3, columnCount: length) { _, _ in generator.next() % 3 == 0 }
                var entries: [UInt8] = []
                let lines = isColumnMajor ? mask.transposed() : mask
                for i in 0..<lines.rowCount {
                    for j in 0..<lines.columnCount { entries += lines[i, j] ? one : [UInt8](repeating: 0, count: size) }
                }
                let header =
                    "{'descr': '\(descr)', 'fortran_order': \(isColumnMajor ? "True" : "False"), 'shape': (3, \(length)), }\n"
                let bytes =
                    [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + entries
                #expect(
                    try read(bytes, as: "a.npy") == [
                        MaskInstance(name: "a", masks: .network([Layer(name: "a", mask: mask)]))
                    ], "\(descr)")
            }
        }
    }

    @Test func bitMasksOfCompressedTensorsAreSupports() throws {
        let expected = BitMatrix(rowCount: 20, columnCount: 70) { (((70 * $0 + $1) * 2_654_435_761) >> 7) % 3 == 0 }
        for takesWeights in [false, true] {
            let small = MaskFilesOptions(layerPatterns: ["fc1.weight"], takesWeights: takesWeights)
            #expect(
                try Fixture.read("bitmask.safetensors", options: small)
                    == network("bitmask", ("fc1.weight", Fixture.fc1)))
            let large = try Fixture.read(
                "bitmask.safetensors", options: MaskFilesOptions(layerPatterns: ["large*"], takesWeights: takesWeights))
            #expect(large?.masks == .network([Layer(name: "large.weight", mask: expected)]))
        }
        // The bits of a row after its three columns, and one bit more than there are values.
        let original = try Fixture.bytes("bitmask.safetensors")
        let place = try #require(
            original.indices.dropFirst().first { original[$0 - 1] == 0b011 && original[$0] == 0b110 })
        let options = MaskFilesOptions(layerPatterns: ["fc1.weight"])
        for (byte, sentence) in [
            (UInt8(0b1110), "expected the bits after the columns of 'fc1.weight.bitmask' to be 0, found others"),
            (0b111, "expected as many values in"),
        ] {
            var bytes = original
            bytes[place] = byte
            #expect(
                try #require(try TemporaryFolder().complaint(bytes, as: "a.safetensors", options: options)).contains(
                    sentence))
        }
    }
}
