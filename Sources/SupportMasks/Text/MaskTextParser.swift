/// How a mask file is read.
public struct MaskTextOptions: Hashable, Sendable {
    /// Whether rows are numbers with white space between them, and inside the support is what is not zero.
    public var takesWeights: Bool
    /// How the masks are taken: in which order layers are written, and whether every mask is written transposed.
    public var convention: LayerFit.Convention
    /// How large the masks may be.
    public var limits: MaskLimits

    /// Options; those left out are the standard ones: rows of cells, layers input side first, outputs × inputs.
    public init(
        takesWeights: Bool = false, convention: LayerFit.Convention = LayerFit.Convention(),
        limits: MaskLimits = .standard
    ) {
        (self.takesWeights, self.convention, self.limits) = (takesWeights, convention, limits)
    }
}

// One pass over the lines. A block is open from its header (or its first row) to a blank line or the next header; a
// line that is only a comment is as if it were not there. Rows are taken directly while they are plain.

/// Reads the instances of one mask file.
struct MaskTextParser {
    private var text: MaskText
    private let options: MaskTextOptions
    private var draft: MaskInstanceDraft
    private var open: MaskBlock?
    private var instances: [ReadInstance] = []
    private var lineOfName: [String: Int] = [:]
    private var totalCells = 0

    /// A parser of a text.
    ///
    /// - Parameter defaultName: the name of the instance of a file without `instance` lines.
    init(_ text: MaskText, defaultName: String, options: MaskTextOptions) {
        (self.text, self.options) = (text, options)
        draft = MaskInstanceDraft(name: defaultName, declaration: nil)
    }

    /// All instances of the text, at least one.
    mutating func parse() throws(MaskFileError) -> [ReadInstance] {
        while true {
            open?.takePlainRows(from: &text, limits: options.limits)
            guard try text.advance() else { break }
            if !text.line.content.isEmpty {
                try takeLine()
            } else if !text.line.hasComment, open?.isEmpty == false {
                try closeBlock(found: "a blank line")
            }
        }
        try closeBlock(found: "the end of the file")
        if draft.declaration == nil, draft.firstLine == nil {
            let found = text.bytes.count == text.start ? "an empty file" : "only comments and blank lines"
            throw MaskFileError(file: text.file, message: "expected a mask, found \(found)")
        }
        try finishInstance(found: "the end of the file")
        return instances
    }

    /// Takes the current line; one that begins as a header must be one to its end.
    private mutating func takeLine() throws(MaskFileError) {
        let isWord = "IJlik".utf8.contains(text.bytes[text.line.content.lowerBound])
        guard isWord else { return try takeRow() }
        if let rest = rest(after: "I:") {
            try beginBlock(.left, rest)
        } else if let rest = rest(after: "J:") {
            try beginBlock(.right, rest)
        } else if let rest = rest(after: "layer") {
            try beginLayer(rest)
        } else if let rest = rest(after: "instance") {
            try beginInstance(try name(rest, after: "instance"))
        } else if let rest = rest(after: "kron") {
            try takeKronecker(rest)
        } else {
            try takeRow()
        }
    }

    /// What follows a word at the beginning of the current line, without white space at either side; nil if the line
    /// does not begin with the word, or goes on with another character than white space or a colon.
    private func rest(after word: StaticString) -> Range<Int>? {
        let content = text.line.content
        let end = content.lowerBound + word.utf8CodeUnitCount
        guard end <= content.upperBound, word.withUTF8Buffer({ text.bytes[content].starts(with: $0) }) else {
            return nil
        }
        let isWhole =
            end == content.upperBound || isBlank(text.bytes[end])
            || [end - 1, end].contains { text.bytes[$0] == UInt8(ascii: ":") }
        return isWhole ? text.trimmed(end..<content.upperBound) : nil
    }

    /// A range as a name: not empty, no control characters.
    private func name(_ range: Range<Int>, after word: String) throws(MaskFileError) -> String {
        guard !range.isEmpty else {
            throw text.error("expected a name after '\(word)', found none", at: range.lowerBound)
        }
        // layer:fc1: may have been meant to be anything.
        guard range.lowerBound > text.line.content.lowerBound + word.utf8.count else {
            throw text.error("expected a space after '\(word)', found ':'", at: range.lowerBound)
        }
        let name = text.string(range)
        if let control = name.unicodeScalars.firstIndex(where: { $0.properties.generalCategory == .control }) {
            throw text.error(
                "expected a name without control characters, found \(name.unicodeScalars[control].codePoint)",
                at: range.lowerBound + name.utf8.distance(from: name.startIndex, to: control))
        }
        return name
    }

    // MARK: Instances

    private mutating func beginInstance(_ name: String) throws(MaskFileError) {
        let found = text.quoted(text.line.content)
        try closeBlock(found: found)
        if draft.declaration != nil {
            try finishInstance(found: found)
        } else if let first = draft.firstLine {
            throw text.error(
                "expected every instance to begin with 'instance NAME', found masks before the first (line \(first))")
        }
        if let earlier = lineOfName.updateValue(text.line.number, forKey: name) {
            throw text.error("expected instances with different names, found \(found) again (first on line \(earlier))")
        }
        draft = MaskInstanceDraft(name: name, declaration: text.line)
    }

