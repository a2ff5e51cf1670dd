/// Makes numbers in double precision of the bytes of an array, which come in pieces that may end within a number.
struct NumberDecoder {
    private let type: NumberType
    /// Bytes of a number whose rest is in the next piece.
    private var pending: [UInt8] = []

    init(_ type: NumberType) { self.type = type }

    /// Whether no number is half read.
    var isWhole: Bool { pending.isEmpty }

    /// Hands the numbers of a piece to `body`, one after the other; nil is an integer that no double holds.
    mutating func take<E>(_ piece: UnsafeRawBufferPointer, _ body: (Double?) throws(E) -> Void) throws(E) {
        let size = type.partSize
        var start = 0
        if !pending.isEmpty {
            start = min(size - pending.count, piece.count)
            pending += piece[0..<start]
            guard pending.count == size else { return }
            let whole = pending
            pending = []
            // One number: its bytes are copied, so that the pointer needs not outlive a closure.
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
            defer { copy.deallocate() }
            copy.copyBytes(from: whole)
            try decode(UnsafeRawBufferPointer(copy), body)
        }
        let end = start + (piece.count - start) / size * size
        try decode(UnsafeRawBufferPointer(rebasing: piece[start..<end]), body)
        pending = Array(piece[end...])
    }

    private func decode<E>(_ bytes: UnsafeRawBufferPointer, _ body: (Double?) throws(E) -> Void) throws(E) {
        switch (type.kind, type.partSize) {
        case (.bool, _): try each(bytes, UInt8.self, { $0 == 0 ? 0 : 1 }, body)
        case (.integer(true), 1): try each(bytes, UInt8.self, { Double(Int8(bitPattern: $0)) }, body)
        case (.integer(true), 2): try each(bytes, UInt16.self, { Double(Int16(bitPattern: $0)) }, body)
        case (.integer(true), 4): try each(bytes, UInt32.self, { Double(Int32(bitPattern: $0)) }, body)
        case (.integer(true), _): try each(bytes, UInt64.self, { Double(exactly: Int64(bitPattern: $0)) }, body)
        case (.integer(false), 1): try each(bytes, UInt8.self, { Double($0) }, body)
        case (.integer(false), 2): try each(bytes, UInt16.self, { Double($0) }, body)
        case (.integer(false), 4): try each(bytes, UInt32.self, { Double($0) }, body)
        case (.integer(false), _): try each(bytes, UInt64.self, { Double(exactly: $0) }, body)
        case (.brainFloat, _): try each(bytes, UInt16.self, { Double(Float(bitPattern: UInt32($0) << 16)) }, body)
        case (_, 2): try each(bytes, UInt16.self, Self.half, body)
        case (_, 4): try each(bytes, UInt32.self, { Double(Float(bitPattern: $0)) }, body)
        default: try each(bytes, UInt64.self, { Double(bitPattern: $0) }, body)
        }
    }

    @inline(__always)
    private func each<Word: FixedWidthInteger, E>(
        _ bytes: UnsafeRawBufferPointer, _: Word.Type, _ value: (Word) -> Double?, _ body: (Double?) throws(E) -> Void
    ) throws(E) {
        var offset = 0
        while offset < bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: Word.self)
            try body(value(type.isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word)))
            offset &+= MemoryLayout<Word>.size
        }
    }

    /// A number of half precision (IEEE 754 binary16), by its fields: not every platform has the type.
    private static func half(_ bits: UInt16) -> Double? {
        let sign: Double = bits & 0x8000 == 0 ? 1 : -1
        let exponent = Int(bits >> 10 & 0x1F)
        let fraction = Double(bits & 0x3FF)
        switch exponent {
        case 0: return sign * fraction * 0x1p-24
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
        }
    }
}
