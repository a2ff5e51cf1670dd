/// The fields of a message of Protocol Buffers (their encoding: tag and varint;
/// protobuf.dev/programming-guides/encoding).
enum ProtocolBuffer {
    /// Whether bytes are a model of ONNX: from the first byte to the last fields of a `ModelProto` (onnx.proto), each
    /// of the kind that it has there, `ir_version`
    /// first as every library writes it, and a graph among them.
    static func isONNXModel(_ bytes: ByteView) -> Bool {
        guard bytes.count > 2, bytes[0] == 0x08 else { return false }
        var offset = 0
        var hasGraph = false
        while offset < bytes.count {
            guard let tag = varint(bytes, &offset), let value = varint(bytes, &offset) else { return false }
            switch (tag >> 3, tag & 7) {
            case (1, 0), (5, 0): break
            case (2, 2), (3, 2), (4, 2), (6, 2), (7, 2), (8, 2), (14, 2), (20, 2), (25, 2), (26, 2):
                if tag >> 3 == 7 { hasGraph = true }
                guard value <= bytes.count - offset else { return false }
                offset += value
            default: return false
            }
        }
        return hasGraph
    }

    /// A number in groups of seven bits, the lowest first; nil if it does not end, or is no `Int`.
    private static func varint(_ bytes: ByteView, _ offset: inout Int) -> Int? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 63, by: 7) {
            guard offset < bytes.count else { return nil }
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(exactly: value) }
        }
        return nil
    }
}
