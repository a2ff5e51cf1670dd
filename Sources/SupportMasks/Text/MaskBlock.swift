/// A mask while its rows are read.
struct MaskBlock {
    /// What the header says the mask is.
    enum Label: Hashable {
        case none
        case left
        case right
        case layer(String)
    }

    let label: Label
    /// The line of the header, or the first row when there is no header.
    let line: MaskTextLine
    /// The line of the first row or of the `kron` line.
    private(set) var firstRow: MaskTextLine?
    /// The `kron` line as it was written, when the mask is given by one.
    private(set) var kroneckerText: String?
    private(set) var rowCount = 0
    private(set) var columnCount = 0
    private var words: [UInt64] = []
    private var kroneckerMask: BitMatrix?
    /// The pattern of a layer that is too large to be written out.
    private var keptPattern: KroneckerPattern?
    /// The cells outside the support of a pattern.
    private var kroneckerZeros: Int?
    /// What was found of the numbers, when rows are numbers.
    private var entries: WeightEntries?
    private var decimalColumn = DecimalColumn()

    /// A block without rows.
    ///
    /// - Parameter takesWeights: whether its rows are numbers.
    init(label: Label, line: MaskTextLine, takesWeights: Bool) {
        self.label = label
        self.line = line
        entries = takesWeights ? WeightEntries() : nil
    }

    /// Whether no row has been read.
    var isEmpty: Bool { firstRow == nil }

    /// The cells that the mask holds: those read so far, none for a layer that stays its pattern.
    var cellCount: Int { keptPattern == nil ? rowCount * columnCount : 0 }

    /// Whether the block is a layer.
    var isLayer: Bool {
        if case .layer = label { return true }
        return false
    }

    /// The layer of this name that the block is, or its transpose.
    func layer(named name: String, isTransposed: Bool) -> Layer {
        guard let pattern = keptPattern else { return Layer(name: name, mask: mask(isTransposed: isTransposed)) }
        return Layer(name: name, pattern: isTransposed ? pattern.transposed : pattern)
    }

    /// The mask, or its transpose.
    func mask(isTransposed: Bool) -> BitMatrix {
        let mask = kroneckerMask ?? BitMatrix(rowCount: rowCount, columnCount: columnCount, packedWords: words)
        return isTransposed ? mask.transposed() : mask
    }

    /// The shape of the mask, or of its transpose.
    func shape(isTransposed: Bool) -> LayerFit.Shape {
        let shape = LayerFit.Shape(rows: rowCount, columns: columnCount)
        return isTransposed ? shape.transposed : shape
    }

    /// What was found of the numbers of the block; of a pattern, its cells outside. Nil where rows are cells.
    var tally: EntryTally? {
        guard let entries else { return nil }
        return kroneckerZeros.map { EntryTally(zeros: $0) } ?? entries.tally
    }

    /// Makes the block the support of a pattern that is within the limits.
    mutating func setKronecker(_ pattern: KroneckerPattern, text: String, line: MaskTextLine) {
        kroneckerZeros = pattern.rowCount * (pattern.columnCount - pattern.c)
        firstRow = line
        kroneckerText = text
        (rowCount, columnCount) = (pattern.rowCount, pattern.columnCount)
        if isLayer, MaskLimits.keepsPattern(pattern) { keptPattern = pattern } else { kroneckerMask = pattern.mask }
    }

    /// Takes plain rows of the width of the first row from the scanner for as long as there are some and the limits
    /// allow.
    mutating func takePlainRows(from scanner: inout MaskLineScanner, limits: MaskLimits) {
        guard columnCount > 0, kroneckerText == nil, entries == nil else { return }
        let mostRows = min(limits.maxRows, limits.maxCells / columnCount)
        let wordsPerRow = wordCount(forBits: columnCount)
        var taken = true
        while taken, rowCount < mostRows {
            let start = words.count
            words.append(contentsOf: repeatElement(0, count: wordsPerRow))
            taken = words.withUnsafeMutableBufferPointer { words in
                scanner.takePlainRow(width: columnCount, into: UnsafeMutableBufferPointer(rebasing: words[start...]))
            }
            if taken { rowCount += 1 } else { words.removeLast(wordsPerRow) }
        }
    }

    /// Reads a line of cells of any kind, or of numbers.
    mutating func appendRow(_ line: MaskTextLine, source: MaskTextSource, limits: MaskLimits) throws(MaskFileError) {
        guard rowCount < limits.maxRows else {
            throw source.error(line, at: line.content.lowerBound, "expected at most \(limits.maxRows) rows, found more")
        }
        let widthOfFirst = firstRow == nil ? nil : columnCount
        let width =
            entries == nil
            ? try appendCells(line, source: source, expected: widthOfFirst, limits: limits)
            : try appendWeights(line, source: source, expected: widthOfFirst, limits: limits)
        if let firstRow, width < columnCount {
            throw source.error(
                line, at: line.content.upperBound,
                "expected \(entryCount(columnCount)) as in the first row of the block (line \(firstRow.number)), found \(width)"
            )
        }
        if firstRow == nil { firstRow = line }
        if entries == nil { decimalColumn.take(line, after: rowCount, source) }
        columnCount = width
        rowCount += 1
        if let complaint = limits.complaint(rows: rowCount, columns: columnCount) {
            throw source.error(line, at: line.content.lowerBound, complaint)
        }
    }

