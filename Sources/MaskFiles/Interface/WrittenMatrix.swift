import Foundation

/// A matrix with its numbers as they are written: rows of numbers in JSON, the matrix that a certificate is about, or one
/// in the MatrixMarket form.
package struct WrittenMatrix: Sendable {
    package let rowCount: Int
    package let columnCount: Int
    /// The numbers, as decimals or fractions; cells that are not listed are zero.
    package internal(set) var entries: [Entry] = []

    package struct Entry: Sendable {
        package let row: Int
        package let column: Int
        package let text: String
        /// Where it stands, in forms of a line for each.
        package var place = MaskFilesError.Place.file
    }

    /// - Throws: for a text that is neither, and for rows of different lengths; numbers are not looked at.
    package init(json bytes: Data, path: String) throws(MaskFilesError) {
        let context = ReadingContext(file: path)
        let result = bytes.withUnsafeBytes { bytes in
            let view = ByteView(held: bytes)
            return Result { () throws(MaskFilesError) in
                do throws(JSONFault) { return try Self(JSONTextParser.parse(view), view) } catch {
                    throw error.error(in: view, context)
                }
            }
        }
        self = try result.get()
    }

    private init(_ node: JSONNode, _ bytes: ByteView) throws(JSONFault) {
        switch node.kind {
        case .array(let rows): try self.init(rows: rows, node, bytes)
        case .object:
            guard node.member("format") != nil else {
                throw JSONFault(
                    "expected a matrix as a list of rows, or a certificate, found another object", at: node.offset)
            }
            try self.init(certificate: node, bytes)
        default:
            throw JSONFault("expected a matrix as a list of rows, found \(node.description)", at: node.offset)
        }
    }

    private init(rows: [JSONNode], _ node: JSONNode, _ bytes: ByteView) throws(JSONFault) {
        guard let width = rows.first?.elements?.count, width > 0 else {
            throw JSONFault("expected rows of numbers, found none", at: node.offset)
        }
        var entries: [Entry] = []
        for (i, row) in rows.enumerated() {
            guard let values = row.elements else {
                throw JSONFault("[\(i)]: expected a list of numbers, found \(row.description)", at: row.offset)
            }
            guard values.count == width else {
                throw JSONFault(
                    "[\(i)]: expected \(width) numbers, as in the first row, found \(values.count)", at: row.offset)
            }
            for (j, value) in values.enumerated() {
                entries.append(Entry(row: i, column: j, text: try Self.text(value, "[\(i)][\(j)]", bytes)))
            }
        }
        (rowCount, columnCount, self.entries) = (rows.count, width, entries)
    }

    /// The matrix of a witness, or the one that a membership is about, in the shape of the instance.
    private init(certificate: JSONNode, _ bytes: ByteView) throws(JSONFault) {
        guard let matrix = certificate.member("witness")?.member("A") ?? certificate.member("matrix") else {
            throw JSONFault(
                "expected a certificate with a matrix: that of a set that is not closed has a witness, and this one has none",
                at: certificate.offset)
        }
        guard let (rows, columns) = Self.shape(certificate.member("instance"), bytes) else {
            throw JSONFault(
                "expected an instance with its masks, or its sizes, in the certificate", at: certificate.offset)
        }
        var entries: [Entry] = []
        for (index, entry) in (matrix.elements ?? []).enumerated() {
            guard let parts = entry.elements, parts.count == 3, let row = Self.index(parts[0], bytes),
                let column = Self.index(parts[1], bytes), row < rows, column < columns
            else {
                throw JSONFault("A[\(index)]: expected a row, a column and a number of the instance", at: entry.offset)
            }
            entries.append(Entry(row: row, column: column, text: try Self.text(parts[2], "A[\(index)]", bytes)))
        }
        (rowCount, columnCount, self.entries) = (rows, columns, entries)
    }

    /// Rows and columns of the products of an instance.
    private static func shape(_ instance: JSONNode?, _ bytes: ByteView) -> (rows: Int, columns: Int)? {
        guard let instance else { return nil }
        if let sizes = instance.member("sizes")?.elements, let first = sizes.first, let last = sizes.last {
            guard let columns = index(first, bytes), let rows = index(last, bytes) else { return nil }
            return (rows, columns)
        }
        if let left = instance.member("I"), let right = instance.member("J") {
            guard let rows = lines(left), let columns = lines(right) else { return nil }
            return (rows, columns)
        }
        guard let layers = instance.member("layers")?.elements, let first = layers.first, let last = layers.last,
            let rows = lines(last), let columns = width(first, bytes)
        else { return nil }
        return (rows, columns)
    }

    private static func lines(_ mask: JSONNode) -> Int? { (mask.member("rows") ?? mask).elements?.count }

    private static func width(_ mask: JSONNode, _ bytes: ByteView) -> Int? {
        if let columns = mask.member("columns") { return index(columns, bytes) }
        guard case .string(let range, _)? = mask.elements?.first?.kind else { return nil }
        return range.count
    }

    private static func index(_ node: JSONNode, _ bytes: ByteView) -> Int? {
        guard case .number(let range) = node.kind, let value = bytes.text(range).flatMap({ Int($0) }), value >= 0 else {
            return nil
        }
        return value
    }

    private static func text(_ node: JSONNode, _ place: String, _ bytes: ByteView) throws(JSONFault) -> String {
        switch node.kind {
        case .number(let range): return bytes.text(range) ?? ""
        case .string(let range, let hasEscapes):
            return try JSONTextParser.text(range, hasEscapes: hasEscapes, in: bytes)
        default: throw JSONFault("\(place): expected a number, found \(node.description)", at: node.offset)
        }
    }
}
