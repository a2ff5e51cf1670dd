/// Reads integers from bytes that come in pieces.
struct IntegerReader {
    /// The bytes of an integer: 1, 2, 4 or 8.
    let size: Int
    let isSigned: Bool
    let isBigEndian: Bool
    /// The integers so far.
    var integers: [Int] = []
    /// The bytes of one that a piece cut in two.
    private var cut: [UInt8] = []

    init(size: Int, isSigned: Bool, isBigEndian: Bool) {
        (self.size, self.isSigned, self.isBigEndian) = (size, isSigned, isBigEndian)
    }

    /// Whether no integer is cut in two.
    var isWhole: Bool { cut.isEmpty }

    /// Takes the next bytes. False if an integer does not fit an `Int`.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var start = 0
        if !cut.isEmpty {
            start = min(size - cut.count, bytes.count)
            cut += bytes[..<start]
            guard cut.count == size else { return true }
            let whole = cut
            cut = []
            guard whole.withUnsafeBytes({ append($0, at: 0) }) else { return false }
        }
        while bytes.count - start >= size {
            guard append(bytes, at: start) else { return false }
            start += size
        }
        cut = Array(bytes[start...])
        return true
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        switch size {
        case 1: append(bytes.loadUnaligned(fromByteOffset: offset, as: UInt8.self))
        case 2: append(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
        case 4: append(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        default: append(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
    }

    private mutating func append<Word: FixedWidthInteger & UnsignedInteger>(_ stored: Word) -> Bool {
        let bits = UInt64(isBigEndian ? Word(bigEndian: stored) : Word(littleEndian: stored))
        guard isSigned || bits <= UInt64(Int.max) else { return false }
        let unused = UInt64(64 - Word.bitWidth)
        integers.append(isSigned ? Int(Int64(bitPattern: bits << unused) >> Int64(unused)) : Int(bits))
        return true
    }
}
