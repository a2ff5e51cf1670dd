import ExactArithmetic
import MaskFiles
import SupportTheory

/// The numbers of a matrix in the MatrixMarket exchange form, as they are written: real, integer or pattern; general,
/// symmetric or skew-symmetric.
struct MatrixMarketNumbers {
    private enum Symmetry: String {
        case general, symmetric
        case skewSymmetric = "skew-symmetric"
    }

    private let path: String
    /// The words of each line that holds some, with its number from 1.
    private var lines: [(number: Int, words: [String])]
    private var next = 0

    private init(_ text: String, _ path: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }.map(String.init)
            let isComment = index > 0 && words.first?.hasPrefix("%") == true
            return words.isEmpty || isComment ? nil : (index + 1, words)
        }
    }

    /// - Throws: for what is no such file, for places that are outside or occur twice, and for numbers that are none.
    static func read(_ text: String, path: String) throws(MaskFilesError) -> TargetMatrix {
        var reader = MatrixMarketNumbers(text, path)
        return try reader.matrix()
    }

    private mutating func matrix() throws(MaskFilesError) -> TargetMatrix {
        let header = try line("the header").words.map { $0.lowercased() }
        guard header.count == 5, header[1] == "matrix", let symmetry = Symmetry(rawValue: header[4]),
            ["coordinate", "array"].contains(header[2])
        else { throw error("expected '%%MatrixMarket matrix coordinate|array FIELD SYMMETRY' of real numbers") }
        let isPattern = header[3] == "pattern" && header[2] == "coordinate"
        guard isPattern || ["real", "double", "integer", "unsigned-integer"].contains(header[3]) else {
            throw error("expected real or integer entries, found '\(header[3])'")
        }
        let sizes = try line("the sizes").words.map { Int($0) ?? -1 }
        guard sizes.count == (header[2] == "array" ? 2 : 3), sizes.allSatisfy({ $0 >= 0 }), sizes[0] > 0, sizes[1] > 0
        else { throw error("expected the numbers of rows, columns and (of a coordinate matrix) entries") }
        guard symmetry == .general || sizes[0] == sizes[1] else {
            throw error("expected a square matrix, as it is \(symmetry.rawValue)")
        }
        var matrix = try TargetMatrix(rowCount: sizes[0], columnCount: sizes[1], path: path)
        if header[2] == "array" {
            for column in 0..<sizes[1] {
                let first = symmetry == .general ? 0 : symmetry == .symmetric ? column : column + 1
                for row in first..<max(first, sizes[0]) {
                    let words = try line("an entry").words
                    guard words.count == 1 else { throw error("expected one number") }
                    try take(words[0], row, column, symmetry, &matrix)
                }
            }
        } else {
            for _ in 0..<sizes[2] { try takeListed(isPattern, symmetry, &matrix) }
        }
        guard next == lines.count else {
            next += 1
            throw error("expected the file to end, found more")
        }
        return matrix
    }

    private mutating func takeListed(_ isPattern: Bool, _ symmetry: Symmetry, _ matrix: inout TargetMatrix)
        throws(MaskFilesError)
    {
        let words = try line("an entry").words
        guard words.count == (isPattern ? 2 : 3), let row = Int(words[0]), let column = Int(words[1]),
            (1...matrix.rowCount).contains(row), (1...matrix.columnCount).contains(column)
        else { throw error("expected a row and a column of the matrix\(isPattern ? "" : ", and a number")") }
        guard symmetry == .general || row > column || row == column && symmetry == .symmetric else {
            throw error("expected an entry below the diagonal of a \(symmetry.rawValue) matrix")
        }
        try take(isPattern ? "1" : words[2], row - 1, column - 1, symmetry, &matrix)
    }

    private func take(
        _ text: String, _ row: Int, _ column: Int, _ symmetry: Symmetry, _ matrix: inout TargetMatrix
    ) throws(MaskFilesError) {
        guard let value = Rational(decimal: text) else { throw error("expected a finite number, found '\(text)'") }
        guard matrix.set(value, Cell(row: row, column: column)) else { throw error("expected every place once") }
        if symmetry != .general, row != column {
            _ = matrix.set(symmetry == .symmetric ? value : -value, Cell(row: column, column: row))
        }
    }

    private mutating func line(_ what: String) throws(MaskFilesError) -> (number: Int, words: [String]) {
        guard next < lines.count else {
            throw MaskFilesError(file: path, message: "expected \(what), found the file's end")
        }
        next += 1
        return lines[next - 1]
    }

    /// An error in the line that was taken last.
    private func error(_ message: String) -> MaskFilesError {
        MaskFilesError(file: path, place: .line(lines[next - 1].number, column: 1), message: message)
    }
}
