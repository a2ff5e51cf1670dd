import Foundation
import SupportMasks

extension WrittenMatrix {
    /// A matrix in the MatrixMarket exchange form; the entries that symmetry implies are listed too.
    ///
    /// - Throws: for what is no such file of real numbers.
    package init(matrixMarket bytes: Data, path: String) throws(MaskFilesError) {
        let context = ReadingContext(file: path)
        self = try bytes.withUnsafeBytes { bytes in
            Result { () throws(MaskFilesError) in
                var scanner = MatrixMarketScanner(ByteView(held: bytes), context: context)
                return try Self(&scanner)
            }
        }.get()
    }

    private init(_ scanner: inout MatrixMarketScanner) throws(MaskFilesError) {
        let header = try MatrixMarketHeader(&scanner)
        try header.check(scanner)
        (rowCount, columnCount) = (header.rows, header.columns)
        if header.isArray {
            try header.beginArray(&scanner)
            for column in 0..<header.columns {
                for row in header.listedRows(ofColumn: column) {
                    try scanner.skipBlankLines()
                    try take(row, column, header, &scanner)
                }
            }
        } else {
            for _ in 0..<(try header.entryCount(&scanner)) {
                let (row, column) = try header.place(&scanner)
                try take(row, column, header, &scanner)
            }
        }
        try scanner.expectEnd()
    }

    private mutating func take(
        _ row: Int, _ column: Int, _ header: MatrixMarketHeader, _ scanner: inout MatrixMarketScanner
    ) throws(MaskFilesError) {
        let place = scanner.place
        if header.isPattern { try header.endPattern(&scanner) }
        let text = header.isPattern ? "1" : try scanner.writtenNumber()
        entries.append(Entry(row: row, column: column, text: text, place: place))
        if header.symmetry != .general, row != column {
            let opposite = header.symmetry == .skewSymmetric ? Self.negated(text) : text
            entries.append(Entry(row: column, column: row, text: opposite, place: place))
        }
        try scanner.endLine()
    }

    private static func negated(_ text: String) -> String {
        if text.hasPrefix("-") { return String(text.dropFirst()) }
        return "-" + (text.hasPrefix("+") ? String(text.dropFirst()) : text)
    }
}
