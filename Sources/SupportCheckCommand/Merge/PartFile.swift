import Foundation
import MaskFiles

/// The output of a part of a run: its lines, and its end.
struct PartFile {
    /// A line that answers something.
    struct Line {
        let offset: Int
        /// Its bytes with its end.
        let count: Int
        /// The line of the input; nil in a census.
        let number: Int?
        let isBlank: Bool
    }

    let path: String
    private(set) var lines: [Line] = []
    private(set) var isCensus = false
    /// What the end of the output says, if it has one: which part it is, and the instances of the whole run.
    private(set) var end: (shard: Shard, total: Int)?

    /// - Throws: for a line that is torn or no line of an output, for lines after the end of a shard, and for lines of
    ///   a batch and of a census in one file.
    init(_ path: String) throws(UsageError) {
        self.path = path
        try FileLines.forEach(path) { line throws(UsageError) in try take(line) }
    }

    private mutating func take(_ line: FileLines.Line) throws(UsageError) {
        let place = "\(path):\(line.number)"
        guard line.isWhole else {
            throw UsageError("\(place): the line is torn: the run that wrote it was ended, and has to be continued")
        }
        guard end == nil else { throw UsageError("\(place): expected no line after the end of the shard") }
        guard let answer = AnswerLine(line.bytes) else {
            throw UsageError(
                "\(place): expected a line of batch or census, found text that is not one JSON object")
        }
        if let end = answer.end {
            try take(end, place)
            return
        }
        guard answer.isCensus != (answer.number != nil), lines.isEmpty || answer.isCensus == isCensus else {
            throw UsageError("\(place): expected a line of \(isCensus ? "census" : "batch"), found another object")
        }
        isCensus = answer.isCensus
        lines.append(
            Line(
                offset: line.offset, count: line.bytes.count + 1, number: answer.number, isBlank: answer.isBlank))
    }

    private mutating func take(_ end: AnswerLine.End, _ place: String) throws(UsageError) {
        guard (end.lines == nil) != (end.kernels == nil), lines.isEmpty || isCensus == (end.kernels != nil),
            let shard = Shard(part: end.index, of: end.count), let total = end.lines ?? end.kernels, total >= 0
        else {
            throw UsageError("\(place): the end of a shard does not fit its lines")
        }
        isCensus = end.kernels != nil
        self.end = (shard, total)
    }
}
