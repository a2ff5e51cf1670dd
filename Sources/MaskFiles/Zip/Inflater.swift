/// Inflates deflated data (RFC 1951) in pieces: one buffer, which begins with the 32 KiB that repetitions refer to, is all that is held.
struct Inflater {
    private static let bufferSize = DeflateSymbols.windowSize + 1 << 17 + DeflateLoop.slack

    private let context: ReadingContext
    private let firstByte: Int
    private let sizeLimit: Int
    private let data: ByteView
    private var reader: BitReader
    private var codes = DeflateCodes()
    private var buffer = [UInt8](repeating: 0, count: bufferSize)
    /// Where in the buffer the bytes begin that were not handed over, and where the next one goes.
    private var pieceStart = 0
    private var place = 0
    private var flushed = 0
    /// The bytes of the data whose memory was given back.
    private var givenBack = 0

    /// - Parameters:
    ///   - bytes: the data, which must stay where it is until `run` has ended.
    ///   - firstByte: where the data begins in the file, for errors.
    ///   - sizeLimit: the bytes that must come out; one more is an error.
    init(_ bytes: ByteView, context: ReadingContext, firstByte: Int, sizeLimit: Int) {
        self.context = context
        self.firstByte = firstByte
        self.sizeLimit = sizeLimit
        data = bytes
        reader = BitReader(bytes)
    }

    /// Inflates all of the data.
    mutating func run(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        var isLast = false
        while !isLast {
            let kind: Int
            do {
                (isLast, kind) = try blockHead()
            } catch { throw complaint(error) }
            if kind == 0 { try copyStored(body) } else { try inflate(body) }
        }
        try flush(body)
        guard flushed == sizeLimit else {
            throw fault("expected \(sizeLimit) bytes, as the zip file's directory says, found \(flushed)")
        }
        guard reader.consumed == data.count else { throw fault("expected deflated data, found bytes after the end of the deflated data") }
    }

    /// Whether the block is the last, and its kind; its codes are read.
    private mutating func blockHead() throws(DeflateFault) -> (isLast: Bool, kind: Int) {
        let isLast = try reader.bits(1) == 1
        let kind = try reader.bits(2)
        switch kind {
        case 0: break
        case 1: try codes.takeFixed()
        case 2: try codes.takeDynamic(&reader)
        default: throw .blockKind
        }
        return (isLast, kind)
    }

    /// The place that what is promised ends at.
    private var limit: Int { pieceStart + (sizeLimit - flushed) }

    private mutating func copyStored(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        var left: Int
        do { left = try storedLength() } catch { throw complaint(error) }
        guard left <= limit - place else { throw complaint(.tooLong) }
        while left > 0 {
            if place == buffer.count { try flush(body) }
            let bytes = reader.takeBytes(min(left, buffer.count - place))
            guard !bytes.isEmpty else { throw complaint(.end) }
            let start = place
            buffer.withUnsafeMutableBytes { UnsafeMutableRawBufferPointer(rebasing: $0[start...]).copyMemory(from: bytes) }
            place += bytes.count
            left -= bytes.count
        }
    }

    private mutating func storedLength() throws(DeflateFault) -> Int {
        reader.alignToByte()
        let length = try reader.bits(16)
        guard try reader.bits(16) == length ^ 0xFFFF else { throw .storedLength }
        reader.alignToByte()
        return length
    }

    private mutating func inflate(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        while true {
            let limit = limit
            let outcome = buffer.withUnsafeMutableBytes { DeflateLoop.run(&reader, codes, $0, &place, limit: limit) }
            switch outcome {
            case .blockEnd: return
            case .full: try flush(body)
            case .fault(let fault): throw complaint(fault)
            }
        }
    }

    /// Hands over what is new, and keeps what repetitions may refer to.
    private mutating func flush(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void) throws(MaskFilesError) {
        let piece = pieceStart..<place
        let result = buffer.withUnsafeBytes { bytes -> Result<Void, MaskFilesError> in
            do throws(MaskFilesError) { return .success(try body(UnsafeRawBufferPointer(rebasing: bytes[piece]))) } catch { return .failure(error) }
        }
        try result.get()
        flushed += piece.count
        let kept = min(place, DeflateSymbols.windowSize)
        let window = place - kept..<place
        buffer.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[window])) }
        (pieceStart, place) = (kept, kept)
        if reader.consumed - givenBack >= ByteView.pieceSize {
            data[givenBack..<reader.consumed].giveBack()
            givenBack = reader.consumed
        }
    }

    private func complaint(_ fault: DeflateFault) -> MaskFilesError {
        guard case .tooLong = fault else { return self.fault("expected deflated data, found \(fault.rawValue)") }
        return self.fault("expected \(sizeLimit) bytes, as the zip file's directory says, found more")
    }

    private func fault(_ message: String) -> MaskFilesError { context.error(message, at: .byte(firstByte + reader.consumed)) }
}
