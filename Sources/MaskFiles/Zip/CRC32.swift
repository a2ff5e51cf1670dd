/// The check sum of zip files: the remainder of CRC-32 (ISO 3309, reflected, polynomial 0xEDB88320).
package struct CRC32 {
    private var state: UInt32 = .max

    package init() {}

    /// The sum of the bytes so far.
    package var value: UInt32 { ~state }

    /// Takes more bytes, eight at a time: table k holds the remainders of a byte that k zero bytes follow.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let tables = Self.tables
        var crc = state
        var offset = 0
        while offset &+ 8 <= bytes.count {
            let low = crc ^ UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let high = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset &+ 4, as: UInt32.self))
            crc = 0
            for byte in 0..<4 {
                let shift = UInt32(8 * byte)
                crc ^=
                    tables[(7 - byte) * 256 + Int(low &>> shift & 255)]
                    ^ tables[(3 - byte) * 256 + Int(high &>> shift & 255)]
            }
            offset &+= 8
        }
        while offset < bytes.count {
            crc = tables[Int((crc ^ UInt32(bytes[offset])) & 255)] ^ crc >> 8
            offset &+= 1
        }
        state = crc
    }

    private static let tables: [UInt32] = {
        var tables: [UInt32] = []
        for byte in 0..<UInt32(256) {
            var remainder = byte
            for _ in 0..<8 {
                let carry = remainder & 1
                remainder >>= 1
                if carry == 1 { remainder ^= 0xEDB8_8320 }
            }
            tables.append(remainder)
        }
        for index in 256..<(8 * 256) {
            let shorter = tables[index - 256]
            tables.append(tables[Int(shorter & 255)] ^ shorter >> 8)
        }
        return tables
    }()
}
