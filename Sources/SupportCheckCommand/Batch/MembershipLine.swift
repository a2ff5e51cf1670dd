import ExactArithmetic
import Foundation
import MaskFiles
import SupportMasks
import SupportTheory

/// A line of `member`: an instance and the matrix that is asked about.
struct MembershipLine {
    let instance: MaskInstance
    let question: MembershipQuestion

    /// - Throws: what `JSONLine` throws, for a network that has not two layers, and for a matrix that is none, does not
    ///   fit or holds what is no rational number.
    init(_ bytes: Data, defaultName: String) throws(JSONLine.Fault) {
        let line = try JSONLine(bytes, defaultName: defaultName, matrix: "A")
        instance = line.instance
        guard let supports = instance.factorSupports else {
            throw JSONLine.Fault("layers: expected two layers, found another number")
        }
        guard let rows = line.matrix else { throw JSONLine.Fault("expected the matrix A, found none") }
        question = MembershipQuestion(supports: supports, matrix: try Self.matrix(rows, supports))
    }

    /// The entries that are not zero.
    private static func matrix(_ rows: [[String]], _ supports: FactorSupports) throws(JSONLine.Fault) -> [Cell:
        Rational]
    {
        guard rows.count == supports.rowCount else {
            throw JSONLine.Fault("A: expected \(supports.rowCount) rows, found \(rows.count)")
        }
        var entries: [Cell: Rational] = [:]
        for (i, row) in rows.enumerated() {
            guard row.count == supports.columnCount else {
                throw JSONLine.Fault("A[\(i)]: expected \(supports.columnCount) entries, found \(row.count)")
            }
            for (j, text) in row.enumerated() {
                guard let value = Rational(text) else {
                    throw JSONLine.Fault(
                        "A[\(i)][\(j)]: expected a rational number as \"-3/2\" or \"7\", found \"\(text)\"")
                }
                if !value.isZero { entries[Cell(row: i, column: j)] = value }
            }
        }
        return entries
    }
}
