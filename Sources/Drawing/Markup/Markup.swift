/// Elements of SVG, one a line, in the order in which they are added.
struct Markup {
    typealias Attributes = KeyValuePairs<String, String>

    private(set) var text = ""

    /// An element; with a tooltip if there is one.
    mutating func element(_ name: String, _ attributes: Attributes, tooltip: String? = nil) {
        start(name, attributes)
        if let tooltip {
            text += "><title>\(XMLText.escaped(tooltip))</title></\(name)>\n"
        } else {
            text += "/>\n"
        }
    }

    /// An element with a text in it.
    mutating func element(_ name: String, _ attributes: Attributes, text content: String) {
        start(name, attributes)
        text += ">\(XMLText.escaped(content))</\(name)>\n"
    }

    /// An element with others in it.
    mutating func element(_ name: String, _ attributes: Attributes, _ body: (inout Markup) -> Void) {
        start(name, attributes)
        text += ">\n"
        body(&self)
        text += "</\(name)>\n"
    }

    /// Adds elements that were made apart.
    mutating func append(_ other: Markup) { text += other.text }

    private mutating func start(_ name: String, _ attributes: Attributes) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(XMLText.escaped(value))\"" }
    }
}
