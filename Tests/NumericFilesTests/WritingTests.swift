import DenseNumerics
import Foundation
import MaskFiles
import Testing

@testable import NumericFiles

@Suite("Values of arrays are written")
struct WritingTests {
    private let folder: Folder
    private let arrays: [NumericArray] = [
        NumericArray(name: "X", values: .real(Matrix(rows: 2, columns: 3, elements: [1, -2, 0.1, 4, 1e-300, 6]))),
        NumericArray(
            name: "fc1.weight",
            values: .complex(Matrix(rows: 1, columns: 2, elements: [Complex(1, 2), Complex(0, -1)]))),
        NumericArray(
            name: "größe", values: .real(Matrix(rows: 1, columns: 1, elements: [0.1])), precision: .single),
    ]

    init() throws { folder = try Folder() }

    @Test("What is written is read back, in both precisions")
    func roundTrip() throws {
        try NumericFileWriter.writeNPZ(arrays, to: try folder.handle("f.npz"))
        let read = try NumericFile.matrices(in: folder.path("f.npz"))
        #expect(read[0] == arrays[0])
        #expect(read[1] == arrays[1])
        #expect(read[2].values == .real(Matrix(rows: 1, columns: 1, elements: [Double(Float(0.1))])))
        #expect(read[2].precision == .single)
        #expect(try NumericFile.matrix(in: folder.path("f.npz"), array: "X") == arrays[0])
        try NumericFileWriter.writeNPY(arrays[1], to: try folder.handle("fc1.weight.npy"))
        #expect(try NumericFile.matrix(in: folder.path("fc1.weight.npy")) == arrays[1])
    }

    @Test("Sizes and places of 64 bits are read back")
    func wideSizes() throws {
        try NumericFileWriter.writeNPZ(3, to: try folder.handle("wide.npz"), largest: 10) { arrays[$0] }
        try NumericFileWriter.writeNPZ(arrays, to: try folder.handle("plain.npz"))
        #expect(
            try NumericFile.matrices(in: folder.path("wide.npz"))
                == NumericFile.matrices(in: folder.path("plain.npz")))
    }

    @Test("The same arrays give the same bytes")
    func deterministic() throws {
        try NumericFileWriter.writeNPZ(arrays, to: try folder.handle("a.npz"))
        try NumericFileWriter.writeNPZ(arrays, to: try folder.handle("b.npz"))
        #expect(
            FileManager.default.contents(atPath: folder.path("a.npz"))
                == FileManager.default.contents(atPath: folder.path("b.npz")))
    }

    @Test("One of several arrays has to be named")
    func names() throws {
        try NumericFileWriter.writeNPZ(arrays, to: try folder.handle("f.npz"))
        let error = #expect(throws: MaskFilesError.self) { try NumericFile.matrix(in: folder.path("f.npz")) }
        #expect(error?.message.contains("'X', 'fc1.weight', 'größe'") == true)
        #expect(throws: MaskFilesError.self) { try NumericFile.matrix(in: folder.path("f.npz"), array: "Y") }
    }

    @Test("Large arrays in pieces")
    func large() throws {
        let elements = (0..<300_000).map { Double($0) / 7 }
        let array = NumericArray(name: "a", values: .real(Matrix(rows: 300, columns: 1_000, elements: elements)))
        try NumericFileWriter.writeNPZ([array], to: try folder.handle("a.npz"))
        #expect(try NumericFile.matrix(in: folder.path("a.npz")) == array)
    }
}