    /// Appends the cells of a line to the words, padded to whole words, and returns their number.
    private mutating func appendCells(
        _ line: MaskTextLine, source: MaskTextSource, expected: Int?, limits: MaskLimits
    ) throws(MaskFileError) -> Int {
        let kinds = cellKinds
        let mostCells = expected ?? limits.maxColumns
        var count = 0
        var word: UInt64 = 0
        for offset in line.content {
            let kind = kinds[Int(source.bytes[offset])]
            if kind > 1 {
                if kind == CellByte.blank.rawValue { continue }
                throw source.groupingError(line, upTo: offset) ?? unknownCharacter(line, source: source, at: offset)
            }
            guard count < mostCells else {
                throw source.groupingError(line, upTo: offset)
                    ?? tooManyEntries(line, source: source, at: offset, expected: expected, limits: limits)
            }
            word |= UInt64(kind) &<< UInt64(count & 63)
            count &+= 1
            if count & 63 == 0 {
                words.append(word)
                word = 0
            }
        }
        if count & 63 != 0 { words.append(word) }
        // Without white space there is one token, which may have any length.
        if count < line.content.count, let error = source.groupingError(line, upTo: line.content.upperBound) {
            throw error
        }
        return count
    }

    /// Appends a bit for each number of a line to the words, 1 for what is not zero, padded to whole words, and returns
    /// their number.
    private mutating func appendWeights(
        _ line: MaskTextLine, source: MaskTextSource, expected: Int?, limits: MaskLimits
    ) throws(MaskFileError) -> Int {
        try WeightEntries.requireUnambiguous(line, source)
        let mostNumbers = expected ?? limits.maxColumns
        var count = 0
        for token in RowTokens(line, source) {
            guard count < mostNumbers else {
                throw tooManyEntries(line, source: source, at: token.lowerBound, expected: expected, limits: limits)
            }
            if count & 63 == 0 { words.append(0) }
            if try entries?.take(token, line, source) == true { words[words.count - 1] |= 1 &<< UInt64(count & 63) }
            count += 1
        }
        return count
    }

    /// Requires that the rows are not the numbers of a column.
    func requireCells(_ source: MaskTextSource) throws(MaskFileError) {
        guard entries == nil, decimalColumn.isWhole(rowCount), let firstRow else { return }
        throw source.error(
            firstRow, at: firstRow.content.lowerBound,
            "expected rows of cells, found \(source.quotation(firstRow.content)) in a block that reads as one column of numbers; "
                + MaskTextSource.numberAdvice,
            ways: [.weights]
        )
    }

    private func tooManyEntries(
        _ line: MaskTextLine, source: MaskTextSource, at offset: Int, expected: Int?, limits: MaskLimits
    ) -> MaskFileError {
        guard let expected, let firstRow else {
            return source.error(line, at: offset, "expected at most \(limits.maxColumns) columns, found more")
        }
        let message =
            "expected \(entryCount(expected)) as in the first row of the block (line \(firstRow.number)), found more"
        return source.error(line, at: offset, message)
    }

    private func unknownCharacter(_ line: MaskTextLine, source: MaskTextSource, at offset: Int) -> MaskFileError {
        let found = source.characterName(at: offset)
        let cells = "expected a cell (1 x * ? inside, 0 . outside)"
        let headers = offset == line.content.lowerBound ? " \(Self.headers)" : ""
        let advice = isDecimal(line, source) ? "; \(MaskTextSource.numberAdvice)" : ""
        return source.error(
            line, at: offset, "\(cells)\(headers), found \(found)\(advice)",
            ways: advice.isEmpty ? [] : source.weightsIfNumber(line.content))
    }

    /// Whether a row is one number with a point or an exponent, as in a column of weights.
    private func isDecimal(_ line: MaskTextLine, _ source: MaskTextSource) -> Bool {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return !source.bytes[line.content].allSatisfy(digits.contains) && source.readsAsDecimal(line.content)
    }

    private func entryCount(_ count: Int) -> String {
        "\(count) \(entries == nil ? "cell" : "number")\(count == 1 ? "" : "s")"
    }

    /// What may stand at the beginning of a line instead of a row, as in messages.
    static let headers = "or a header ('I:', 'J:', 'layer NAME:', 'instance NAME', 'kron a,b,c,d')"
}

extension MaskBlock.Label: CustomStringConvertible {
    /// The header, as in messages.
    var description: String {
        switch self {
        case .none: return "a block without a header"
        case .left: return "'I:'"
        case .right: return "'J:'"
        case .layer(let name): return "'layer \(name):'"
        }
    }
}
