/// The number of columns within which text is kept where its words allow it.
public let textWidth = 100

/// Breaks a paragraph at its spaces into lines of at most `width` columns; words that are longer stand alone.
///
/// - Parameters:
///   - indent: put before every line.
///   - hanging: put before every line but the first, after `indent`.
public func wrapped(_ paragraph: String, indent: String = "", hanging: String = "", width: Int = textWidth) -> [String]
{
    var lines: [String] = []
    var line = indent
    var isEmpty = true
    for word in paragraph.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > width {
            lines.append(line)
            line = indent + hanging
            isEmpty = true
        }
        line += isEmpty ? String(word) : " \(word)"
        isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
}
