/// A value in the flat list of a document's values, in the order of the text: a container is followed by its members
/// (in an object key, value, key, value, …). Flat, so that depth costs nothing and memory is 8 bytes a value.
struct JSONNode: Sendable {
    enum Kind: UInt8, Sendable { case null, boolean, integer, string, array, object }

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
