import Foundation
import FuzzSupport
import MaskFiles
import OrderedJSON
import SupportMasks

/// A line of `batch` or `member`, as far as it is read before numbers are asked for.
enum LineReading {
    static func read(_ bytes: Data) {
        let line: JSONLine
        do throws(JSONLine.Fault) { line = try JSONLine(bytes, defaultName: "line 1", matrix: "A") } catch {
            return requireOneLine(error.message)
        }
        FileReading.requireSameAgain([line.instance])
        requireSameLineAgain(line.instance)
    }

    /// An answer has the name of its question, which may be any text: written as JSON it is one line, and read back
    /// alike.
    private static func requireSameLineAgain(_ instance: MaskInstance) {
        let text = JSONValue.object([
            .init("name", .string(instance.name)), .init("layers", .array([.array([.string("1")])])),
        ]).compactText
        if text.utf8.contains(where: { $0 < 0x20 }) { broken("a line of JSON is one line: \(text.debugDescription)") }
        let again = try? JSONLine(Data(text.utf8), defaultName: "")
        if again?.instance.name != instance.name { broken("a name is read back alike: \(text)") }
    }
}
