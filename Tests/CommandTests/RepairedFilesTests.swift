import Foundation
import MaskFiles
import SupportMasks
import TestSupport
import Testing

/// Repaired masks are written in the form that came in; what is no mask stays as it was.
struct RepairedFilesTests {
    /// Two layers whose product is not closed: W_2 W_1 with supports of L and U.
    private static let lower = mask(["1000", "1100", "1110", "1111"])
    private static let upper = lower.transposed()

    private static func mask(_ rows: [String]) -> BitMatrix {
        var matrix = BitMatrix(rowCount: rows.count, columnCount: rows[0].count)
        for (row, text) in rows.enumerated() {
            for (column, cell) in text.enumerated() where cell == "1" { matrix[row, column] = true }
        }
        return matrix
    }

    /// A file of two masks whose product is not closed: of I and J, or of the layers W_1 and W_2.
    private func write(_ names: [String], _ form: ArrayFileForm, to path: String) throws {
        let masks = names == ["I", "J"] ? [Self.lower, Self.lower] : [Self.upper, Self.lower]
        let arrays = zip(names, masks).map { WrittenArray(stored: $0, isMask: true, mask: $1) }
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try ArrayFileWriter(arrays, from: nil, as: form).write(to: handle)
        try handle.close()
    }

    /// A safetensors file of F32 weights with these supports and a bias, with the bytes of its entries.
    private func writeWeights(to path: String) throws -> Data {
        var data = Data()
        for mask in [Self.upper, Self.lower] {
            for row in 0..<4 {
                for column in 0..<4 {
                    let value: Float = mask[row, column] ? 0.25 * Float(1 + row + column) : 0
                    withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
                }
            }
        }
        data.append(contentsOf: [1, 2, 3, 4])
        let header =
            #"{"__metadata__":{"format":"pt"},"fc1.weight":{"dtype":"F32","shape":[4,4],"data_offsets":[0,64]},"#
            + #""fc2.weight":{"dtype":"F32","shape":[4,4],"data_offsets":[64,128]},"#
            + #""bias":{"dtype":"F32","shape":[1],"data_offsets":[128,132]}}"#
        var file = Data()
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { file.append(contentsOf: $0) }
        file.append(contentsOf: header.utf8)
        try (file + data).write(to: URL(fileURLWithPath: path))
        return data
    }

    @Test(arguments: ["npz", "safetensors", "json", "txt"])
    func whatIsWrittenIsReadAsTheRepairedMasks(form: String) throws {
        try withTemporaryFolder { (folder: String) throws in
            let (given, repaired) = ("\(folder)/given.npz", "\(folder)/repaired.\(form)")
            try write(["I", "J"], .npz, to: given)
            #expect(CommandRun("analyze", given, "--quiet").status == 1)
            let run = CommandRun("repair", given, "-o", repaired, "--quiet")
            #expect(run.status == 0, "\(run.errors)")
            #expect(CommandRun("analyze", repaired, "--quiet").status == 0)
            // A repaired file needs no change.
            #expect(CommandRun("repair", repaired).output.contains("nothing to repair"))
        }
    }

    @Test(arguments: ["npy", "mtx"])
    func aFileOfOneMatrixIsWrittenForEachMask(form: String) throws {
        try withTemporaryFolder { (folder: String) throws in
            let given = "\(folder)/given.npz"
            try write(["I", "J"], .npz, to: given)
            #expect(CommandRun("repair", given, "-o", "\(folder)/one.\(form)").status == 2)
            #expect(CommandRun("repair", given, "-o", "\(folder)/%m.\(form)", "--quiet").status == 0)
            #expect(CommandRun("analyze", "\(folder)/I.\(form)", "\(folder)/J.\(form)", "--quiet").status == 0)
        }
    }

    @Test func weightsStayAsTheyAreAndTheirMasksStandBesideThem() throws {
        try withTemporaryFolder { (folder: String) throws in
            let (given, repaired) = ("\(folder)/given.safetensors", "\(folder)/repaired.safetensors")
            let data = try writeWeights(to: given)
            let run = CommandRun(
                "repair", given, "--from-weights", "--layer", "fc1.weight,fc2.weight", "-o", repaired, "--quiet")
            #expect(run.status == 0 && run.errors.contains("as it was"), "\(run.errors)")
            let file = try Data(contentsOf: URL(fileURLWithPath: repaired))
            let length = file.prefix(8).enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
            let header = String(decoding: file[8..<8 + length], as: UTF8.self)
            #expect(header.contains(#""__metadata__":{"format":"pt"}"#) && header.contains(#""fc2.weight_mask""#))
            // Entries of the weights, then two masks of 16 bytes.
            #expect(file[(8 + length)...].prefix(data.count) == data)
            #expect(file.count == 8 + length + data.count + 32)
            #expect(CommandRun("analyze", repaired, "--quiet").status == 0)
            // The weights themselves are those of the network that was given.
            let weights = CommandRun(
                "analyze", repaired, "--from-weights", "--layer", "fc1.weight,fc2.weight", "--quiet")
            #expect(weights.status == 1)
        }
    }

    @Test func masksThatAreThereAreWrittenOverInTheirType() throws {
        try withTemporaryFolder { (folder: String) throws in
            let (given, repaired) = ("\(folder)/given.safetensors", "\(folder)/repaired.safetensors")
            try write(["fc1_mask", "fc2_mask"], .safeTensors, to: given)
            #expect(CommandRun("repair", given, "-o", repaired, "--quiet").status == 0)
            let (before, after) = (
                try Data(contentsOf: URL(fileURLWithPath: given)), try Data(contentsOf: URL(fileURLWithPath: repaired))
            )
            #expect(before.count == after.count)
            // Two changes are what LU of four lines takes.
            #expect(zip(before, after).count { $0 != $1 } == 2)
        }
    }

    @Test func transposedArraysStayTransposed() throws {
        try withTemporaryFolder { (folder: String) throws in
            let (given, repaired) = ("\(folder)/given.npz", "\(folder)/repaired.npz")
            try write(["fc1_mask", "fc2_mask"], .npz, to: given)
            #expect(CommandRun("repair", given, "--transpose", "-o", repaired, "--quiet").status == 0)
            #expect(CommandRun("analyze", repaired, "--transpose", "--quiet").status == 0)
        }
    }

    @Test func noFileIsWrittenOverOneThatIsRead() throws {
        try withTemporaryFolder { (folder: String) throws in
            try write(["I", "J"], .npz, to: "\(folder)/I.npz")
            #expect(CommandRun("repair", "\(folder)/I.npz", "-o", "\(folder)/I.npz").status == 2)
            #expect(CommandRun("repair", "\(folder)/I.npz", "-o", "\(folder)/%n.npz").status == 2)
            let twice = CommandRun(
                "repair", "\(folder)/I.npz", "-o", "\(folder)/a.txt", "--certificate", "\(folder)/a.txt")
            #expect(twice.status == 2 && !FileManager.default.fileExists(atPath: "\(folder)/a.txt"))
        }
    }

    @Test func theChangesAreDrawn() throws {
        let files = ["lu.txt": Masks.lu2]
        let picture = CommandRun("repair", "lu.txt", "--format", "svg", files: files)
        #expect(picture.status == 0 && picture.output.hasPrefix("<?xml") && picture.output.contains("removed: row"))
        let page = CommandRun("repair", "lu.txt", "--format", "html", files: files)
        #expect(page.output.contains("1 change, then it is certified closed") && page.output.contains("<svg"))
        #expect(page.output.contains("Save the certificate") && !page.output.contains("<script"))
    }
}
