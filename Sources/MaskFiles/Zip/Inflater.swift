/// Inflates deflated data (RFC 1951) in pieces of at most 32 KiB: the window in which repetitions refer to what came before is all that is held.
struct Inflater {
    private static let windowSize = 1 << 15
    private static let lengthBases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
    private static let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private let context: ReadingContext
    private let firstByte: Int
    private let sizeLimit: Int
    private let storedSize: Int
    private var reader: BitReader
    private var window = [UInt8](repeating: 0, count: windowSize)
    private var place = 0
    private var flushed = 0

    /// - Parameters:
    ///   - firstByte: where the data begins in the file, for errors.
    ///   - sizeLimit: the bytes that must come out; one more is an error.
    init(_ bytes: ByteView, context: ReadingContext, firstByte: Int, sizeLimit: Int) {
        self.context = context
        self.firstByte = firstByte
        self.sizeLimit = sizeLimit
        storedSize = bytes.count
        reader = BitReader(bytes)
    }

    /// Inflates all of the data.
    mutating func run(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        var isLast = false
        while !isLast {
            isLast = try bits(1) == 1
            switch try bits(2) {
            case 0: try copyStored(body)
            case 1: try inflate(try fixedCodes(), body)
            case 2: try inflate(try dynamicCodes(), body)
            default: throw fault("a block of an unknown kind")
            }
        }
        try flush(body)
        guard flushed == sizeLimit else {
            throw fault("expected \(sizeLimit) bytes, as the zip file's directory says, found \(flushed)")
        }
        guard reader.consumed == storedSize else { throw fault("bytes after the end of the deflated data") }
    }

    // MARK: Blocks

    private mutating func copyStored(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        reader.alignToByte()
        let length = try bits(16)
        guard try bits(16) == length ^ 0xFFFF else { throw fault("a stored block whose length is not told twice alike") }
        for _ in 0..<length { try put(UInt8(try bits(8)), body) }
    }

    private struct Codes {
        let literals: HuffmanCode
        let distances: HuffmanCode
    }

    private mutating func inflate(_ codes: Codes, _ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        while true {
            guard let symbol = reader.symbol(codes.literals) else { throw fault("bits that are no code") }
            if symbol < 256 {
                try put(UInt8(symbol), body)
                continue
            }
            if symbol == 256 { return }
            guard symbol - 257 < Self.lengthBases.count else { throw fault("a length that does not exist") }
            let length = Self.lengthBases[symbol - 257] + (try bits(Self.lengthBits[symbol - 257]))
            guard let code = reader.symbol(codes.distances) else { throw fault("bits that are no code of a distance") }
            guard code < Self.distanceBases.count else { throw fault("a distance that does not exist") }
            let distance = Self.distanceBases[code] + (try bits(Self.distanceBits[code]))
            guard distance <= flushed + place else { throw fault("a repetition of what is before the data's start") }
            for _ in 0..<length { try put(window[(place &- distance) & (Self.windowSize - 1)], body) }
        }
    }

    private func fixedCodes() throws(MaskFilesError) -> Codes {
        let lengths = (0..<288).map { (symbol: Int) -> UInt8 in symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8 }
        guard let literals = HuffmanCode(lengths: lengths), let distances = HuffmanCode(lengths: [UInt8](repeating: 5, count: 32)) else {
            throw fault("codes that do not fit")
        }
        return Codes(literals: literals, distances: distances)
    }

    private mutating func dynamicCodes() throws(MaskFilesError) -> Codes {
        let literalCount = try bits(5) + 257, distanceCount = try bits(5) + 1, lengthCount = try bits(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw fault("more codes than there are symbols") }
        var order = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { order[Self.lengthOrder[index]] = UInt8(try bits(3)) }
        guard let code = HuffmanCode(lengths: order), code.isComplete else { throw fault("codes of lengths that do not fit") }
        let lengths = try codeLengths(literalCount + distanceCount, code)
        guard lengths[256] != 0 else { throw fault("a block without a code for its end") }
        // One code of one bit, or none, may stand for the whole: there may be one distance, or none.
        guard let literals = HuffmanCode(lengths: lengths[..<literalCount]), literals.isComplete || literals.isSingle,
            let distances = HuffmanCode(lengths: lengths[literalCount...]), distances.isComplete || distances.isSingle || distances.count == 0
        else { throw fault("codes that do not fit") }
        return Codes(literals: literals, distances: distances)
    }

    private mutating func codeLengths(_ count: Int, _ code: HuffmanCode) throws(MaskFilesError) -> [UInt8] {
        var lengths: [UInt8] = []
        while lengths.count < count {
            guard let symbol = reader.symbol(code) else { throw fault("bits that are no code of a length") }
            let repeated: (value: UInt8, times: Int)
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw fault("a repetition of a length before the first") }
                repeated = (last, 3 + (try bits(2)))
            case 17: repeated = (0, 3 + (try bits(3)))
            case 18: repeated = (0, 11 + (try bits(7)))
            default: repeated = (UInt8(symbol), 1)
            }
            guard lengths.count + repeated.times <= count else { throw fault("more lengths than there are codes") }
            lengths += repeatElement(repeated.value, count: repeated.times)
        }
        return lengths
    }

    // MARK: Bits in, bytes out

    private mutating func bits(_ count: Int) throws(MaskFilesError) -> Int {
        guard let value = reader.take(count) else { throw fault("the end of the data") }
        return value
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8, _ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        guard flushed &+ place < sizeLimit else {
            throw fault("expected \(sizeLimit) bytes, as the zip file's directory says, found more")
        }
        window[place] = byte
        place &+= 1
        if place == Self.windowSize { try flush(body) }
    }

    private mutating func flush(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        let count = place
        let result = window.withUnsafeBytes { bytes -> Result<Void, MaskFilesError> in
            do throws(MaskFilesError) { return .success(try body(UnsafeRawBufferPointer(rebasing: bytes[..<count]))) } catch { return .failure(error) }
        }
        try result.get()
        flushed += place
        place = 0
    }

    private func fault(_ found: String) -> MaskFilesError {
        let message = found.hasPrefix("expected") ? found : "expected deflated data, found \(found)"
        return context.error(message, at: .byte(firstByte + reader.consumed))
    }
}

extension HuffmanCode {
    /// Whether the code is one code of one bit.
    var isSingle: Bool { count == 1 && counts[1] == 1 }
}
