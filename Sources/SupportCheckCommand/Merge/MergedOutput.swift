import Foundation
import MaskFiles
import Reports

/// The output of a run, found in those of its parts; checked, and not yet copied.
struct MergedOutput {
    private let parts: [PartFile]
    /// The lines in their order; without those that say that a line was white space.
    private let places: [LinePlace]
    /// What comes after them.
    private let tail: String

    /// - Parameters:
    ///   - paths: the outputs of the parts, in any order.
    ///   - lineCount: the lines of the input of `batch`, where the parts do not say it.
    /// - Throws: if the parts are not whole, not all, or not of one run.
    init(_ paths: [String], lineCount: Int?) throws(UsageError) {
        let parts = try paths.map { path throws(UsageError) in try PartFile(path) }
        self.parts = parts
        if let other = parts.first(where: { $0.isCensus != parts[0].isCensus }) {
            throw UsageError("\(other.path) and \(parts[0].path) are not of one run: one of them is a census")
        }
        let shards = try ShardSet(parts, lineCount: lineCount)
        if parts[0].isCensus {
            let (places, records) = try MergedCensus.places(parts, shards)
            self.places = places
            tail = CensusSummary(records, total: shards.total).text + "\n"
        } else {
            places = try MergedLines.places(parts, shards)
            tail = ""
        }
    }

    /// Hands the bytes of the output to a function, in pieces.
    func write(_ body: (Data) throws -> Void) throws {
        let files = try parts.map { part throws(UsageError) in try LineSource(part) }
        var piece = Data()
        for place in places {
            piece.append(try files[place.part].bytes(of: place))
            if piece.count >= 1 << 20 {
                try body(piece)
                piece.removeAll(keepingCapacity: true)
            }
        }
        piece.append(contentsOf: tail.utf8)
        if !piece.isEmpty { try body(piece) }
    }
}
