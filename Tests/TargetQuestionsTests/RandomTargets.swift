import CertificateChecker
import Certificates
import ExactArithmetic
import Foundation
import Membership
import Proofs
import SupportMasks
import SupportTheory
import TargetQuestions

/// Masks and matrices from a seed, which failures print.
struct RandomTargets {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() % UInt64(range.count))
    }

    /// Masks of at most so many lines on each side and supports, about two thirds full.
    mutating func masks(most: Int) -> FactorSupports {
        let (rows, columns, width) = (number(2...most), number(2...most), number(1...most))
        func mask(_ lines: Int) -> BitMatrix {
            BitMatrix(rowCount: lines, columnCount: width) { _, _ in number(0...2) > 0 }
        }
        return FactorSupports(left: mask(rows), right: mask(columns))
    }

    mutating func rational(_ most: Int) -> Rational { Rational(number(-most...most)) / Rational(number(1...3)) }

    /// Factors with small entries, some of them zero.
    mutating func product(_ masks: FactorSupports) -> [Cell: Rational] {
        var (x, y): ([Cell: Rational], [Cell: Rational]) = ([:], [:])
        for k in 0..<masks.width {
            for row in 0..<masks.rowCount where masks.left[row, k] { x[Cell(row: row, column: k)] = rational(3) }
            for column in 0..<masks.columnCount where masks.right[column, k] {
                y[Cell(row: column, column: k)] = rational(3)
            }
        }
        return multiplied(x, y)
    }

    /// A matrix with small entries in the cells that supports reach, about as many zero as not.
    mutating func onCells(_ masks: FactorSupports, zeros: Bool) -> [Cell: Rational] {
        var matrix: [Cell: Rational] = [:]
        for cell in reached(masks) where !zeros || number(0...1) == 0 { matrix[cell] = rational(5) }
        return matrix.filter { !$0.value.isZero }
    }
}

/// The cells that supports reach.
func reached(_ masks: FactorSupports) -> [Cell] {
    (0..<masks.rowCount).flatMap { row in
        (0..<masks.columnCount).filter { !masks.left.row(row).isDisjoint(with: masks.right.row($0)) }.map {
            Cell(row: row, column: $0)
        }
    }
}

/// X Yᵀ, entries of Y at their column and support.
func multiplied(_ x: [Cell: Rational], _ y: [Cell: Rational]) -> [Cell: Rational] {
    var product: [Cell: Rational] = [:]
    for (left, a) in x {
        for (right, b) in y where left.column == right.column {
            product[Cell(row: left.row, column: right.row), default: 0] += a * b
        }
    }
    return product.filter { !$0.value.isZero }
}

/// The answer for masks of their own.
func said(of masks: FactorSupports, _ matrix: [Cell: Rational]) -> TargetAnswer? {
    TargetDecision().answer(matrix, InstanceAnalysis(instance(masks)))
}

func instance(_ masks: FactorSupports) -> MaskInstance { MaskInstance(name: "t", masks: .factorization(masks)) }

/// Whether the independent checker accepts what is said of membership and of the limit.
func isVerified(_ answer: TargetAnswer, _ masks: FactorSupports) -> Bool {
    if case .limit(let proof) = answer.infimum {
        return isVerified(CertificateWriter.certificate(for: instance(masks), .notClosed(proof))?.compactText)
    }
    return isVerified(
        MembershipEncoding.certificate(for: instance(masks), matrix: answer.matrix, answer.membership)?.compactText)
}

func isVerified(_ certificate: String?) -> Bool {
    guard let certificate, let result = try? CertificateVerifier.verify(certificate: Data(certificate.utf8)),
        case .verified = result
    else { return false }
    return true
}

/// Masks from strings of 0 and 1, a row each; all of one length.
func masks(_ left: [String], _ right: [String]) -> FactorSupports {
    func matrix(_ rows: [String]) -> BitMatrix {
        let bits = rows.map { Array($0.utf8) }
        return BitMatrix(rowCount: rows.count, columnCount: bits[0].count) { bits[$0][$1] == 49 }
    }
    return FactorSupports(left: matrix(left), right: matrix(right))
}

/// A matrix from its rows.
func matrix(_ rows: [[Rational]]) -> [Cell: Rational] {
    var entries: [Cell: Rational] = [:]
    for (i, row) in rows.enumerated() {
        for (j, value) in row.enumerated() where !value.isZero { entries[Cell(row: i, column: j)] = value }
    }
    return entries
}
