import Foundation

/// A JSON text and the flat list of its values, in the order of the text: a container is followed by its members
/// (in an object key, value, key, value, …). Flat, so that depth costs nothing and memory is 8 bytes a value.
final class JSONDocument: Sendable {
    enum Kind: UInt8, Sendable { case null, boolean, integer, string, array, object }

    struct Node: Sendable {
        /// 4 bits of the kind, 30 of the payload, 30 of the offset.
        private let bits: UInt64

        init(offset: Int, kind: Kind, payload: Int) {
            bits = UInt64(kind.rawValue) << 60 | UInt64(payload) << 30 | UInt64(offset)
        }

        /// Where the value begins in the text.
        var offset: Int { Int(bits & 0x3FFF_FFFF) }
        /// The end of an integer; the offset of a string's closing quote; the node after a container's last member.
        var payload: Int { Int(bits >> 30 & 0x3FFF_FFFF) }
        var kind: Kind { Kind(rawValue: UInt8(bits >> 60)) ?? .null }
    }

    private let text: Data
    let nodes: [Node]
    let budget: Budget

    /// Reads a text, or throws the rejection of the first place that is not strict JSON.
    init(_ text: Data, _ budget: Budget) throws(Rejection) {
        guard text.count < 1 << 30 else { throw Rejection(place: "1:1", reason: "the certificate is too large") }
        let result = text.withUnsafeBytes { raw -> Result<[Node], JSONParser.Failure> in
            var parser = JSONParser(bytes: raw.bindMemory(to: UInt8.self))
            do throws(JSONParser.Failure) { return .success(try parser.parse()) } catch { return .failure(error) }
        }
        switch result {
        case .success(let nodes):
            self.text = text
            self.nodes = nodes
            self.budget = budget
            try root.spend(10 * text.count + Budget.word * nodes.count)
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
            let content = UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[node.offset + 1..<node.payload])
            return JSONParser.decode(content) ?? ""
        }
    }

    /// The integer at `index`.
    func integer(at index: Int) -> Int {
        let node = nodes[index]
        return text.withUnsafeBytes { raw in
            var magnitude = 0
            for byte in raw[node.offset..<node.payload] where byte != UInt8(ascii: "-") {
                magnitude = magnitude * 10 + (Int(byte) - 48)
            }
            return raw[node.offset] == UInt8(ascii: "-") ? -magnitude : magnitude
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
