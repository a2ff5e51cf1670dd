/// The masks of an instance.
package enum MaskContent: Sendable {
    /// I and J.
    case factorization(left: PackedMask, right: PackedMask)
    /// Layers, input side first, each outputs × inputs.
    case network([PackedMask])
}

/// Reads `masks.txt`: rows of `1 x * ?` (inside) and `0 .` (outside), the headers `I:`, `J:`, `layer NAME:`,
/// `instance NAME`, blocks `kron a,b,c,d`, comments from `#` on. A blank line ends a block. The cells of a row stand
/// all next to one
/// another or all apart: in `0.1 0.0` the point may be that of a number. For the same reason a block such as `1.0`,
/// `0.0` is refused.
struct MaskReader {
    struct Entry: Sendable {
        /// nil: the file has no `instance` lines, and this is its only instance.
        let name: String?
        let content: MaskContent
    }

    struct Failure: Error {
        let line: Int
        let column: Int
        let reason: String
    }

    private enum Header: Equatable { case left, right, layer, none }

    private struct Block {
        let header: Header
        let line: Int
        var matrix: PackedMask?
        /// The rows that were read so far, packed.
        var words: [UInt64] = []
        var rows = 0
        var columns = 0
        /// Whether each row is one token of the digits 0 and 1 with one point.
        var isDecimal = true
        var hasZero = false
        var firstRow = (line: 0, column: 0)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var line = 1
    private var lineStart = 0
    private var cells = 0

    private var entries: [Entry] = []
    private var name: String?
    private var blocks: [Block] = []
    /// Whether the last block may still grow.
    private var isOpen = false

    /// What a byte is inside a row: 0 outside, 1 inside, 2 white space, 3 anything else.
    private let classes: [UInt8]

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        var classes = [UInt8](repeating: 3, count: 256)
        for byte in "0.".utf8 { classes[Int(byte)] = 0 }
        for byte in "1x*?".utf8 { classes[Int(byte)] = 1 }
        for byte in " \t".utf8 { classes[Int(byte)] = 2 }
        self.classes = classes
    }

