// One pass over the lines. A block is open from its header (or its first row) to a blank line or the next header; a
// line that is
// only a comment is as if it were not there. Rows are taken from the scanner directly while they are plain.

/// Reads the instances of one mask file.
struct MaskTextParser {
    private let source: MaskTextSource
    private let options: MaskTextOptions
    private let limits: MaskLimits
    private var scanner: MaskLineScanner
    private var draft: MaskInstanceDraft
    private var open: MaskBlock?
    private var instances: [PlacedInstance] = []
    private var lineOfName: [String: Int] = [:]
    private var totalCells = 0

    /// A parser of a text.
    ///
    /// - Parameter defaultName: the name of the instance of a file without `instance` lines.
    init(_ source: MaskTextSource, defaultName: String, options: MaskTextOptions) {
        self.source = source
        self.options = options
        limits = options.limits
        scanner = MaskLineScanner(source)
        draft = MaskInstanceDraft(name: defaultName, declaration: nil)
    }

    /// All instances of the text, at least one.
    mutating func parse() throws(MaskFileError) -> [PlacedInstance] {
        while true {
            open?.takePlainRows(from: &scanner, limits: limits)
            guard let line = try scanner.next() else { break }
            if !line.content.isEmpty {
                try take(line)
            } else if !line.hasComment, open?.isEmpty == false {
                try closeBlock(at: line, found: "a blank line")
            }
        }
        let end = scanner.endOfFile
        try closeBlock(at: end, found: "the end of the file")
        if draft.declaration == nil, draft.lastBlock == nil {
            let found = source.bytes.count == source.textStart ? "an empty file" : "only comments and blank lines"
            throw MaskFileError(file: source.file, line: 1, column: 1, message: "expected a mask, found \(found)")
        }
        try finishInstance(at: end, found: "the end of the file")
        return instances
    }

    private mutating func take(_ line: MaskTextLine) throws(MaskFileError) {
        switch try MaskLineKind(line, source: source) {
        case .instance(let name): try beginInstance(name, line)
        case .header(let label): try beginBlock(label, line)
        case .kronecker(let arguments): try takeKronecker(arguments, line)
        case .row: try takeRow(line)
        }
    }

    private mutating func beginInstance(_ name: String, _ line: MaskTextLine) throws(MaskFileError) {
        let found = source.quotation(line.content)
        try closeBlock(at: line, found: found)
        if draft.declaration != nil {
            try finishInstance(at: line, found: found)
        } else if let first = draft.firstLine {
            throw source.error(
                line, at: line.content.lowerBound,
                "expected every instance to begin with 'instance NAME', found masks before the first (line \(first))"
            )
        }
        if let earlier = lineOfName[name] {
            throw source.error(
                line, at: line.content.lowerBound,
                "expected instances with different names, found \(found) again (first on line \(earlier))"
            )
        }
        lineOfName[name] = line.number
        draft = MaskInstanceDraft(name: name, declaration: line)
    }

    private mutating func beginBlock(_ label: MaskBlock.Label, _ line: MaskTextLine) throws(MaskFileError) {
        let found = source.quotation(line.content)
        try closeBlock(at: line, found: found)
        try requireMayBegin(label, line, found: found)
        open = MaskBlock(label: label, line: line, takesWeights: options.takesWeights)
    }

    private mutating func takeRow(_ line: MaskTextLine) throws(MaskFileError) {
        if let text = open?.kroneckerText {
            throw source.error(
                line, at: line.content.lowerBound, "expected a blank line or a header after \(text), found a row")
        }
        if open == nil {
            // A misspelt header reads as a row: what is wrong with it is its characters.
            if beginsAsRow(line) { try requireMayBegin(.none, line, found: "a row") }
            open = MaskBlock(label: .none, line: line, takesWeights: options.takesWeights)
        }
        // In place: a copy of the block would copy its rows.
        try open?.appendRow(line, source: source, limits: limits)
    }

    /// Whether a line begins with what a row begins with: a cell, or a number where rows are numbers.
    private func beginsAsRow(_ line: MaskTextLine) -> Bool {
        guard options.takesWeights else { return CellByte(source.bytes[line.content.lowerBound]) != .other }
        return RowTokens(line, source).first { _ in true }.map { source.writtenNumber($0) != nil } ?? false
    }

    private mutating func takeKronecker(_ arguments: Range<Int>, _ line: MaskTextLine) throws(MaskFileError) {
        let found = source.quotation(line.content)
        if let current = open, !current.isEmpty {
            let expected =
                current.kroneckerText.map { "a blank line or a header after \($0)" }
                ?? "a row, a blank line or a header"
            throw source.error(line, at: line.content.lowerBound, "expected \(expected), found \(found)")
        }
        if open == nil { try requireMayBegin(.none, line, found: found) }
        var block = open ?? MaskBlock(label: .none, line: line, takesWeights: options.takesWeights)
        let pattern = try kroneckerPattern(arguments, line, isLayer: block.isLayer, source: source, limits: limits)
        if !(block.isLayer && MaskLimits.keepsPattern(pattern)) {
            try requireTotal(adding: pattern.rowCount * pattern.columnCount, line)
        }
        block.setKronecker(pattern, text: found, line: line)
        open = block
    }

    private func requireMayBegin(_ label: MaskBlock.Label, _ line: MaskTextLine, found: String) throws(MaskFileError) {
        if let complaint = draft.complaint(about: label, found: found) {
            throw source.error(line, at: line.content.lowerBound, complaint)
        }
    }

    private func requireTotal(adding cells: Int, _ line: MaskTextLine) throws(MaskFileError) {
        guard totalCells <= limits.maxTotalCells - cells else {
            throw source.error(
                line, at: line.content.lowerBound,
                "expected at most \(limits.maxTotalCells) cells in all masks of a file, found more"
            )
        }
    }

    private mutating func closeBlock(at place: MaskTextLine, found: String) throws(MaskFileError) {
        guard let block = open else { return }
        guard let firstRow = block.firstRow else {
            throw source.error(
                place, at: place.content.lowerBound,
                "expected rows after \(block.label) (line \(block.line.number)), found \(found)"
            )
        }
        try block.requireCells(source)
        try requireTotal(adding: block.cellCount, firstRow)
        totalCells += block.cellCount
        draft.append(block)
        open = nil
    }

    private mutating func finishInstance(at place: MaskTextLine, found: String) throws(MaskFileError) {
        instances.append(try draft.finished(source: source, place: place, found: found, convention: options.convention))
    }
}
