import Foundation

/// A line of JSON that `batch` or `census` wrote, as far as a later run has to know it.
package struct AnswerLine: Sendable, Hashable {
    /// The end of a shard's output: its number, from 1, of how many, and the instances of the whole run.
    package struct End: Sendable, Hashable {
        package var index: Int
        package var count: Int
        /// Lines of `batch`; nil if the output is a census's.
        package var lines: Int?
        /// Kernels of a census; nil if the output is that of `batch`.
        package var kernels: Int?
    }

    /// The value of `line`.
    package let number: Int?
    /// Whether the line of the input was white space.
    package let isBlank: Bool
    /// Whether the line of the input could not be read.
    package let isError: Bool
    /// Whether it is a line of a census: its kernel is here, or its summary.
    package let isCensus: Bool
    package let end: End?

    /// Nil for text that is not one JSON object, or has a key twice: a line that is torn, or two in one.
    package init?(_ bytes: Data) {
        let node = bytes.withUnsafeBytes { bytes -> (JSONNode, [String: Int])? in
            let view = ByteView(held: bytes)
            guard let node = try? JSONTextParser.parse(view), case .object = node.kind else { return nil }
            var numbers: [String: Int] = [:]
            if let number = Self.integer(node, "line", view) { numbers["line"] = number }
            if let shard = node.member("shard") {
                for key in ["index", "count", "lines", "kernels"] { numbers[key] = Self.integer(shard, key, view) }
            }
            return (node, numbers)
        }
        guard let (object, numbers) = node else { return nil }
        number = numbers["line"]
        isBlank = object.member("blank") != nil
        isError = object.member("error") != nil
        isCensus = object.member("rowTypes") != nil || object.member("summary") != nil
        guard object.member("shard") != nil, let index = numbers["index"], let count = numbers["count"] else {
            end = nil
            return
        }
        end = End(index: index, count: count, lines: numbers["lines"], kernels: numbers["kernels"])
    }

    private static func integer(_ node: JSONNode, _ key: String, _ bytes: ByteView) -> Int? {
        guard case .number(let range) = node.member(key)?.kind else { return nil }
        return bytes.text(range).flatMap { Int($0) }
    }
}
