import Foundation
import Reports
import SupportTheory

/// A line of a census that was read.
struct CensusLine {
    /// What the summary counts; nil for an object that is no kernel's.
    let record: CensusRecord?
    /// Whether it is the last line of an output: a summary, or the end of a shard.
    let isEnd: Bool

    private struct Fields: Decodable {
        struct Ignored: Decodable {}
        var rowTypes: [[Int]]?
        var columnTypes: [[Int]]?
        var verdict: String?
        var rule: String?
        var minimal: Bool?
        var summary: Ignored?
        var shard: Ignored?
    }

    /// Nil for text that is no object of a census.
    init?(_ line: Data) {
        guard let fields = try? JSONDecoder().decode(Fields.self, from: line) else { return nil }
        isEnd = fields.summary != nil || fields.shard != nil
        record = Self.record(fields, String(decoding: line, as: UTF8.self))
    }

    private static func record(_ fields: Fields, _ text: String) -> CensusRecord? {
        guard let rows = fields.rowTypes.flatMap(types), let columns = fields.columnTypes.flatMap(types),
            let kernel = Kernel(rowTypes: rows, columnTypes: columns),
            let verdict = fields.verdict.flatMap(InstanceAnalysis.Verdict.init)
        else { return nil }
        return CensusRecord(
            kernel: kernel, verdict: verdict, rule: fields.rule, isMinimal: fields.minimal ?? false, text: text)
    }

    private static func types(_ lists: [[Int]]) -> [UInt32]? {
        guard lists.allSatisfy({ $0.allSatisfy { (0..<32).contains($0) } }) else { return nil }
        return lists.map { $0.reduce(0) { $0 | 1 << UInt32($1) } }
    }
}
