import DenseNumerics
import Foundation
import MaskFiles
import Testing

@testable import NumericFiles

@Suite("Values of arrays are read")
struct ReadingTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func read(_ bytes: ArrayBytes) throws -> NumericArray {
        try NumericFile.matrix(in: try bytes.write("a.npy", in: folder.url))
    }

    private func fault(_ bytes: ArrayBytes) throws -> String {
        let path = try bytes.write("a.npy", in: folder.url)
        do {
            _ = try NumericFile.matrix(in: path)
            return "no fault"
        } catch { return error.message }
    }

    @Test("a type that is not read is told without what a terminal would obey")
    func hostileTypes() throws {
        let bytes = ArrayBytes(descr: "<f\u{0B}", shape: [1, 1], entries: Data(count: 8))
        #expect(
            try fault(bytes)
                == "expected bool, integers, float16 to float64, complex64 or complex128, found the type '<fU+000B'")
    }

    private static let values: [Double] = [0, 1, 2, 3, 100, 5]

    /// The six values in each type, as little-endian and as big-endian bytes.
    private func types() -> [(descr: String, data: (Bool) -> Data, isSingle: Bool)] {
        let values = Self.values
        return [
            ("i1", { _ in Data(values.map { Int8($0) }) }, false),
            ("u1", { _ in Data(values.map { UInt8($0) }) }, false),
            ("i2", { Data(values.map { Int16($0) }, isBigEndian: $0) }, false),
            ("u2", { Data(values.map { UInt16($0) }, isBigEndian: $0) }, false),
            ("i4", { Data(values.map { Int32($0) }, isBigEndian: $0) }, false),
            ("u4", { Data(values.map { UInt32($0) }, isBigEndian: $0) }, false),
            ("i8", { Data(values.map { Int64($0) }, isBigEndian: $0) }, false),
            ("u8", { Data(values.map { UInt64($0) }, isBigEndian: $0) }, false),
            ("f2", { Data([0, 0x3C00, 0x4000, 0x4200, 0x5640, 0x4500] as [UInt16], isBigEndian: $0) }, true),
            ("f4", { Data(values.map { Float($0).bitPattern }, isBigEndian: $0) }, true),
            ("f8", { Data(values.map { $0.bitPattern }, isBigEndian: $0) }, false),
        ]
    }

    @Test("Every type of number, in both byte orders, by rows and by columns, in every version")
    func allTypes() throws {
        for (descr, data, isSingle) in types() {
            for isBig in [false, true] {
                for isColumnMajor in [false, true] {
                    for version in [1, 2, 3] as [UInt8] {
                        let order = descr.hasSuffix("1") ? "|" : isBig ? ">" : "<"
                        let array = try read(
                            ArrayBytes(
                                descr: order + descr, shape: [2, 3], isColumnMajor: isColumnMajor, version: version,
                                entries: data(isBig)))
                        let expected =
                            isColumnMajor
                            ? Matrix(rows: 3, columns: 2, elements: Self.values).transposed
                            : Matrix(rows: 2, columns: 3, elements: Self.values)
                        #expect(array.values == .real(expected), "\(order)\(descr)")
                        #expect(array.precision == (isSingle ? .single : .double))
                    }
                }
            }
        }
    }

    @Test("Complex numbers of both precisions and orders")
    func complex() throws {
        let parts = [1, 2, -3, 0.5].map { $0 as Double }
        let expected = Matrix(rows: 1, columns: 2, elements: [Complex(1, 2), Complex(-3, 0.5)])
        for isBig in [false, true] {
            let order = isBig ? ">" : "<"
            let double = try read(
                ArrayBytes(
                    descr: order + "c16", shape: [1, 2],
                    entries: Data(parts.map { $0.bitPattern }, isBigEndian: isBig)))
            #expect(double.values == .complex(expected) && double.precision == .double)
            let single = try read(
                ArrayBytes(
                    descr: order + "c8", shape: [2, 1], isColumnMajor: true,
                    entries: Data(parts.map { Float($0).bitPattern }, isBigEndian: isBig)))
            #expect(single.values == .complex(expected.transposed) && single.precision == .single)
        }
    }

    @Test("Half precision: subnormal numbers, the largest, the sign")
    func half() throws {
        let array = try read(
            ArrayBytes(descr: "<f2", shape: [1, 4], entries: Data([0x0001, 0x7BFF, 0x8000, 0xC000] as [UInt16])))
        #expect(
            array.values == .real(Matrix(rows: 1, columns: 4, elements: [0x1p-24, 65_504, 0, -2])))
    }

    @Test("Booleans and bfloat16")
    func others() throws {
        let bools = try read(ArrayBytes(descr: "|b1", shape: [1, 2], entries: Data([0, 1] as [UInt8])))
        #expect(bools.values == .real(Matrix(rows: 1, columns: 2, elements: [0, 1])))
        let brain = try read(ArrayBytes(descr: "<V2", shape: [1, 1], entries: Data([0x3FC0] as [UInt16])))
        #expect(brain.values == .real(Matrix(rows: 1, columns: 1, elements: [1.5])) && brain.precision == .single)
    }

    @Test("What is no finite number is named by its place")
    func notFinite() throws {
        let nan = Data([1, 2, 3, Double.nan, 5, 6].map { $0.bitPattern })
        #expect(
            try fault(ArrayBytes(descr: "<f8", shape: [2, 3], entries: nan))
                == "entry (1,0): expected a finite number, found nan")
        #expect(
            try fault(ArrayBytes(descr: "<f8", shape: [2, 3], isColumnMajor: true, entries: nan))
                == "entry (1,1): expected a finite number, found nan")
        let infinite = Data([0, 0, 0, 0, 0, Double.infinity].map { $0.bitPattern })
        #expect(
            try fault(ArrayBytes(descr: "<c16", shape: [1, 3], entries: infinite))
                == "entry (0,2): expected a finite number, found inf")
        #expect(
            try fault(ArrayBytes(descr: "<i8", shape: [1, 1], entries: Data([(1 << 53) + 1 as Int64])))
                == "entry (0,0): expected an integer that a float64 holds, found a larger one")
    }

    @Test("Other shapes and types are refused")
    func refused() throws {
        #expect(try fault(ArrayBytes(descr: "<f8", shape: [1], entries: Data(count: 8))).contains("1 dimensions"))
        #expect(
            try fault(ArrayBytes(descr: "<f8", shape: [1, 1, 1], entries: Data(count: 8))).contains("3 dimensions"))
        #expect(try fault(ArrayBytes(descr: "<f8", shape: [0, 3], entries: Data())).contains("found 0 × 3"))
        #expect(try fault(ArrayBytes(descr: "<f16", shape: [1, 1], entries: Data(count: 16))).contains("'<f16'"))
        #expect(try fault(ArrayBytes(descr: "|O", shape: [1, 1], entries: Data(count: 8))).contains("pickled"))
        #expect(try fault(ArrayBytes(descr: "<f8", shape: [2, 2], entries: Data(count: 24))).contains("32 bytes"))
        #expect(try fault(ArrayBytes(descr: "<c16", shape: [2, 2], entries: Data(count: 24))).contains("8 numbers"))
        #expect(try fault(ArrayBytes(descr: "<c16", shape: [1, 1], entries: Data(count: 24))).contains("found more"))
    }
}
