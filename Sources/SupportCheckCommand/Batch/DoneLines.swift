import Foundation
import MaskFiles

/// The lines that an earlier run of `batch` has answered, from its output.
struct DoneLines: Sendable {
    /// By number, 64 to a word.
    private var words: [Int: UInt64] = [:]
    /// The largest number; 0 if there is none.
    private(set) var last = 0
    /// The bytes of the answers that are whole: without what is torn, and without the end of a shard.
    private(set) var byteCount = 0
    /// Whether some line of the input could not be read.
    private(set) var hasUnreadable = false
    /// The end of the shard, if the run came to it.
    private(set) var end: AnswerLine.End?

    /// Nothing is done.
    init() {}

    /// Reads an output; a last line without its end is passed over.
    ///
    /// - Throws: for a line that is no answer, for a line that is answered twice, for one after the end of a shard, and
    ///   for those of another shard.
    init(of path: String, shard: Shard?) throws(UsageError) {
        try FileLines.forEach(path) { (line) throws(UsageError) in
            if line.isWhole { try take(line, "\(path):\(line.number)", shard) }
        }
    }

    func contains(_ number: Int) -> Bool {
        words.isEmpty ? false : (words[number >> 6] ?? 0) >> UInt64(number & 63) & 1 == 1
    }

    private mutating func take(_ line: FileLines.Line, _ place: String, _ shard: Shard?) throws(UsageError) {
        guard end == nil else { throw UsageError("\(place): expected no line after the end of the shard") }
        guard let answer = AnswerLine(line.bytes) else {
            throw UsageError("\(place): expected a line of batch, found text that is not one JSON object")
        }
        if let end = answer.end {
            guard let shard, end.lines != nil, end.index == shard.index + 1, end.count == shard.count else {
                throw UsageError("\(place): the file is shard \(end.index)/\(end.count) of a run, and this is another")
            }
            self.end = end
        } else {
            try take(answer, place, shard)
            byteCount = line.offset + line.bytes.count + 1
        }
    }

    private mutating func take(_ answer: AnswerLine, _ place: String, _ shard: Shard?) throws(UsageError) {
        guard let number = answer.number else {
            throw UsageError("\(place): expected a line of batch, found an object without its line number")
        }
        if let shard, number < 1 || !shard.takes(number - 1) {
            throw UsageError("\(place): line \(number) is not of shard \(shard.text): the file is of another run")
        }
        // Lines without a number of their own are answered under 0.
        if number > 0, contains(number) { throw UsageError("\(place): line \(number) is answered twice") }
        words[number >> 6, default: 0] |= 1 << UInt64(number & 63)
        last = max(last, number)
        if answer.isError { hasUnreadable = true }
    }
}
