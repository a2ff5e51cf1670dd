import SupportMasks

/// Turns the entries of an array, as they come, line after line, into the bits of a mask: an entry is inside the support when it is not zero.
struct CellPacker {
    /// How the entries are stored.
    struct Layout {
        let type: ElementType
        let isBigEndian: Bool
        /// Rows of the array, or its columns if `isColumnMajor`.
        let lineCount: Int
        let lineLength: Int
        /// Whether lines are columns (Fortran order).
        let isColumnMajor: Bool
        /// Whether only 0 and 1 are entries of a mask.
        let wantsZeroOne: Bool
    }

    private let layout: Layout
    private let context: ReadingContext
    private let wordsPerLine: Int
    private var words: [UInt64]
    private var line = 0
    private var column = 0
    /// The bytes of an entry that a piece cut in two.
    private var cut: [UInt8] = []

    /// Allocates the mask: sizes were checked.
    init(_ layout: Layout, context: ReadingContext) {
        self.layout = layout
        self.context = context
        wordsPerLine = layout.lineLength / 64 + (layout.lineLength % 64 == 0 ? 0 : 1)
        words = [UInt64](repeating: 0, count: layout.lineCount * wordsPerLine)
    }

    /// Whether all entries were taken.
    var isComplete: Bool { line == layout.lineCount && cut.isEmpty }

    /// Takes the next bytes, any number of them.
    mutating func take(_ bytes: UnsafeRawBufferPointer) throws(MaskFilesError) {
        let size = layout.type.size
        var start = 0
        if !cut.isEmpty {
            start = min(size - cut.count, bytes.count)
            cut.append(contentsOf: bytes[..<start])
            guard cut.count == size else { return }
            let entry = cut
            cut = []
            let fault = entry.withUnsafeBytes { pack($0) }
            if let fault { throw fault }
        }
        let end = start + (bytes.count - start) / size * size
        if let fault = pack(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) { throw fault }
        cut = Array(bytes[end...])
    }

    /// The mask, rows × columns of the array; nil if entries are missing.
    func mask() -> BitMatrix? {
        guard isComplete else { return nil }
        var lines = BitMatrix(rowCount: layout.lineCount, columnCount: layout.lineLength)
        lines.withMutableWords { target in
            for (index, word) in words.enumerated() { target[index] = word }
        }
        return layout.isColumnMajor ? lines.transposed() : lines
    }

    private mutating func pack(_ entries: UnsafeRawBufferPointer) -> MaskFilesError? {
        switch layout.type {
        case .bool: pack(entries, BitPattern<UInt8>.integer, wantsZeroOne: true)
        case .integer(1): pack(entries, BitPattern<UInt8>.integer, wantsZeroOne: layout.wantsZeroOne)
        case .integer(2): pack(entries, BitPattern<UInt16>.integer, wantsZeroOne: layout.wantsZeroOne)
        case .integer(4): pack(entries, BitPattern<UInt32>.integer, wantsZeroOne: layout.wantsZeroOne)
        case .integer: pack(entries, BitPattern<UInt64>.integer, wantsZeroOne: layout.wantsZeroOne)
        case .float16: pack(entries, BitPattern<UInt16>.float16, wantsZeroOne: layout.wantsZeroOne)
        case .bfloat16: pack(entries, BitPattern<UInt16>.bfloat16, wantsZeroOne: layout.wantsZeroOne)
        case .float32: pack(entries, BitPattern<UInt32>.float32, wantsZeroOne: layout.wantsZeroOne)
        case .float64: pack(entries, BitPattern<UInt64>.float64, wantsZeroOne: layout.wantsZeroOne)
        }
    }

    private mutating func pack<Word>(
        _ entries: UnsafeRawBufferPointer, _ pattern: BitPattern<Word>, wantsZeroOne: Bool
    ) -> MaskFilesError? {
        let isSwapped = layout.isBigEndian
        let size = MemoryLayout<Word>.size
        var offset = 0
        while offset &+ size <= entries.count {
            guard line < layout.lineCount else { return context.error("expected the array to end, found more entries") }
            // A segment of a line: its bits go to the words of that line.
            let count = min(layout.lineLength &- column, (entries.count &- offset) / size)
            let firstWord = line &* wordsPerLine
            for index in 0..<count {
                let stored = entries.loadUnaligned(fromByteOffset: offset &+ index &* size, as: Word.self)
                let entry = isSwapped ? Word(bigEndian: stored) : Word(littleEndian: stored)
                let magnitude = entry & pattern.magnitude
                if magnitude == 0 { continue }
                if magnitude > pattern.largest || (wantsZeroOne && entry != pattern.one) {
                    return complaint(column: column &+ index, isNumber: magnitude <= pattern.largest)
                }
                let place = column &+ index
                words[firstWord &+ place &>> 6] |= 1 &<< UInt64(place & 63)
            }
            offset &+= count &* size
            column &+= count
            if column == layout.lineLength { (line, column) = (line + 1, 0) }
        }
        return nil
    }

    private func complaint(column: Int, isNumber: Bool) -> MaskFilesError {
        let index = layout.isColumnMajor ? "[\(column), \(line)]" : "[\(line), \(column)]"
        if !isNumber { return context.error("the entry \(index) is NaN: whether it stands for a zero is not guessed") }
        if layout.type == .bool { return context.error("expected 0 or 1 as the entry \(index) of type bool, found another byte") }
        return context.error(
            "expected 0 or 1 as the entry \(index) of a mask, found another number (the non-zeros of weights are taken with --from-weights)")
    }
}
