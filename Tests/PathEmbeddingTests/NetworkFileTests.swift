import DenseNumerics
import Foundation
import MaskFiles
import PathEmbedding
import SupportMasks
import Testing

@Suite struct NetworkFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "network-file-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test("Weights are taken as they are, and biases by the names of their layers")
    func values() throws {
        let files = try [
            npy("fc1.weight", [2, 3], [1, 0, 3, 4, 5, 0]), npy("fc1.bias", [2], [7, 8]), npy("fc2", [1, 2], [9, 10]),
        ]
        let network = try NetworkFile(files).network(like: instance, isTransposed: false, hasBiases: true)
        #expect(network.layers[0].weights.elements == [1, 0, 3, 4, 5, 0] && network.layers[0].biases == [7, 8])
        #expect(network.layers[1].weights.elements == [9, 10] && network.layers[1].biases == nil)
        #expect(try NetworkFile(files).biasNames(of: instance) == ["fc1.bias", nil])
        let without = try NetworkFile(files).network(like: instance, isTransposed: false, hasBiases: false)
        #expect(!without.hasBiases)
    }

    @Test("Matrices that are stored inputs × outputs are turned")
    func transposed() throws {
        let files = try [npy("fc1.weight", [3, 2], [1, 4, 0, 5, 3, 0]), npy("fc2", [2, 1], [9, 10])]
        let network = try NetworkFile(files).network(like: instance, isTransposed: true, hasBiases: true)
        #expect(network.layers[0].weights.elements == [1, 0, 3, 4, 5, 0])
    }

    @Test("A pair is the network with the weights Yᵀ, then X")
    func pairs() throws {
        let left = try #require(BitMatrix(["10", "11"]))
        let right = try #require(BitMatrix(["11"]))
        let pair = MaskInstance(name: "pair", masks: .factorization(FactorSupports(left: left, right: right)))
        let files = try [npy("X", [2, 2], [1, 0, 3, 4]), npy("Y", [1, 2], [5, 6])]
        let network = try NetworkFile(files).network(like: pair, isTransposed: false, hasBiases: true)
        #expect(network.layers.map(\.weights.elements) == [[5, 6], [1, 0, 3, 4]])
    }

    @Test("The weights of masks are the arrays beside them")
    func masked() throws {
        let mask = try #require(BitMatrix(["10"]))
        let instance = MaskInstance(name: "m", masks: .network([Layer(name: "fc.weight_mask", mask: mask)]))
        for name in ["fc.weight", "fc.weight_orig"] {
            let files = try [npy("fc.weight_mask", [1, 2], [1, 0]), npy(name, [1, 2], [3, 4])]
            let network = try NetworkFile(files).network(like: instance, isTransposed: false, hasBiases: true)
            #expect(network.layers[0].weights.elements == [3, 0])
            try FileManager.default.removeItem(atPath: files[1])
        }
    }

    @Test("A missing array, another shape, biases of another length: each is one error that names it")
    func faults() throws {
        let weight = try npy("fc1.weight", [2, 3], [1, 2, 3, 4, 5, 6])
        let second = try npy("fc2", [1, 2], [9, 10])
        expectFault([weight], "expected an array 'fc2', found 'fc1.weight'")
        expectFault([try npy("fc1.weight", [3, 2], [1, 2, 3, 4, 5, 6]), second], "found 3 × 2")
        let whole = try npy("fc1.weight", [2, 3], [1, 2, 3, 4, 5, 6])
        expectFault(
            [whole, second, try npy("fc1.bias", [3], [1, 2, 3])], "expected a bias for each of 2 outputs, found 3")
        expectFault([whole, second, try npy("fc1.bias", [1, 2], [1, 2])], "expected a vector (one dimension)")
        let text = folder.appending(path: "masks.txt").path
        try Data("I:\n1\nJ:\n1\n".utf8).write(to: URL(fileURLWithPath: text))
        expectFault([text], "expected numbers (.npy, .npz or .safetensors)")
    }

    private var instance: MaskInstance {
        let masks = [BitMatrix(["101", "110"]), BitMatrix(["11"])].compactMap { $0 }
        return MaskInstance(
            name: "n", masks: .network(zip(["fc1.weight", "fc2"], masks).map { Layer(name: $0, mask: $1) }))
    }

    private func expectFault(_ files: [String], _ part: String) {
        do throws(MaskFilesError) {
            _ = try NetworkFile(files).network(like: instance, isTransposed: false, hasBiases: true)
            Issue.record("no error: \(part)")
        } catch {
            #expect(error.description.contains(part), "\(error)")
        }
    }

    /// Writes an array of doubles, and returns its path.
    private func npy(_ name: String, _ shape: [Int], _ values: [Double]) throws -> String {
        let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(sizes)), }"
        header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
        var bytes = Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0])
        bytes += [UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)]
        bytes += Data(header.utf8)
        for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
        let file = folder.appending(path: "\(name).npy")
        try bytes.write(to: file)
        return file.path
    }
}
