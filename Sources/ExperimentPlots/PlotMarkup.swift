import Drawing

/// Elements of SVG, one a line.
struct PlotMarkup {
    typealias Attributes = [(String, String)]

    private(set) var text = ""

    mutating func open(_ name: String, _ attributes: Attributes) { start(name, attributes, ">\n") }

    mutating func close(_ name: String) { text += "</\(name)>\n" }

    mutating func element(_ name: String, _ attributes: Attributes) { start(name, attributes, "/>\n") }

    mutating func text(_ name: String, _ attributes: Attributes, _ content: String) {
        start(name, attributes, ">\(XMLText.escaped(content))</\(name)>\n")
    }

    private mutating func start(_ name: String, _ attributes: Attributes, _ end: String) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(XMLText.escaped(value))\"" }
        text += end
    }
}
