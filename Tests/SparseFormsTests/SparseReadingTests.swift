import Foundation
import MaskFiles
import SupportMasks
import SupportTheory
import Testing

/// Sparse forms of files become lists, whatever the number of cells.
@Suite struct SparseReadingTests {
    private func read(_ texts: [(name: String, text: String)], _ limits: MaskLimits) throws -> [ReadGroup] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sparse-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try texts.map { name, text in
            let path = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: path)
            return path.path
        }
        return MaskFilesReader.read(paths, options: MaskFilesOptions(limits: limits))
    }

    private func market(_ rows: Int, _ columns: Int, _ entries: [(Int, Int)]) -> String {
        "%%MatrixMarket matrix coordinate pattern general\n\(rows) \(columns) \(entries.count)\n"
            + entries.map { "\($0 + 1) \($1 + 1)\n" }.joined()
    }

    @Test func aMillionLinesWithAFewEntriesAreRead() throws {
        let size = 1_000_000
        let entries = [(0, 0), (0, 1), (1, 0), (7, 999_999), (999_999, 999_999), (5, 5)]
        let files = [("I.mtx", market(size, size, entries)), ("J.mtx", market(size, size, entries))]
        let group = try #require(try read(files, .sparse).first)
        let instance = try group.result.get().instances[0].instance
        let masks = try #require(instance.factorSupports)
        #expect(masks.left.isListed && masks.left.setBitCount == 6 && masks.left[7, 999_999])
        let analysis = InstanceAnalysis(instance)
        #expect(analysis.factorization?.relation == .overlapping)
        // What other commands would write out cell by cell is refused as before.
        let refusal = try #require(try read(files, .standard).first)
        #expect(throws: MaskFilesError.self) { try refusal.result.get() }
    }

    /// Masks with many lines and few supports: what takes room by pairs of lines must not be asked for.
    @Test func manyLinesAndFewSupportsNeedNoRoomForPairsOfLines() throws {
        let (lines, width) = (1 << 20, 50)
        let few = (0..<60).flatMap { row in (0..<width).filter { (row * 7 + $0 * 3) % 5 != 0 }.map { (row, $0) } }
        let full = (0..<lines).lazy.filter { $0 % 32 == 0 }.map { ($0, $0 / 32 % 4) }
        for (left, right, r) in [((lines, few), (60, few), width), ((lines, Array(full)), (lines, Array(full)), 4)] {
            let files = [("I.mtx", market(left.0, r, left.1)), ("J.mtx", market(right.0, r, right.1))]
            let group = try #require(try read(files, .sparse).first)
            let instance = try group.result.get().instances[0].instance
            let analysis = InstanceAnalysis(instance)
            #expect(analysis.factorization != nil)
        }
    }

    @Test func aPlaceThatComesAgainIsToldAtItsLineBeforeLaterFaults() throws {
        let text = "%%MatrixMarket matrix coordinate pattern general\n5 5 4\n1 1\n2 2\n1 1\n9 9\n"
        let groups = try read([("I.mtx", text), ("J.mtx", text)], .sparse)
        let message = groups.compactMap { group -> String? in
            guard case .failure(let error) = group.result else { return nil }
            return error.message
        }.first
        #expect(message?.contains("found 1 1 again") == true, "\(message ?? "none")")
    }

    @Test func linesBeyondTheLimitAreRefused() throws {
        let text = market(MaskLimits.sparse.maxSparseLines + 1, 5, [(0, 0)])
        let group = try #require(try read([("I.mtx", text), ("J.mtx", text)], .sparse).first)
        #expect(throws: MaskFilesError.self) { try group.result.get() }
    }
}