    private mutating func finishInstance(found: String) throws(MaskFileError) {
        instances.append(try draft.finished(text, found: found, options.convention))
    }

    // MARK: Blocks

    private mutating func beginLayer(_ rest: Range<Int>) throws(MaskFileError) {
        let content = text.line.content
        guard text.bytes[content.upperBound - 1] == UInt8(ascii: ":") else {
            let last = text.bytes[content].lastIndex { $0 & 0xC0 != 0x80 } ?? content.lowerBound
            throw text.error(
                "expected ':' at the end of a layer's header, found \(text.character(at: last))", at: last)
        }
        let name = try name(text.trimmed(rest.lowerBound..<content.upperBound - 1), after: "layer")
        try beginBlock(.layer(name), content.upperBound..<content.upperBound)
    }

    /// - Parameter rest: what stands behind the header.
    private mutating func beginBlock(_ label: MaskBlock.Label, _ rest: Range<Int>) throws(MaskFileError) {
        guard rest.isEmpty else {
            throw text.error(
                "expected the end of the line after \(label), found \(text.character(at: rest.lowerBound))",
                at: rest.lowerBound)
        }
        let found = text.quoted(text.line.content)
        try closeBlock(found: found)
        try requireMayBegin(label, found: found)
        open = MaskBlock(label: label, line: text.line, takesWeights: options.takesWeights)
    }

    private mutating func closeBlock(found: String) throws(MaskFileError) {
        guard let block = open else { return }
        guard let firstRow = block.firstRow else {
            throw text.error("expected rows after \(block.label) (line \(block.line.number)), found \(found)")
        }
        try block.requireCells(text)
        try requireTotal(adding: block.cellCount, firstRow)
        totalCells += block.cellCount
        draft.append(block)
        open = nil
    }

    private func requireMayBegin(_ label: MaskBlock.Label, found: String) throws(MaskFileError) {
        if let complaint = draft.complaint(about: label, found: found) { throw text.error(complaint) }
    }

    private func requireTotal(adding cells: Int, _ line: MaskLine) throws(MaskFileError) {
        let most = options.limits.maxTotalCells
        guard totalCells <= most - cells else {
            throw text.error("expected at most \(most) cells in all masks of a file, found more", in: line)
        }
    }

    // MARK: Contents of blocks

    private mutating func takeRow() throws(MaskFileError) {
        if let kronecker = open?.kroneckerText {
            throw text.error("expected a blank line or a header after \(kronecker), found a row")
        }
        if open == nil {
            // A misspelt header reads as a row: what is wrong with it is its characters.
            if text.beginsRow(ofNumbers: options.takesWeights) { try requireMayBegin(.none, found: "a row") }
            open = MaskBlock(label: .none, line: text.line, takesWeights: options.takesWeights)
        }
        // In place: a copy of the block would copy its rows.
        try open?.appendRow(text, limits: options.limits)
    }

    private mutating func takeKronecker(_ arguments: Range<Int>) throws(MaskFileError) {
        let found = text.quoted(text.line.content)
        if let current = open, !current.isEmpty {
            let expected =
                current.kroneckerText.map { "a blank line or a header after \($0)" }
                ?? "a row, a blank line or a header"
            throw text.error("expected \(expected), found \(found)")
        }
        if open == nil { try requireMayBegin(.none, found: found) }
        var block = open ?? MaskBlock(label: .none, line: text.line, takesWeights: options.takesWeights)
        block.setKronecker(try pattern(arguments, isLayer: block.isLayer), in: text)
        try requireTotal(adding: block.cellCount, text.line)
        open = block
    }

    /// The pattern of the current `kron` line, within the limits.
    ///
    /// - Parameter isLayer: whether the block is a layer, which may be held as its pattern.
    private func pattern(_ arguments: Range<Int>, isLayer: Bool) throws(MaskFileError) -> KroneckerPattern {
        let pieces = text.bytes[arguments].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard pieces.count == 4 else {
            let found = arguments.isEmpty ? "none" : String(pieces.count)
            throw text.error(
                "expected four numbers a,b,c,d after 'kron', found \(found)", at: arguments.lowerBound)
        }
        var numbers: [Int] = []
        for piece in pieces { numbers.append(try positiveInteger(text.trimmed(piece.startIndex..<piece.endIndex))) }
        let (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
        let pattern = KroneckerPattern(a, b, c, d)
        if isLayer, let pattern, MaskLimits.keepsPattern(pattern) { return pattern }
        let (rows, columns) = (checkedProduct([a, b, d]), checkedProduct([a, c, d]))
        let complaint = options.limits.complaint(rows: rows, columns: columns)
        guard let pattern, complaint == nil else {
            throw text.error(complaint ?? "expected a smaller support", at: arguments.lowerBound)
        }
        return pattern
    }

    private func positiveInteger(_ range: Range<Int>) throws(MaskFileError) -> Int {
        let found = range.isEmpty ? "nothing" : text.quoted(range)
        let isNumber = !range.isEmpty && text.bytes[range].allSatisfy(isDigit)
        guard let value = isNumber ? Int(text.string(range)) : 0 else {
            throw text.error("expected an integer of at most \(Int.max), found \(found)", at: range.lowerBound)
        }
        guard value > 0 else { throw text.error("expected a positive integer, found \(found)", at: range.lowerBound) }
        return value
    }
}