    mutating func read() throws(Failure) -> [Entry] {
        // A byte order mark is what some editors begin UTF-8 with.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            lineStart = 3
        }
        while position < bytes.count {
            try readLine()
            line += 1
            lineStart = position
        }
        try finishInstance()
        return entries
    }

    // MARK: Lines

    private mutating func readLine() throws(Failure) {
        skipSpace()
        guard position < bytes.count, !isAtLineEnd else {
            // Blank lines between a header and its rows end nothing.
            if let block = blocks.last, block.rows > 0 || block.matrix != nil { isOpen = false }
            return try endLine()
        }
        let byte = bytes[position]
        if byte == UInt8(ascii: "#") { return try endLine() }
        if classes[Int(byte)] < 2 { return try readRow() }
        let start = position
        while position < bytes.count, !isAtLineEnd, bytes[position] != UInt8(ascii: "#") { position += 1 }
        guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
            throw failure("expected UTF-8", at: start)
        }
        try directive(trimmed(text), at: start)
        try endLine()
    }

    private mutating func directive(_ text: String, at start: Int) throws(Failure) {
        // By bytes: a mark that follows a space may be one character with it.
        let blank = text.utf8.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let words = blank.map { [String(text[..<$0]), trimmed(String(text[$0...]))] } ?? [text]
        if text == "I:" || text == "J:" {
            begin(text == "I:" ? .left : .right)
        } else if words.first == "instance", words.count == 2 {
            guard name != nil || blocks.isEmpty else {
                throw failure("a block before the first instance line", at: start)
            }
            if name != nil { try finishInstance() }
            guard !entries.contains(where: { $0.name == words[1] }) else {
                throw failure("this instance name is repeated", at: start)
            }
            name = words[1]
        } else if text == "layer:"
            || (words.first == "layer" && words.count == 2 && text.utf8.last == UInt8(ascii: ":"))
        {
            begin(.layer)
        } else if words.first == "kron", words.count == 2 {
            try kron(words[1], at: start)
        } else {
            throw failure("expected a row of cells, I:, J:, layer NAME:, kron a,b,c,d or instance NAME", at: start)
        }
    }

    private mutating func begin(_ header: Header) {
        blocks.append(Block(header: header, line: line))
        isOpen = true
    }

    /// The block that a row or `kron` belongs to: the open one, or a new one without header.
    private mutating func openBlock(at start: Int) throws(Failure) -> Int {
        if !isOpen {
            guard blocks.allSatisfy({ $0.header == .none }) else {
                throw failure("expected a header: a blank line ended the block", at: start)
            }
            begin(.none)
        }
        guard blocks[blocks.count - 1].matrix == nil else {
            throw failure("the block is given by kron already", at: start)
        }
        return blocks.count - 1
    }

    private mutating func readRow() throws(Failure) {
        let start = position
        let block = try openBlock(at: start)
        var words: [UInt64] = []
        // The rows are moved out while they grow, so that they are not copied.
        swap(&words, &blocks[block].words)
        var packer = RowPacker()
        /// Where the last cell stands, where the first token of several cells begins, and how many tokens there are.
        var lastCell = -2
        var group = -1
        var tokens = 0
        scan: while position < bytes.count {
            switch classes[Int(bytes[position])] {
            case 0: packer.append(false, to: &words)
            case 1: packer.append(true, to: &words)
            case 2:
                position += 1
                continue
            default: break scan
            }
            if lastCell < position - 1 { tokens += 1 } else if group < 0 { group = lastCell }
            lastCell = position
            position += 1
        }
        packer.finish(&words)
        swap(&words, &blocks[block].words)
        guard position == bytes.count || isAtLineEnd || bytes[position] == UInt8(ascii: "#") else { throw unexpected() }
        guard tokens == 1 || group < 0 else {
            throw failure("expected cells of one character, all separated or none", at: group)
        }
        noteDecimal(start...lastCell, isAlone: tokens == 1, in: block)
        if blocks[block].rows == 0 {
            blocks[block].columns = packer.count
            blocks[block].firstRow = (line, start - lineStart + 1)
        }
        guard packer.count == blocks[block].columns else {
            throw failure(
                "expected \(blocks[block].columns) cells as in the block's first row, found \(packer.count)", at: start)
        }
        blocks[block].rows += 1
        try count(packer.count, at: start)
        try endLine()
    }

    /// Notes whether a row still is a number of a column of numbers.
    private mutating func noteDecimal(_ row: ClosedRange<Int>, isAlone: Bool, in block: Int) {
        guard blocks[block].isDecimal else { return }
        let point = UInt8(ascii: ".")
        let zero = UInt8(ascii: "0")
        let one = UInt8(ascii: "1")
        let cells = bytes[row]
        blocks[block].isDecimal =
            isAlone && cells.count > 1 && cells.allSatisfy { $0 == point || $0 == zero || $0 == one }
            && cells.count(where: { $0 == point }) == 1
        if cells.contains(zero) { blocks[block].hasZero = true }
    }

    /// I_a ⊗ 1_{b×c} ⊗ I_d.
    private mutating func kron(_ text: String, at start: Int) throws(Failure) {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int(trimmed(String($0))) ?? 0 }
        guard numbers.count == 4, numbers.allSatisfy({ $0 >= 1 && $0 <= Limits.dimension }) else {
            throw failure("expected kron a,b,c,d with four positive integers", at: start)
        }
        let block = try openBlock(at: start)
        guard blocks[block].rows == 0 else { throw failure("kron stands for a whole block", at: start) }
        let (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
        var size = 1
        for factor in [a, b, d, a, c, d] {
            size *= factor
            guard size <= Limits.cells else { throw failure("the mask is too large for the checker", at: start) }
        }
        try count(size, at: start)
        let stride = PackedMask.words(for: a * c * d)
        var words = [UInt64](repeating: 0, count: a * b * d * stride)
        for row in 0..<a * b * d {
            for inner in 0..<c {
                let column = (row / (b * d) * c + inner) * d + row % d
                words[row * stride + column >> 6] |= 1 << UInt64(column & 63)
            }
        }
        blocks[block].matrix = PackedMask(rows: a * b * d, columns: a * c * d, words: words)
    }

    private mutating func count(_ more: Int, at start: Int) throws(Failure) {
        cells += more
        guard cells <= 2 * Limits.cells else { throw failure("the masks are too large for the checker", at: start) }
    }

    // MARK: Instances

    private mutating func finishInstance() throws(Failure) {
        isOpen = false
        var matrices: [PackedMask] = []
        for block in blocks {
            guard block.matrix != nil || block.rows > 0 else {
                throw Failure(line: block.line, column: 1, reason: "the block has no rows")
            }
            guard block.rows == 0 || !(block.isDecimal && block.hasZero) else {
                throw Failure(
                    line: block.firstRow.line, column: block.firstRow.column,
                    reason: "expected rows of cells, found a block that reads as one column of numbers")
            }
            matrices.append(block.matrix ?? PackedMask(rows: block.rows, columns: block.columns, words: block.words))
        }
        let headers = blocks.map(\.header)
        blocks = []
        if headers == [.left, .right] || headers == [.none, .none] {
            guard matrices[0].columns == matrices[1].columns else {
                throw failure("I has \(matrices[0].columns) columns and J has \(matrices[1].columns)")
            }
            entries.append(.init(name: name, content: .factorization(left: matrices[0], right: matrices[1])))
        } else if headers == [.right, .left] {
            guard matrices[0].columns == matrices[1].columns else {
                throw failure("I has \(matrices[1].columns) columns and J has \(matrices[0].columns)")
            }
            entries.append(.init(name: name, content: .factorization(left: matrices[1], right: matrices[0])))
        } else if !headers.isEmpty, headers.allSatisfy({ $0 == .layer }) {
            for (earlier, later) in zip(matrices, matrices.dropFirst()) where earlier.rows != later.columns {
                throw failure("a layer with \(earlier.rows) outputs is followed by one with \(later.columns) inputs")
            }
            entries.append(.init(name: name, content: .network(matrices)))
        } else {
            throw failure("expected an instance to end here: the blocks I and J, two blocks without headers, or layers")
        }
    }

    // MARK: Bytes

    private var isAtLineEnd: Bool {
        let byte = bytes[position]
        return byte == UInt8(ascii: "\n")
            || (byte == UInt8(ascii: "\r")
                && (position + 1 == bytes.count || bytes[position + 1] == UInt8(ascii: "\n")))
    }

    private mutating func skipSpace() {
        while position < bytes.count, classes[Int(bytes[position])] == 2 { position += 1 }
    }

    /// Passes a comment and the end of the line; anything else here is an error.
    private mutating func endLine() throws(Failure) {
        if position < bytes.count, bytes[position] == UInt8(ascii: "#") {
            let start = position
            while position < bytes.count, !isAtLineEnd { position += 1 }
            guard String(validating: bytes[start..<position], as: UTF8.self) != nil else {
                throw failure("expected UTF-8", at: start)
            }
        }
        guard position < bytes.count else { return }
        guard isAtLineEnd else { throw unexpected() }
        position += bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count ? 2 : 1
    }

    private func trimmed(_ text: String) -> String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        let rest = text.unicodeScalars.drop(while: isSpace)
        let end = rest.lastIndex { !isSpace($0) }.map { rest.index(after: $0) } ?? rest.startIndex
        return String(rest[..<end])
    }

    private func unexpected() -> Failure { failure("expected a cell (1 x * ? or 0 .) or the end of the line") }

    private func failure(_ reason: String, at offset: Int? = nil) -> Failure {
        Failure(line: line, column: (offset ?? position) - lineStart + 1, reason: reason)
    }
}
