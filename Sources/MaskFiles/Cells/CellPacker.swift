import SupportMasks

/// Turns the entries of an array, as they come, line after line, into the bits of a mask: an entry is inside the
/// support when it is not zero.
struct CellPacker {
    /// How lines of entries make a matrix.
    enum Arrangement: Sendable {
        case rows
        /// Lines are columns (Fortran order).
        case columns
        /// One line of any length: no matrix yet.
        case list
    }

    /// How the entries are stored.
    struct Layout: Sendable {
        let type: ElementType
        let isBigEndian: Bool
        let lineCount: Int
        let lineLength: Int
        let arrangement: Arrangement
        let rule: EntryRule
        /// How Python loads the array, for advice on packed bits.
        var unpacking: String?
    }

    private let layout: Layout
    private let context: ReadingContext
    private let wordsPerLine: Int
    private var words: [UInt64]
    private var line = 0
    private var column = 0
    /// The bytes of an entry that a piece cut in two.
    private var cut: [UInt8] = []
    /// The bits of the entries of a mask that are not zero: all the same, and known from the first on.
    private var one: UInt64?
    private var has255 = false
    private var magnitudes = MagnitudeBins()

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

    /// The support, rows × columns of the array, and the tally of its entries; nil if entries are missing.
    func reading() -> EntryReading? {
        guard isComplete else { return nil }
        var lines = BitMatrix(rowCount: layout.lineCount, columnCount: layout.lineLength)
        lines.withMutableWords { target in
            for (index, word) in words.enumerated() { target[index] = word }
        }
        let zeros = layout.lineCount * layout.lineLength - lines.setBitCount
        let tally = EntryTally(zeros: zeros, tiny: magnitudes.tinyCount, has255: has255)
        if case .columns = layout.arrangement { return EntryReading(mask: lines.transposed(), tally: tally) }
        return EntryReading(mask: lines, tally: tally)
    }

    private mutating func pack(_ entries: UnsafeRawBufferPointer) -> MaskFilesError? {
        switch layout.type {
        case .bool: pack(entries, BitPattern<UInt8>.bool)
        case .integer(1, let isSigned): pack(entries, BitPattern<UInt8>.integer(isSigned: isSigned))
        case .integer(2, let isSigned): pack(entries, BitPattern<UInt16>.integer(isSigned: isSigned))
        case .integer(4, let isSigned): pack(entries, BitPattern<UInt32>.integer(isSigned: isSigned))
        case .integer(_, let isSigned): pack(entries, BitPattern<UInt64>.integer(isSigned: isSigned))
        case .float8E4M3: pack(entries, .float8E4M3)
        case .float8E5M2: pack(entries, .float8E5M2)
        case .float8: pack(entries, .float8)
        case .float16: pack(entries, .float16)
        case .bfloat16: pack(entries, .bfloat16)
        case .float32: pack(entries, .float32)
        case .float64: pack(entries, .float64)
        }
    }

    /// Takes whole entries, those of a word of the mask at a time.
    private mutating func pack<Word>(_ entries: UnsafeRawBufferPointer, _ pattern: BitPattern<Word>) -> MaskFilesError?
    {
        let size = MemoryLayout<Word>.size
        let wantsOne = layout.rule == .mask || layout.type == .bool
        let (lineCount, lineLength, isSwapped) = (layout.lineCount, layout.lineLength, layout.isBigEndian)
        let (magnitude, largest) = (pattern.magnitude, pattern.largest)
        if !wantsOne, magnitudes.isEmpty { magnitudes = MagnitudeBins(pattern) }
        var one = Word(truncatingIfNeeded: self.one ?? UInt64(pattern.ones[0]))
        var offset = 0
        while offset &+ size <= entries.count {
            guard line < lineCount else { return context.error("expected the array to end, found more entries") }
            let shift = column & 63
            let count = min(64 &- shift, lineLength &- column, (entries.count &- offset) / size)
            let block = UnsafeRawBufferPointer(rebasing: entries[offset..<offset &+ count &* size])
            let bits: UInt64
            if wantsOne {
                let ones: UInt64
                (bits, ones) = Self.bits(block, count, isSwapped: isSwapped, { $0 & magnitude != 0 }, { $0 == one })
                if bits != ones {
                    if let fault = judge(block, count, pattern) { return fault }
                    one = self.one.map(Word.init(truncatingIfNeeded:)) ?? one
                } else if bits != 0, self.one == nil {
                    self.one = UInt64(one)
                }
            } else {
                let faults: UInt64
                (bits, faults) = Self.bits(
                    block, count, isSwapped: isSwapped, { $0 & magnitude != 0 }, { $0 & magnitude > largest })
                if faults != 0, let fault = judge(block, count, pattern) { return fault }
                magnitudes.add(bits, block, isSwapped: isSwapped, magnitude)
            }
            words[line &* wordsPerLine &+ column &>> 6] |= bits &<< UInt64(truncatingIfNeeded: shift)
            offset &+= count &* size
            column &+= count
            if column == lineLength { (line, column) = (line &+ 1, 0) }
        }
        return nil
    }

