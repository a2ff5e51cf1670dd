import Foundation

/// A JSON text and the list of its values.
package final class JSONDocument: Sendable {
    private let text: Data
    let nodes: [JSONNode]
    package let budget: Budget

    /// Reads a text, or throws the rejection of the first place that is not strict JSON.
    package init(_ text: Data, _ budget: Budget) throws(Rejection) {
        guard text.count < 1 << 30 else { throw Rejection(place: "1:1", reason: "the certificate is too large") }
        let result = text.withUnsafeBytes { raw -> Result<[JSONNode], JSONParser.Failure> in
            var parser = JSONParser(bytes: raw.bindMemory(to: UInt8.self))
            do throws(JSONParser.Failure) { return .success(try parser.parse()) } catch { return .failure(error) }
        }
        switch result {
        case .success(let nodes):
            self.text = text
            self.nodes = nodes
            self.budget = budget
            try budget.spend(10 * text.count + Budget.word * nodes.count)
        case .failure(let failure):
            throw Rejection(place: JSONDocument.lineAndColumn(of: failure.offset, in: text), reason: failure.reason)
        }
    }

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
