import ExactArithmetic
import PolynomialAlgebra

/// The exact factors X(t), Y(t) for y's whose limits of spans contain the rows of a matrix.
///
/// For each row the span of its y's is saturated at t = 0 over Q, with the combinations that lead to each basis vector
/// kept as Laurent polynomials; the row's
/// coordinates in the limit basis then give the row of X(t).
struct SpanCurve {
    private let window: SmallWindow
    private let vectors: [LinearCurve]

    init(_ window: SmallWindow, vectors: [LinearCurve]) {
        self.window = window
        self.vectors = vectors
    }

    /// The curve in the window's own numbers; nil if some row is out of reach after all.
    func curve(to target: [[Int32]]) -> Curve? {
        var curve = Curve()
        for (position, vector) in vectors.enumerated() {
            for column in Members(window.supports[position].columns) {
                let value =
                    LaurentPolynomial(Rational(Int(vector.constant[column])))
                    + LaurentPolynomial.t(1).scaled(by: Rational(Int(vector.linear[column])))
                curve.setRight(column, position, value)
            }
        }
        for row in 0..<window.rowCount where target[row].contains(where: { $0 != 0 }) {
            guard let coefficients = coefficients(row: row, target: target[row]) else { return nil }
            for (support, value) in coefficients { curve.setLeft(row, support, value) }
        }
        return curve
    }

    private func coefficients(row: Int, target: [Int32]) -> [(Int, LaurentPolynomial)]? {
        let columns = Array(Members(window.observed(row)))
        let members = Array(Members(window.rowType(row)))
        var basis: [SaturatedVector] = []
        for (index, support) in members.enumerated() {
            var combination = [LaurentPolynomial](repeating: LaurentPolynomial(0), count: members.count)
            combination[index] = LaurentPolynomial(1)
            let vector = vectors[support]
            SaturatedVector(
                constant: columns.map { Rational(Int(vector.constant[$0])) },
                linear: columns.map { Rational(Int(vector.linear[$0])) },
                combination: combination
            ).insert(into: &basis)
        }
        var rest = columns.map { Rational(Int(target[$0])) }
        var result = [LaurentPolynomial](repeating: LaurentPolynomial(0), count: members.count)
        for vector in basis {
            let factor = rest[vector.pivot] / vector.constant[vector.pivot]
            if factor.isZero { continue }
            for column in rest.indices { rest[column] -= factor * vector.constant[column] }
            for index in result.indices { result[index] = result[index] + vector.combination[index].scaled(by: factor) }
        }
        guard rest.allSatisfy(\.isZero) else { return nil }
        return zip(members, result).map { ($0, $1) }
    }
}

/// A vector of the saturated span, with the combination of the y's that it is.
private struct SaturatedVector {
    var constant: [Rational]
    var linear: [Rational]
    var combination: [LaurentPolynomial]
    var pivot = 0

    /// Reduces by the basis, divides by t while the constant part vanishes, and adds what is left; as often as minors
    /// have degrees in t.
    func insert(into basis: inout [SaturatedVector]) {
        var vector = self
        for _ in 0...(basis.count + 1) {
            for other in basis {
                let factor = vector.constant[other.pivot] / other.constant[other.pivot]
                if factor.isZero { continue }
                for column in vector.constant.indices {
                    vector.constant[column] -= factor * other.constant[column]
                    vector.linear[column] -= factor * other.linear[column]
                }
                for index in vector.combination.indices {
                    vector.combination[index] = vector.combination[index] - other.combination[index].scaled(by: factor)
                }
            }
            if let pivot = vector.constant.firstIndex(where: { !$0.isZero }) {
                vector.pivot = pivot
                basis.append(vector)
                return
            }
            if vector.linear.allSatisfy(\.isZero) { return }
            vector.constant = vector.linear
            vector.linear = vector.linear.map { _ in 0 }
            vector.combination = vector.combination.map { $0.shifted(by: -1) }
        }
    }
}