    /// The entries of a block that have a property, and those that have another, as bits.
    @inline(__always)
    private static func bits<Word: FixedWidthInteger & UnsignedInteger>(
        _ block: UnsafeRawBufferPointer, _ count: Int, isSwapped: Bool, _ first: (Word) -> Bool,
        _ second: (Word) -> Bool
    ) -> (first: UInt64, second: UInt64) {
        // A full block is a loop of its own: it is unrolled.
        switch (isSwapped, count) {
        case (false, 64): bits(block, 64, { Word(littleEndian: $0) }, first, second)
        case (false, _): bits(block, count, { Word(littleEndian: $0) }, first, second)
        case (true, _): bits(block, count, { Word(bigEndian: $0) }, first, second)
        }
    }

    /// Without a branch an entry: which are zero is not to be foreseen.
    @inline(__always)
    private static func bits<Word: FixedWidthInteger & UnsignedInteger>(
        _ block: UnsafeRawBufferPointer, _ count: Int, _ number: (Word) -> Word, _ first: (Word) -> Bool,
        _ second: (Word) -> Bool
    ) -> (first: UInt64, second: UInt64) {
        var bits: (first: UInt64, second: UInt64) = (0, 0)
        for index in 0..<count {
            let entry = number(block.loadUnaligned(fromByteOffset: index &* MemoryLayout<Word>.size, as: Word.self))
            bits.first |= (first(entry) ? 1 : 0) &<< UInt64(truncatingIfNeeded: index)
            bits.second |= (second(entry) ? 1 : 0) &<< UInt64(truncatingIfNeeded: index)
        }
        return bits
    }

    /// Goes over a block entry after entry: nil if all keep the rule after all, as the first that is not zero says what
    /// stands for 1.
    private mutating func judge<Word>(_ block: UnsafeRawBufferPointer, _ count: Int, _ pattern: BitPattern<Word>)
        -> MaskFilesError?
    {
        for index in 0..<count {
            let stored = block.loadUnaligned(fromByteOffset: index * MemoryLayout<Word>.size, as: Word.self)
            let entry = layout.isBigEndian ? Word(bigEndian: stored) : Word(littleEndian: stored)
            let magnitude = entry & pattern.magnitude
            if magnitude == 0 { continue }
            if magnitude > pattern.largest { return notANumber(at: index) }
            if layout.rule == .weights || one == UInt64(entry) { continue }
            let standsForOne = pattern.ones.contains(entry) || entry == pattern.twoHundredFiftyFive
            guard one == nil, standsForOne else { return notOne(at: index, isSecond: standsForOne) }
            one = UInt64(entry)
            has255 = entry == pattern.twoHundredFiftyFive
        }
        return nil
    }

    /// The entry of a block by its indices.
    private func place(_ index: Int) -> String {
        switch layout.arrangement {
        case .rows: "[\(line), \(column + index)]"
        case .columns: "[\(column + index), \(line)]"
        case .list: "[\(column + index)]"
        }
    }

    private func notANumber(at index: Int) -> MaskFilesError {
        switch layout.type {
        case .bool: context.error("expected 0 or 1 as the entry \(place(index)) of type bool, found another byte")
        case .float8:
            context.error(
                "the entry \(place(index)) may be NaN, as the file does not tell its kind of float8: whether it stands for a zero is not guessed"
            )
        default: context.error("the entry \(place(index)) is NaN: whether it stands for a zero is not guessed")
        }
    }

    /// - Parameter isSecond: whether the entry could stand for 1, if another had not before.
    private func notOne(at index: Int, isSecond: Bool) -> MaskFilesError {
        if layout.type == .integer(size: 1, isSigned: false), let unpacking = layout.unpacking {
            return context.error(
                "expected 0 or 1 as the entry \(place(index)) of a mask of type uint8, found another number: it looks like bits packed by numpy.packbits, or "
                    + "like codes (the non-zeros of weights are taken with --from-weights); a line of Python unpacks bits (with count=COLUMNS in unpackbits where the columns "
                    + "are no multiple of 8):",
                remedies: [.python(unpacking)])
        }
        let found = isSecond ? "a second number that could stand for 1" : "another number"
        return context.error(
            "expected 0 or 1 as the entry \(place(index)) of a mask, found \(found) (the non-zeros of weights are taken with --from-weights)",
            remedies: [.fromWeights])
    }
}
