import Foundation

/// A JSON text and the flat list of its values, in the order of the text: a container is followed by its members
/// (in an object key, value, key, value, …). Flat, so that depth costs nothing and memory is 16 bytes a value.
final class JSONDocument: Sendable {
    enum Kind: UInt8, Sendable { case null, boolean, integer, string, array, object }

    struct Node: Sendable {
        /// Where the value begins in the text.
        var offset: UInt32
        var kind: Kind
        /// The integer; the offset of a string's closing quote; the node after a container's last member.
        var payload: Int
    }

    let text: Data
    let nodes: [Node]

    /// Reads a text, or throws the rejection of the first place that is not strict JSON.
    init(_ text: Data) throws(Rejection) {
        guard text.count < 1 << 32 else { throw Rejection(place: "1:1", reason: "the certificate is too large") }
        let result = text.withUnsafeBytes { raw -> Result<[Node], JSONParser.Failure> in
            var parser = JSONParser(bytes: raw.bindMemory(to: UInt8.self))
            do throws(JSONParser.Failure) { return .success(try parser.parse()) } catch { return .failure(error) }
        }
        switch result {
        case .success(let nodes):
            self.text = text
            self.nodes = nodes
        case .failure(let failure):
            throw Rejection(place: JSONDocument.lineAndColumn(of: failure.offset, in: text), reason: failure.reason)
        }
    }

    var root: JSONValue { JSONValue(document: self, index: 0) }

    /// The node after the value that begins at `index`.
    func end(of index: Int) -> Int {
        switch nodes[index].kind {
        case .array, .object: nodes[index].payload
        default: index + 1
        }
    }

    /// The text of the string at `index`.
    func string(at index: Int) -> String {
        let node = nodes[index]
        return text.withUnsafeBytes { raw in
            let content = UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[Int(node.offset) + 1..<node.payload])
            return JSONParser.decode(content) ?? ""
        }
    }

    /// `line:column`, both from 1; a column is a Unicode scalar.
    private static func lineAndColumn(of offset: Int, in text: Data) -> String {
        var line = 1
        var column = 1
        for byte in text.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return "\(line):\(column)"
    }
}
