import ExactArithmetic
import Foundation
import SupportMasks
import SupportTheory

/// A line of `member`: an instance and the matrix that is asked about.
struct MembershipLine {
    let instance: MaskInstance
    let question: MembershipQuestion

    private struct Fields: Decodable {
        var A: [[String]]?
    }

    /// - Throws: what `BatchInstance` throws, for a network that has not two layers, and for a matrix that is none,
    ///   does not fit or holds what is no rational number.
    static func read(_ bytes: Data, defaultName: String) throws(BatchError) -> MembershipLine {
        let instance = try BatchInstance.read(bytes, defaultName: defaultName)
        guard let supports = instance.factorSupports else {
            throw BatchError(message: "layers: expected two layers, found another number")
        }
        let fields: Fields
        do {
            fields = try JSONDecoder().decode(Fields.self, from: bytes)
        } catch {
            throw BatchError(message: JSONComplaint.text(for: error, in: bytes))
        }
        guard let rows = fields.A else { throw BatchError(message: "expected the matrix A, found none") }
        return MembershipLine(
            instance: instance, question: MembershipQuestion(supports: supports, matrix: try matrix(rows, supports)))
    }

    /// The entries that are not zero.
    private static func matrix(_ rows: [[String]], _ supports: FactorSupports) throws(BatchError) -> [Cell: Rational] {
        guard rows.count == supports.rowCount else {
            throw BatchError(message: "A: expected \(supports.rowCount) rows, found \(rows.count)")
        }
        var entries: [Cell: Rational] = [:]
        for (i, row) in rows.enumerated() {
            guard row.count == supports.columnCount else {
                throw BatchError(message: "A[\(i)]: expected \(supports.columnCount) entries, found \(row.count)")
            }
            for (j, text) in row.enumerated() {
                guard let value = Rational(text) else {
                    throw BatchError(
                        message: "A[\(i)][\(j)]: expected a rational number as \"-3/2\" or \"7\", found \"\(text)\"")
                }
                if !value.isZero { entries[Cell(row: i, column: j)] = value }
            }
        }
        return entries
    }
}
