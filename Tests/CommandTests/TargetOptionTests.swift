import CertificateChecker
import Foundation
import TestSupport
import Testing

/// `--target`: what is said of one matrix beside the masks, and what is no matrix for them.
@Suite struct TargetOptionTests {
    private static let three = "layer a:\n11\n11\nlayer b:\n11\n11\nlayer c:\n11\n11\n"

    /// A run on the masks of a 2 × 2 LU decomposition, with the matrix as JSON.
    private func run(_ matrix: String, masks: String = Masks.lu2, _ more: String...) -> CommandRun {
        CommandRun(
            arguments: ["analyze", "masks.txt", "--target", "A.json"] + more,
            files: ["masks.txt": masks, "A.json": matrix])
    }

    /// The member `target` of the report's only instance.
    private func target(_ run: CommandRun) throws -> [String: Any] {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let instances = try #require(report["instances"] as? [[String: Any]])
        return try #require(instances.first?["target"] as? [String: Any])
    }

    private func verified(_ certificate: Any?) -> Bool {
        guard let certificate, let bytes = try? JSONSerialization.data(withJSONObject: certificate),
            case .verified = try? CertificateVerifier.verify(certificate: bytes)
        else { return false }
        return true
    }

    @Test(arguments: [
        ("[[0, 1], [1, 0]]", "not-attained", "zero"), ("[[\"0\", \"-3/2\"], [7, 2.5e-1]]", "not-attained", "zero"),
        ("[[1, 2], [3, 4]]", "attained", "zero"), ("[[0, 0], [0, 0]]", "attained", "zero"),
    ])
    func whatIsSaidIsCertified(_ matrix: String, _ membership: String, _ infimum: String) throws {
        let run = run(matrix, "--format", "json")
        let target = try target(run)
        #expect(target["membership"] as? String == membership)
        #expect(target["infimum"] as? String == infimum)
        #expect(target["file"] as? String == "A.json")
        #expect(verified(target["certificate"]))
        #expect((target["badSet"] as? [String: Any])?["size"] as? String == "measure-zero")
        // The status is that of closedness.
        #expect(run.status == 1 && run.errors.isEmpty)
    }

    @Test func aDistanceIsPositiveForAReason() throws {
        let rank = try target(run("[[1, 2], [3, 4]]", masks: "I:\n1\n1\nJ:\n1\n1\n", "--format", "json"))
        #expect(rank["infimum"] as? String == "positive")
        #expect(rank["condition"] as? String == "rank")
        #expect(rank["rule"] as? String == "SC161")
        #expect(verified(rank["certificate"]))
        #expect(rank["obstruction"] is NSNull)
        #expect((rank["badSet"] as? [String: Any])?["size"] as? String == "empty")
        let cell = try target(run("[[1, 2], [3, 4]]", masks: "I:\n10\n01\nJ:\n10\n01\n", "--format", "json"))
        #expect(cell["condition"] as? String == "unreached-cell")
        #expect(verified(cell["certificate"]))
    }

    @Test func aNetworkOfTwoLayersIsAPair() throws {
        let target = try target(
            run("[[0, 1], [1, 0]]", masks: "layer a:\n11\n01\nlayer b:\n10\n11\n", "--format", "json"))
        #expect(target["infimum"] as? String == "zero")
        #expect(verified(target["certificate"]))
    }

    @Test func everyFormSaysItOnlyWhenItIsAskedFor() {
        for format in ["text", "html"] {
            let plain = CommandRun("analyze", "m", "--format", format, files: ["m": Masks.lu2]).output
            #expect(!plain.contains("This data"))
            let asked = run("[[0, 1], [1, 0]]", "--format", format).output
            #expect(asked.contains("This data") && asked.contains("SC163"))
        }
        #expect(!CommandRun("analyze", "m", "--format", "json", files: ["m": Masks.lu2]).output.contains("\"target\""))
    }

    @Test func theMatrixOfACertificateIsItsWitness() throws {
        try withTemporaryFolder { folder in
            let certificate = "\(folder)/proof.json"
            _ = CommandRun("analyze", "m", "--certificate", certificate, files: ["m": Masks.lu2])
            let run = CommandRun(
                "analyze", "m", "--target", certificate, "--format", "json", files: ["m": Masks.lu2])
            let target = try target(run)
            #expect(target["infimum"] as? String == "zero" && target["membership"] as? String == "not-attained")
            let obstruction = try #require(target["obstruction"] as? [String: Any])
            #expect(obstruction["scaledWitness"] as? Bool == true)
            _ = CommandRun("analyze", "m", "--certificate", certificate, files: ["m": "I:\n1\n1\nJ:\n1\n1\n"])
            let none = CommandRun("analyze", "m", "--target", certificate, files: ["m": Masks.lu2])
            #expect(none.status == 2 && none.errors.contains("has a witness, and this one has none"))
        }
    }

