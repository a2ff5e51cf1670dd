import Foundation

/// The keys of the outermost object of a JSON text that is known to be valid.
enum TopLevelKeys {
    /// A key that occurs twice, as it is written; nil if there is none.
    static func repeated(in bytes: Data) -> String? {
        var seen: Set<String> = []
        var depth = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                let end = endOfString(bytes, from: index + 1)
                if depth == 1, isKey(bytes, after: end) {
                    let key = plain(bytes[index...min(end, bytes.endIndex - 1)])
                    guard seen.insert(key).inserted else { return key }
                }
                index = end
            default: break
            }
            index += 1
        }
        return nil
    }

    /// The key without escapes, so that differently written keys compare equal.
    private static func plain(_ quoted: Data) -> String {
        (try? JSONDecoder().decode(String.self, from: Data(quoted))) ?? String(decoding: quoted, as: UTF8.self)
    }

    /// The place of the quotation mark that ends a string.
    private static func endOfString(_ bytes: Data, from start: Int) -> Int {
        var index = start
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index
    }

    private static func isKey(_ bytes: Data, after end: Int) -> Bool {
        var index = end + 1
        while index < bytes.endIndex, [0x20, 0x09, 0x0D].contains(bytes[index]) { index += 1 }
        return index < bytes.endIndex && bytes[index] == UInt8(ascii: ":")
    }
}
