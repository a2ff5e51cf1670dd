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
    let line: MaskLine
    /// The line of the first row or of the `kron` line.
    private(set) var firstRow: MaskLine?
    /// The `kron` line as it was written, when the mask is given by one.
    private(set) var kroneckerText: String?
    private var pattern: KroneckerPattern?
    private(set) var rowCount = 0
    private(set) var columnCount = 0
    private var words: [UInt64] = []
    /// What was found of the numbers; nil where rows are cells.
    private var entries: (zeros: Int, others: MagnitudeHistogram)?
    /// The first rows that are each one number: a token of the digits 0 and 1 with a point.
    private var decimals = (rows: 0, haveZero: false)

    /// A block without rows.
    ///
    /// - Parameter takesWeights: whether its rows are numbers.
    init(label: Label, line: MaskLine, takesWeights: Bool) {
        self.label = label
        self.line = line
        entries = takesWeights ? (0, MagnitudeHistogram()) : nil
    }

    /// Whether no row has been read.
    var isEmpty: Bool { firstRow == nil }

    /// The cells that the mask holds: those read so far, none for a layer that stays its pattern.
    var cellCount: Int { isKept ? 0 : rowCount * columnCount }

    /// The name of the layer that the block is; "" for I and J.
    var name: String { if case .layer(let name) = label { name } else { "" } }

    /// Whether the block is a layer.
    var isLayer: Bool { !name.isEmpty }

    /// Whether the block is a layer that is too large to be written out.
    private var isKept: Bool { isLayer && pattern.map(MaskLimits.keepsPattern) == true }

    /// The layer that the block is, or its transpose; I and J as if they were one.
    func layer(isTransposed: Bool) -> Layer {
        if isKept, let pattern { return Layer(name: name, pattern: isTransposed ? pattern.transposed : pattern) }
        let mask = pattern?.mask ?? BitMatrix(rowCount: rowCount, columnCount: columnCount, packedWords: words)
        return Layer(name: name, mask: isTransposed ? mask.transposed() : mask)
    }

    /// What was found of the numbers of the block; of a pattern, its cells outside. Nil where rows are cells.
    var tally: EntryTally? {
        entries.map { entries in
            pattern.map { EntryTally(zeros: $0.rowCount * ($0.columnCount - $0.c)) }
                ?? EntryTally(zeros: entries.zeros, tiny: entries.others.tinyCount)
        }
    }

    /// Makes the block the support of a pattern, which the current line gives.
    mutating func setKronecker(_ pattern: KroneckerPattern, in text: MaskText) {
        (firstRow, kroneckerText) = (text.line, text.quoted(text.line.content))
        (rowCount, columnCount) = (pattern.rowCount, pattern.columnCount)
        self.pattern = pattern
    }

    // MARK: Rows

    /// Takes plain rows of the width of the first row for as long as there are some and the limits allow.
    mutating func takePlainRows(from text: inout MaskText, limits: MaskLimits) {
        guard columnCount > 0, pattern == nil, entries == nil else { return }
        let mostRows = min(limits.maxRows, limits.maxCells / columnCount)
        let wordsPerRow = wordCount(forBits: columnCount)
        while rowCount < mostRows {
            let start = words.count
            words.append(contentsOf: repeatElement(0, count: wordsPerRow))
            let isTaken = words.withUnsafeMutableBufferPointer { words in
                text.takePlainRow(width: columnCount, into: UnsafeMutableBufferPointer(rebasing: words[start...]))
            }
            guard isTaken else { return words.removeLast(wordsPerRow) }
            rowCount += 1
        }
    }

    /// Reads the current line as a row of cells of any kind, or of numbers.
    mutating func appendRow(_ text: MaskText, limits: MaskLimits) throws(MaskFileError) {
        guard rowCount < limits.maxRows else {
            throw text.error("expected at most \(limits.maxRows) rows, found more")
        }
        let most = isEmpty ? limits.maxColumns : columnCount
        let width = entries == nil ? try appendCells(text, most: most) : try appendNumbers(text, most: most)
        if let firstRow, width < columnCount {
            throw text.error("\(expectedWidth(firstRow)), found \(width)", at: text.line.content.upperBound)
        }
        if entries == nil { countDecimal(text) }
        firstRow = firstRow ?? text.line
        columnCount = width
        rowCount += 1
        if let complaint = limits.complaint(rows: rowCount, columns: columnCount) { throw text.error(complaint) }
    }

    /// Appends the cells of a row to the words, padded to whole words, and returns their number.
    private mutating func appendCells(_ text: MaskText, most: Int) throws(MaskFileError) -> Int {
        let kinds = cellKinds
        var count = 0
        var word: UInt64 = 0
        // 1 after a cell, and 1 when two cells stand together; without branches, which would be guessed wrongly.
        var (previous, neighbours) = (0, 0)
        for offset in text.line.content {
            let kind = kinds[Int(text.bytes[offset])]
            if kind > 1 || count == most {
                if kind == 2 {
                    previous = 0
                    continue
                }
                if let error = text.groupingError(upTo: offset) { throw error }
                throw kind < 2 ? tooMany(text, at: offset, most: most) : text.noCellError(at: offset)
            }
            neighbours |= previous
            previous = 1
            word |= UInt64(kind) &<< UInt64(count & 63)
            count &+= 1
            if count & 63 == 0 {
                words.append(word)
                word = 0
            }
        }
        if count & 63 != 0 { words.append(word) }
        // Without white space there is one token, which may have any length.
        let content = text.line.content
        if neighbours == 1, count < content.count, let error = text.groupingError(upTo: content.upperBound) {
            throw error
        }
        return count
    }

    /// Appends a bit for each number of a row to the words, 1 for what is not zero, padded to whole words, and returns
    /// their number.
    private mutating func appendNumbers(_ text: MaskText, most: Int) throws(MaskFileError) -> Int {
        let content = text.line.content
        if content.count > 1, text.isBinary(content) {
            throw text.error(
                "expected numbers with white space between them, found \(text.quoted(content)), which may be cells or one number"
            )
        }
        var count = 0
        var rest = content
        while let token = text.token(in: rest) {
            rest = token.upperBound..<content.upperBound
            guard count < most else { throw tooMany(text, at: token.lowerBound, most: most) }
            if count & 63 == 0 { words.append(0) }
            if let exponent = try text.exponent(token) {
                entries?.others.add(exponent: exponent)
                words[words.count - 1] |= 1 &<< UInt64(count & 63)
            } else {
                entries?.zeros += 1
            }
            count += 1
        }
        return count
    }

    private func tooMany(_ text: MaskText, at offset: Int, most: Int) -> MaskFileError {
        text.error(
            firstRow.map { expectedWidth($0) + ", found more" } ?? "expected at most \(most) columns, found more",
            at: offset)
    }

    private func expectedWidth(_ firstRow: MaskLine) -> String {
        "expected \(columnCount) \(entries == nil ? "cell" : "number")\(columnCount == 1 ? "" : "s") as in the first row of the block (line \(firstRow.number))"
    }

    // MARK: Columns of numbers

    // `numpy.savetxt` writes a mask of one column as numbers, and every such row is a row of cells as well. A block that
    // writes outside cells with points alone, as `1.` and `.1`, is a mask; one that has 0 beside the point is taken for
    // numbers.

    /// Looks at a row of cells. O(bytes), O(1) after a row that is no number.
    private mutating func countDecimal(_ text: MaskText) {
        guard decimals.rows == rowCount, text.line.content.count > 1 else { return }
        let row = text.bytes[text.line.content]
        guard row.allSatisfy({ $0 | 1 == 0x31 || $0 == UInt8(ascii: ".") }),
            row.count(where: { $0 == UInt8(ascii: ".") }) == 1
        else { return }
        decimals.rows += 1
        if row.contains(UInt8(ascii: "0")) { decimals.haveZero = true }
    }

    /// Requires that the rows are not the numbers of a column.
    func requireCells(_ text: MaskText) throws(MaskFileError) {
        guard entries == nil, decimals == (rowCount, true), let firstRow else { return }
        throw text.error(
            "expected rows of cells, found \(text.quoted(firstRow.content)) in a block that reads as one column of numbers; "
                + MaskText.numberAdvice, in: firstRow, ways: [.weights])
    }
}

extension MaskBlock.Label: CustomStringConvertible {
    /// The header, as in messages.
    var description: String {
        switch self {
        case .none: "a block without a header"
        case .left: "'I:'"
        case .right: "'J:'"
        case .layer(let name): "'layer \(name):'"
        }
    }
}