    @Test func binaryNumbersAreExact() throws {
        try withTemporaryFolder { folder in
            for (name, bytes) in [
                ("A.npy", Self.npy([0.1, 1, 1, 0])), ("A.safetensors", Self.tensors([0.1, 1, 1, 0])),
            ] {
                try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
                let run = CommandRun(
                    "analyze", "m", "--target", "\(folder)/\(name)", "--format", "json", files: ["m": Masks.lu2])
                let certificate = try #require(try target(run)["certificate"] as? [String: Any])
                let matrix = try #require(certificate["matrix"] as? [[Any]])
                #expect(matrix[0][2] as? String == "3602879701896397/36028797018963968")
                #expect(verified(certificate))
            }
            try Self.npy([0.1, .nan, 1, 0]).write(to: URL(fileURLWithPath: "\(folder)/nan.npy"))
            let run = CommandRun("analyze", "m", "--target", "\(folder)/nan.npy", files: ["m": Masks.lu2])
            #expect(run.status == 2 && run.output.isEmpty)
            #expect(run.errors.hasSuffix("nan.npy: entry (0,1): expected a finite number, found nan\n"))
        }
    }

    @Test func decimalsAreExact() throws {
        let target = try target(run("[[0.1, 1], [1, -1.5e-3]]", "--format", "json"))
        let certificate = try #require(target["certificate"] as? [String: Any])
        let matrix = try #require(certificate["matrix"] as? [[Any]])
        #expect(matrix.map { $0[2] as? String } == ["1/10", "1", "1", "-3/2000"])
    }

    @Test func matrixMarketIsRead() throws {
        let listed = "%%MatrixMarket matrix coordinate real symmetric\n% a comment\n2 2 2\n2 1 0.5\n2 2 1e0\n"
        let target = try target(run(listed, "--format", "json"))
        #expect(target["infimum"] as? String == "zero" && target["membership"] as? String == "not-attained")
        let full = "%%MatrixMarket matrix array integer general\n2 2\n1\n2\n3\n4\n"
        let product = try self.target(run(full, "--format", "json"))
        let matrix = (product["certificate"] as? [String: Any])?["matrix"] as? [[Any]]
        #expect(matrix?.map { $0[2] as? String } == ["1", "3", "2", "4"])
    }

    @Test(arguments: [
        ("[[0, 1, 2], [1, 0, 2]]", "expected a 2 × 2 matrix, as products of 'masks' are, found 2 × 3"),
        ("[[0, 1], [1]]", "[1]: expected 2 numbers, as in the first row, found 1"),
        ("[[0, \"x\"], [1, 0]]", "entry (0,1): expected a number as 3, \"-3/2\" or 0.25, found 'x'"),
        ("[[0, NaN], [1, 0]]", "expected a value"), ("[]", "expected rows of numbers, found none"),
        ("{\"I\": [[1]]}", "expected a matrix as a list of rows, or a certificate"),
        ("%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 1\n", ":3:1: expected a row from 1 to 2"),
        ("%%MatrixMarket matrix array complex general\n2 2\n", "expected real entries, found 'complex'"),
    ])
    func whatIsNoMatrixForTheMasksIsOneError(_ matrix: String, _ words: String) {
        let run = run(matrix)
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    @Test func otherInputsAreOneError() {
        let missing = CommandRun("analyze", "m", "--target", "/no/such/file.npy", files: ["m": Masks.lu2])
        #expect(missing.status == 2 && missing.output.isEmpty && missing.errors.contains("/no/such/file.npy"))
        let deep = run("[[0, 1], [1, 0]]", masks: Self.three)
        #expect(deep.status == 2 && deep.errors.contains("a network of two layers, and 'masks' has 3"))
        let alone = CommandRun("analyze", "m", "--target-array", "A", files: ["m": Masks.lu2])
        #expect(alone.status == 2 && alone.errors.contains("--target-array is for --target"))
    }

    // MARK: Files in binary form, put together by the test

    private static func npy(_ values: [Double]) -> Data {
        var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }"
        header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
        return Data([0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(header.utf8)) + bytes(values)
    }

    private static func tensors(_ values: [Double]) -> Data {
        let header = #"{"A":{"dtype":"F64","shape":[2,2],"data_offsets":[0,32]}}"#
        return withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8)
            + bytes(values)
    }

    private static func bytes(_ values: [Double]) -> Data {
        values.reduce(into: Data()) { data, value in
            withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
    }
}
