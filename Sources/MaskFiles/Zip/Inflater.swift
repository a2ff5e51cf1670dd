/// Inflates deflated data (RFC 1951) in pieces: one buffer, which begins with the 32 KiB that repetitions refer to, is
/// all that is held.
struct Inflater {
    /// What is told of the size before the data is inflated.
    enum Promise {
        /// A number of bytes, and who told it.
        case size(Int, by: String)
        /// Nothing: the data ends where it says itself.
        case none
    }

    private static let pieceSize = 1 << 17
    /// The piece for those who want the first few bytes alone.
    private static let startSize = 1 << 10

    private let context: ReadingContext
    private let firstByte: Int
    private let promise: Promise
    /// The bytes that may come out.
    private let sizeLimit: Int
    private let data: ByteView
    private var reader: BitReader
    private var codes = DeflateCodes()
    private var buffer: [UInt8]
    /// Where in the buffer the bytes begin that were not handed over, and where the next one goes.
    private var pieceStart = 0
    private var place = 0
    private var flushed = 0
    /// The bytes of the data whose memory was given back.
    private var givenBack = 0

    /// - Parameters:
    ///   - bytes: the data, which must stay where it is until `run` has ended.
    ///   - firstByte: where the data begins in the file, for errors.
    ///   - promise: the bytes that must come out; one more is an error.
    ///   - isStartOnly: whether pieces are to be small.
    init(_ bytes: ByteView, context: ReadingContext, firstByte: Int, promise: Promise, isStartOnly: Bool = false) {
        self.context = context
        self.firstByte = firstByte
        self.promise = promise
        // So many bytes never come out, and sums of such numbers do not overflow.
        sizeLimit = if case .size(let size, _) = promise { min(size, .max / 2) } else { .max / 2 }
        data = bytes
        reader = BitReader(bytes)
        buffer = [UInt8](
            repeating: 0,
            count: DeflateSymbols.windowSize + (isStartOnly ? Self.startSize : Self.pieceSize) + DeflateLoop.slack)
    }

    /// The bytes of the data that were inflated.
    var consumed: Int { reader.consumed }

    /// Inflates the data until its last block ends, or `body` returns false.
    ///
    /// - Returns: whether the data has ended.
    mutating func run(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool) throws(MaskFilesError) -> Bool {
        var isLast = false
        while !isLast {
            let kind: Int
            do {
                (isLast, kind) = try blockHead()
            } catch { throw complaint(error) }
            guard try kind == 0 ? copyStored(body) : inflate(body) else { return false }
        }
        guard try flush(body) else { return false }
        if case .size(let size, let teller) = promise, flushed != size {
            throw fault("expected \(size) bytes, as \(teller) says, found \(flushed)")
        }
        return true
    }

    /// Requires that nothing follows the last block.
    func requireEnd() throws(MaskFilesError) {
        guard reader.consumed == data.count else {
            throw fault("expected deflated data, found bytes after the end of the deflated data")
        }
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

    private mutating func copyStored(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool)
        throws(MaskFilesError) -> Bool
    {
        var left: Int
        do { left = try storedLength() } catch { throw complaint(error) }
        guard left <= limit - place else { throw complaint(.tooLong) }
        while left > 0 {
            if place == buffer.count, try !flush(body) { return false }
            let bytes = reader.takeBytes(min(left, buffer.count - place))
            guard !bytes.isEmpty else { throw complaint(.end) }
            let start = place
            buffer.withUnsafeMutableBytes {
                UnsafeMutableRawBufferPointer(rebasing: $0[start...]).copyMemory(from: bytes)
            }
            place += bytes.count
            left -= bytes.count
        }
        return true
    }

    private mutating func storedLength() throws(DeflateFault) -> Int {
        reader.alignToByte()
        let length = try reader.bits(16)
        guard try reader.bits(16) == length ^ 0xFFFF else { throw .storedLength }
        reader.alignToByte()
        return length
    }

    private mutating func inflate(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool)
        throws(MaskFilesError) -> Bool
    {
        while true {
            let limit = limit
            let outcome = buffer.withUnsafeMutableBytes { DeflateLoop.run(&reader, codes, $0, &place, limit: limit) }
            switch outcome {
            case .blockEnd: return true
            case .full: guard try flush(body) else { return false }
            case .fault(let fault): throw complaint(fault)
            }
        }
    }

    /// Hands over what is new, and keeps what repetitions may refer to. False if no more is wanted.
    private mutating func flush(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Bool) throws(MaskFilesError)
        -> Bool
    {
        let piece = pieceStart..<place
        let result = buffer.withUnsafeBytes { bytes -> Result<Bool, MaskFilesError> in
            do throws(MaskFilesError) {
                return .success(try body(UnsafeRawBufferPointer(rebasing: bytes[piece])))
            } catch { return .failure(error) }
        }
        let goesOn = try result.get()
        flushed += piece.count
        let kept = min(place, DeflateSymbols.windowSize)
        let window = place - kept..<place
        buffer.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[window])) }
        (pieceStart, place) = (kept, kept)
        if reader.consumed - givenBack >= ByteView.pieceSize {
            data[givenBack..<reader.consumed].giveBack()
            givenBack = reader.consumed
        }
        return goesOn
    }

    private func complaint(_ fault: DeflateFault) -> MaskFilesError {
        if case .tooLong = fault, case .size(let size, let teller) = promise {
            return self.fault("expected \(size) bytes, as \(teller) says, found more")
        }
        return self.fault("expected deflated data, found \(fault.rawValue)")
    }

    private func fault(_ message: String) -> MaskFilesError {
        context.error(message, at: .byte(firstByte + reader.consumed))
    }
}
