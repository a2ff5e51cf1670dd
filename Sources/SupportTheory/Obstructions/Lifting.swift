import ExactArithmetic
import PolynomialAlgebra
import SupportMasks

/// Extends a curve of a masked state to the window's free cells: the classes that were absorbed are fitted, last
/// absorbed first.
///
/// The curve and the limit are right on the observed cells of the state. A class that was absorbed can take every value
/// on the cells that it
/// observed at the time, so it makes up the difference to the wanted limit there, exactly and for every t; cells that
/// were free before are left to
/// the classes absorbed earlier, which come later.
struct Lifting {
    let rows: BitSet
    let columns: BitSet
    let limit: [Cell: Rational]
    var curve: Curve

    init(rows: BitSet, columns: BitSet, limit: [Cell: Rational], curve: Curve) {
        self.rows = rows
        self.columns = columns
        self.limit = limit
        self.curve = curve
    }

    mutating func fit(_ history: [Absorption]) {
        for step in history.reversed() {
            // Classes of one step observe cells in common: each takes what the ones before it have left.
            var taken = step.freeBefore
            for cls in step.classes {
                let window = ObservedClass(
                    rows: cls.rows.intersection(rows), columns: cls.columns.intersection(columns),
                    supports: cls.supports)
                if window.rows.isEmpty || window.columns.isEmpty { continue }
                fit(window, taken: taken, reason: step.reason)
                for row in window.rows { taken.setRow(row, taken.row(row).union(window.columns)) }
            }
        }
    }

    private mutating func fit(_ cls: ObservedClass, taken: BitMatrix, reason: Absorption.Reason) {
        let product = curve.product()
        var missing: [Int: [Int: LaurentPolynomial]] = [:]
        for row in cls.rows {
            for column in cls.columns.subtracting(taken.row(row)) {
                let cell = Cell(row: row, column: column)
                let wanted = LaurentPolynomial(limit[cell] ?? 0)
                // Zeros count too: a generic factor has to leave these cells as they are.
                missing[row, default: [:]][column] = wanted - (product[cell] ?? LaurentPolynomial(0))
            }
        }
        guard missing.values.contains(where: { $0.values.contains { !$0.isZero } }) else { return }
        switch reason {
        case .complete: fitLines(cls, missing)
        case .lines(let cover): fitCover(cls, cover, missing)
        }
    }

    /// One support a line: unit vector times the line's values.
    private mutating func fitLines(_ cls: ObservedClass, _ missing: [Int: [Int: LaurentPolynomial]]) {
        if cls.multiplicity >= cls.rows.count {
            for (support, row) in zip(cls.supports, cls.rows) { setRow(row, support, missing[row] ?? [:]) }
        } else {
            for (support, column) in zip(cls.supports, cls.columns) {
                setColumn(column, support, missing.compactMapValues { $0[column] })
            }
        }
    }

    private mutating func setRow(_ row: Int, _ support: Int, _ values: [Int: LaurentPolynomial]) {
        guard !values.isEmpty else { return }
        curve.setLeft(row, support, LaurentPolynomial(1))
        for (column, value) in values { curve.setRight(column, support, value) }
    }

    private mutating func setColumn(_ column: Int, _ support: Int, _ values: [Int: LaurentPolynomial]) {
        guard !values.isEmpty else { return }
        curve.setRight(column, support, LaurentPolynomial(1))
        for (row, value) in values { curve.setLeft(row, support, value) }
    }

    /// The lines of the cover one by one, then the rest with powers of distinct nodes as the generic factor.
    private mutating func fitCover(_ cls: ObservedClass, _ cover: LineCover, _ missing: [Int: [Int: LaurentPolynomial]])
    {
        var left = missing
        var supports = cls.supports[...]
        for row in cover.rows where cls.rows.contains(row) {
            guard let support = supports.popFirst() else { return }
            setRow(row, support, left.removeValue(forKey: row) ?? [:])
        }
        for column in cover.columns where cls.columns.contains(column) {
            guard let support = supports.popFirst() else { return }
            setColumn(column, support, left.compactMapValues { $0[column] })
            for row in left.keys { left[row]?[column] = nil }
        }
        if cover.side == .rows {
            fitGeneric(lines: left, nodes: cls.columns.members, supports: Array(supports), onRows: true)
        } else {
            var turned: [Int: [Int: LaurentPolynomial]] = [:]
            for (row, values) in left { for (column, value) in values { turned[column, default: [:]][row] = value } }
            fitGeneric(lines: turned, nodes: cls.rows.members, supports: Array(supports), onRows: false)
        }
    }

    private mutating func fitGeneric(
        lines: [Int: [Int: LaurentPolynomial]], nodes: [Int], supports: [Int], onRows: Bool
    ) {
        guard !supports.isEmpty else { return }
        for (index, node) in nodes.enumerated() {
            for (power, support) in supports.enumerated() {
                let value = LaurentPolynomial(Rational(index + 1).power(power))
                if onRows { curve.setRight(node, support, value) } else { curve.setLeft(node, support, value) }
            }
        }
        let position = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0 + 1) })
        for (line, values) in lines {
            let points = values.keys.sorted()
            let coefficients = Interpolation.coefficients(
                nodes: points.compactMap { position[$0].map { Rational($0) } }, values: points.compactMap { values[$0] }
            )
            for (power, value) in coefficients.enumerated() where power < supports.count {
                if onRows {
                    curve.setLeft(line, supports[power], value)
                } else {
                    curve.setRight(line, supports[power], value)
                }
            }
        }
    }
}

/// Polynomial interpolation with Laurent polynomials as values.
enum Interpolation {
    /// The coefficients c with Σ c_u node^u = value at each node: Newton's divided differences. Nodes are distinct.
    static func coefficients(nodes: [Rational], values: [LaurentPolynomial]) -> [LaurentPolynomial] {
        var differences = values
        for order in nodes.indices.dropFirst() {
            for index in nodes.indices.reversed() where index >= order {
                let step = (nodes[index] - nodes[index - order]).reciprocal
                differences[index] = (differences[index] - differences[index - 1]).scaled(by: step)
            }
        }
        var result: [LaurentPolynomial] = []
        for index in nodes.indices.reversed() {
            // result ← result · (x − node) + difference
            var next = [LaurentPolynomial](repeating: LaurentPolynomial(0), count: result.count + 1)
            for (power, value) in result.enumerated() {
                next[power + 1] = next[power + 1] + value
                next[power] = next[power] - value.scaled(by: nodes[index])
            }
            next[0] = next[0] + differences[index]
            result = next
        }
        return result
    }
}
