import Foundation
import MaskFiles

/// A line of `batch` or `member`, as far as it is read before numbers are asked for.
enum LineReading {
    static func read(_ bytes: Data) {
        do throws(JSONLine.Fault) {
            let line = try JSONLine(bytes, defaultName: "line 1", matrix: "A")
            FileReading.requireSameAgain([line.instance])
        } catch { requireOneLine(error.message) }
    }
}
