import Foundation

/// What a JSON decoder objects to, in a sentence.
enum JSONComplaint {
    /// - Parameter bytes: what was decoded.
    static func text(for error: any Error, in bytes: Data) -> String {
        switch error {
        case DecodingError.typeMismatch(let type, let context), DecodingError.valueNotFound(let type, let context):
            return "\(place(context.codingPath))expected \(name(of: type))"
        case DecodingError.dataCorrupted(let context) where (try? JSONSerialization.jsonObject(with: bytes)) != nil:
            // The text is valid, so what the decoder cannot represent is a number.
            return "\(place(context.codingPath))expected integers that fit in 64 bits, found another number"
        default:
            return "expected one JSON object, found text that is not valid JSON"
        }
    }

    /// `rowTypes[0][1]: `, or nothing for the whole.
    private static func place(_ path: [any CodingKey]) -> String {
        guard !path.isEmpty else { return "" }
        return path.reduce("") { text, key in key.intValue.map { "\(text)[\($0)]" } ?? text + key.stringValue } + ": "
    }

    private static func name(of type: Any.Type) -> String {
        if type == String.self { return "a string" }
        if type == Int.self { return "an integer" }
        return "\(type)".hasPrefix("Array") ? "an array" : "an object"
    }
}
