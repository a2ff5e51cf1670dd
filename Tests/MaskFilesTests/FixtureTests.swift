import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// What the libraries wrote is read as it was written.
@Suite struct FixtureTests {
    @Test(arguments: [
        "bool", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f2big", "f4", "f4big", "f8", "f8big", "bfloat16",
        "float8_e4m3fn",
        "float8_e5m2", "255", "version2", "version3",
    ])
    func arraysOfNumPyAreReadWhateverTheirTypeAndOrder(type: String) throws {
        let name = "fc1-\(type)"
        #expect(try Fixture.read("\(name).npy") == network(name, (name, Fixture.fc1)))
        let transposed = try Fixture.read(
            "\(name).npy", options: MaskFilesOptions(convention: LayerFit.Convention(isTransposed: true)))
        #expect(try transposed == network(name, (name, ["10", "11", "01"])))
    }

    @Test func theSupportOfWeightsIsWhatIsNotZero() throws {
        let weights = MaskFilesOptions(takesWeights: true)
        #expect(try Fixture.read("weights.npy", options: weights) == network("weights", ("weights", Fixture.fc1)))
        #expect(
            try Fixture.read("bfloat16.safetensors", options: weights)
                == network("bfloat16", ("bf.weight", Fixture.fc1)))
        #expect(
            try Fixture.read("weights.safetensors", options: weights)
                == network("weights", ("fc1.weight", Fixture.fc1), ("fc2.weight", Fixture.fc2)))
    }

    @Test(arguments: ["factors", "factors-compressed", "levels"]) func zipFilesAreReadStoredAndCompressed(name: String)
        throws
    {
        #expect(try Fixture.read("\(name).npz") == factorization(name))
    }

    @Test func longRepetitionsAndWindowsAreInflated() throws {
        let expected = BitMatrix(rowCount: 300, columnCount: 70) { (((70 * $0 + $1) * 2_654_435_761) >> 7) % 3 == 0 }
        let instance = try Fixture.read("large.npz")
        #expect(instance?.factorSupports == FactorSupports(left: expected, right: expected))
    }

    /// Every strategy of zlib, at three levels, with windows of three sizes.
    @Test func whateverMadeTheStreamItIsInflated() throws {
        let expected = BitMatrix(rowCount: 70, columnCount: 70) { (((70 * $0 + $1) * 2_654_435_761) >> 7) % 3 == 0 }
        guard
            case .network(let layers)? = try Fixture.read(
                "strategies.npz", options: MaskFilesOptions(takesWeights: true))?.masks
        else {
            Issue.record("expected a network")
            return
        }
        #expect(layers.count == 15)
        for layer in layers { #expect(layer.mask == expected, "\(layer.name)") }
    }

    @Test func arraysOfOtherNamesAreLayersInTheFilesOrder() throws {
        #expect(try Fixture.read("network.npz") == network("network", ("fc1", Fixture.fc1), ("fc2", Fixture.fc2)))
        #expect(
            try Fixture.read("network.npz", options: MaskFilesOptions(layerPatterns: ["fc1"]))
                == network("network", ("fc1", Fixture.fc1)))
    }

    @Test func filesOfOneMatrixInOrderAreOneInstance() throws {
        #expect(try Fixture.read("I.mtx", "J.mtx") == factorization("I+J"))
        #expect(try Fixture.read("J.mtx", "I.mtx") == factorization("J+I"))
        // The second has two members.
        #expect(try Fixture.read("I.mtx.gz", "J.mtx.gz") == factorization("I+J"))
        let mixed = try network("fc1+fc2", ("fc1", Fixture.fc1), ("fc2", Fixture.fc2))
        #expect(try Fixture.read("fc1.mtx", "fc2.mtx", options: MaskFilesOptions(takesWeights: true)) == mixed)
        #expect(try Fixture.read("fc1-f4.npy", "fc2.mtx")?.factorSupports == mixed.factorSupports)
    }

    @Test func whatGzipCompressedIsReadAsItWas() throws {
        #expect(try Fixture.read("fc1.npy.gz") == network("fc1", ("fc1", Fixture.fc1)))
        #expect(try Fixture.read("factors.npz.gz") == factorization("factors"))
        #expect(
            try Fixture.read("network.json.gz") == network("network", ("fc1", Fixture.fc1), ("layer 2", Fixture.fc2)))
        #expect(
            Fixture.complaint("twice.mtx.gz")
                == "expected a file that gzip compressed once, found it compressed again: unpack it first (gunzip)")
    }

    @Test func symmetricMatricesAreCompleted() throws {
        let (symmetric, skew) = (["101", "001", "111"], ["001", "001", "110"])
        for name in ["symmetric", "symmetric-array"] {
            #expect(try Fixture.read("\(name).mtx") == network(name, (name, symmetric)))
        }
        let weights = MaskFilesOptions(takesWeights: true)
        for name in ["skew", "skew-array"] {
            #expect(try Fixture.read("\(name).mtx", options: weights) == network(name, (name, skew)))
        }
    }

    @Test func tensorsAreChosenByTheirNames() throws {
        #expect(
            try Fixture.read("pruned.safetensors")
                == network("pruned", ("fc1.weight_mask", Fixture.fc1), ("fc2.weight_mask", Fixture.fc2)))
        #expect(
            try Fixture.read("factors.safetensors", options: MaskFilesOptions(layerPatterns: ["J", "?"]))
                == factorization("factors"))
        let kinds = ["bf", "bool", "f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]
        guard
            case .network(let layers)? = try Fixture.read(
                "dtypes.safetensors", options: MaskFilesOptions(layerPatterns: kinds.map { "\($0)_mask" }))?.masks
        else {
            Issue.record("expected a network")
            return
        }
        #expect(layers.map(\.name) == kinds.map { "\($0)_mask" })
        #expect(try layers.allSatisfy { try $0.mask == #require(BitMatrix(["100", "110", "011"])) })
    }

    @Test func numbersInNamesAreComparedAsNumbersAndPatternsSetTheOrder() throws {
        let names = ["layers.1.weight_mask", "layers.2.weight_mask", "layers.10.weight_mask"]
        #expect(try layerNames("numbered.safetensors") == names)
        #expect(try layerNames("numbered.safetensors", ["*10*", "*"]) == [names[2], names[0], names[1]])
        #expect(try layerNames("numbered.safetensors", ["layers.?.*"]) == [names[0], names[1]])
    }

    @Test func jsonIsReadInItsForms() throws {
        #expect(try Fixture.read("factors.json") == factorization("named"))
        #expect(try Fixture.read("network.json") == network("network", ("fc1", Fixture.fc1), ("layer 2", Fixture.fc2)))
        #expect(
            try instances([Fixture.path("several.json")]) == [
                factorization("a"), network("b", ("layer 1", Fixture.fc1)),
            ])
        for format in 1...2 {
            let certificate =
                "{\"format\": \"supportcheck.certificate/\(format)\", "
                + #""instance": {"name": "\u00e9\ud83d\ude00", "I": ["1"], "J": ["1"]}, "proof": []}"#
            #expect(try read(certificate.utf8, as: "c.json") == [factorization("é😀", ["1"], ["1"])])
        }
        let report =
            #"{"schema": "supportcheck.report/1", "instances": [{"name": "n", "layers": [{"name": "a"}], "closedness": {"certificate": "#
            + #"{"instance": {"name": "n", "layers": [["11"]]}}}}]}"#
        #expect(try read(report.utf8, as: "r.json") == [network("n", ("a", ["11"]))])
    }

    private func layerNames(_ name: String, _ patterns: [String] = []) throws -> [String] {
        guard
            case .network(let layers)? = try Fixture.read(name, options: MaskFilesOptions(layerPatterns: patterns))?
                .masks
        else { return [] }
        return layers.map(\.name)
    }
}
