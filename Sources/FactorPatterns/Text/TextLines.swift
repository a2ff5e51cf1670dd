import Foundation
import SupportMasks

/// The lines of a file that say something, with their numbers.
struct TextLines {
    struct Line {
        /// From 1.
        let number: Int
        /// Without its end.
        let text: Substring

        /// The place of a part of the line.
        func place(_ index: Substring.Index) -> TextPlace {
            TextPlace(line: number, after: text[..<index])
        }

        var start: TextPlace { TextPlace(line: number) }
    }

    let file: String
    let lines: [Line]

    /// Lines that are empty or only a comment are left out.
    ///
    /// - Throws: for bytes that are not UTF-8, and for a text that is too long.
    init(_ bytes: Data, file: String) throws(MaskFileError) {
        self.file = file
        guard bytes.count <= PatternLimits.mostBytes else {
            throw MaskFileError(
                file: file,
                message: "expected a pattern of at most \(PatternLimits.mostBytes) bytes, found \(bytes.count)")
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lines: [Line] = []
        for (index, line) in bytes.dropFirst(start).split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated()
        {
            guard var text = String(validating: line, as: UTF8.self) else {
                throw TextPlace(line: index + 1).error(file, "expected text in UTF-8, found other bytes")
            }
            if text.hasSuffix("\r") { text.removeLast() }
            let first = text.first { !$0.isWhitespace }
            guard let first, first != "#", first != "!" else { continue }
            lines.append(Line(number: index + 1, text: text[...]))
            guard lines.count <= PatternLimits.mostWords else {
                throw TextPlace(line: index + 1).error(
                    file, "expected at most \(PatternLimits.mostWords) lines, found more")
            }
        }
        self.lines = lines
    }
}

extension Substring {
    /// Without white space around it.
    var trimmed: Substring {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }

    /// What stands before a comment.
    var withoutComment: Substring { self[..<(firstIndex { $0 == "#" || $0 == "!" } ?? endIndex)] }
}
