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

    init(label: Label, line: MaskTextLine) {
        self.label = label
        self.line = line
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

    /// The layer of this name that the block is.
    func layer(named name: String) -> Layer {
        keptPattern.map { Layer(name: name, pattern: $0) } ?? Layer(name: name, mask: mask())
    }

    /// The mask.
    func mask() -> BitMatrix {
        kroneckerMask ?? BitMatrix(rowCount: rowCount, columnCount: columnCount, packedWords: words)
    }

    /// Makes the block the support of a pattern that is within the limits.
    mutating func setKronecker(_ pattern: KroneckerPattern, text: String, line: MaskTextLine) {
        firstRow = line
        kroneckerText = text
        (rowCount, columnCount) = (pattern.rowCount, pattern.columnCount)
        if isLayer, MaskLimits.keepsPattern(pattern) { keptPattern = pattern } else { kroneckerMask = pattern.mask }
    }

    /// Takes plain rows of the width of the first row from the scanner for as long as there are some and the limits allow.
    mutating func takePlainRows(from scanner: inout MaskLineScanner, limits: MaskLimits) {
        guard columnCount > 0, kroneckerText == nil else { return }
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

    /// Reads a line of cells of any kind.
    mutating func appendRow(_ line: MaskTextLine, source: MaskTextSource, limits: MaskLimits) throws(MaskFileError) {
        guard rowCount < limits.maxRows else {
            throw source.error(line, at: line.content.lowerBound, "expected at most \(limits.maxRows) rows, found more")
        }
        let widthOfFirst = firstRow == nil ? nil : columnCount
        let width = try appendCells(line, source: source, expected: widthOfFirst, limits: limits)
        if let firstRow, width < columnCount {
            throw source.error(
                line, at: line.content.upperBound,
                "expected \(cells(columnCount)) as in the first row of the block (line \(firstRow.number)), found \(width)"
            )
        }
        if firstRow == nil { firstRow = line }
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
                throw unknownCharacter(line, source: source, at: offset)
            }
            guard count < mostCells else { throw tooManyCells(line, source: source, at: offset, expected: expected, limits: limits) }
            word |= UInt64(kind) &<< UInt64(count & 63)
            count &+= 1
            if count & 63 == 0 {
                words.append(word)
                word = 0
            }
        }
        if count & 63 != 0 { words.append(word) }
        return count
    }

    private func tooManyCells(
        _ line: MaskTextLine, source: MaskTextSource, at offset: Int, expected: Int?, limits: MaskLimits
    ) -> MaskFileError {
        guard let expected, let firstRow else {
            return source.error(line, at: offset, "expected at most \(limits.maxColumns) columns, found more")
        }
        let message = "expected \(cells(expected)) as in the first row of the block (line \(firstRow.number)), found more"
        return source.error(line, at: offset, message)
    }

    private func unknownCharacter(_ line: MaskTextLine, source: MaskTextSource, at offset: Int) -> MaskFileError {
        let found = source.characterName(at: offset)
        let cells = "expected a cell (1 x * ? inside, 0 . outside)"
        guard offset == line.content.lowerBound else { return source.error(line, at: offset, "\(cells), found \(found)") }
        let headers = "or a header ('I:', 'J:', 'layer NAME:', 'instance NAME', 'kron a,b,c,d')"
        return source.error(line, at: offset, "\(cells) \(headers), found \(found)")
    }

    private func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
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
