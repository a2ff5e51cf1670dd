import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The elements of an XML text, as Foundation's parser finds them; nil if the text is not well-formed.
struct MarkupTree {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// The text directly in the element.
        var text = ""
        /// The names of the elements around it, the outermost first.
        var path: [String]
    }

    let elements: [Element]

    init?(_ text: String) {
        let parser = XMLParser(data: Data(text.utf8))
        let reader = Reader()
        parser.delegate = reader
        guard parser.parse(), parser.parserError == nil else { return nil }
        elements = reader.elements
    }

    func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    var ids: [String] { elements.compactMap { $0.attributes["id"] } }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            elements.append(Element(name: name, attributes: attributes, path: open.map { elements[$0].name }))
            open.append(elements.count - 1)
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if let last = open.last { elements[last].text += string }
        }
    }
}
