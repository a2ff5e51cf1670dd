import ExactArithmetic
import PolynomialAlgebra

/// Numbers that are not zero for some rows and columns; others are one.
package struct LineScales: Sendable, Hashable {
    package var rows: [Int: Rational]
    package var columns: [Int: Rational]

    package init(rows: [Int: Rational], columns: [Int: Rational]) {
        (self.rows, self.columns) = (rows, columns)
    }

    /// The scales by which a matrix is the one of ones along a forest of the cells that are not zero: line by line, the
    /// first line of each tree has the number one. On cells that close cycles they need not fit.
    package init(alongForestOf entries: [Cell: Rational]) {
        self.init(rows: [:], columns: [:])
        let cells = entries.keys.sorted()
        while let first = cells.first(where: { rows[$0.row] == nil }) {
            rows[first.row] = 1
            var hasGrown = true
            while hasGrown {
                hasGrown = false
                for cell in cells { hasGrown = take(cell, entries) || hasGrown }
            }
        }
    }

    /// Gives the line of a cell that has no number yet the one that fits; false if there is none, or neither line has
    /// one.
    private mutating func take(_ cell: Cell, _ entries: [Cell: Rational]) -> Bool {
        guard let value = entries[cell] else { return false }
        switch (rows[cell.row], columns[cell.column]) {
        case (let row?, nil): columns[cell.column] = value / row
        case (nil, let column?): rows[cell.row] = value / column
        default: return false
        }
        return true
    }

    package func value(_ cell: Cell) -> Rational { rows[cell.row, default: 1] * columns[cell.column, default: 1] }

    /// What an entry of a factor of the scaled matrix is divided by to give that of the given one: the line's number.
    func value(_ entry: FactorEntry) -> Rational {
        entry.layer == 0 ? columns[entry.input, default: 1] : rows[entry.output, default: 1]
    }

    fileprivate func value(_ entries: [FactorEntry]) -> Rational { entries.reduce(1) { $0 * value($1) } }
}

extension NonClosedness {
    /// The proof for D A D', with lines scaled by numbers that are not zero: those of the factors are scaled, which keeps
    /// supports (SC162). Of two layers.
    package func scaled(by scales: LineScales) -> NonClosedness {
        precondition(curve.layers.count == 2, "lines of two factors are scaled")
        var result = self
        result.limit = Dictionary(uniqueKeysWithValues: limit.map { ($0.key, $0.value * scales.value($0.key)) })
        result.curve = Curve(
            layers: curve.layers.enumerated().map { layer, entries in
                Dictionary(
                    uniqueKeysWithValues: entries.map { cell, value in
                        let entry = FactorEntry(layer: layer, output: cell.row, input: cell.column)
                        return (cell, value.scaled(by: scales.value(entry)))
                    })
            })
        result.refutation = refutation.scaled(by: scales)
        return result
    }
}

extension Refutation {
    /// The refutation of D A D': what it says of the factors of A, said of theirs, whose entries are those times the
    /// numbers of their lines.
    fileprivate func scaled(by scales: LineScales) -> Refutation {
        switch self {
        case .minor: return self
        case .identity(let identity): return .identity(identity.scaled(by: scales))
        case .split(let entry, let zero, let nonzero):
            return .split(entry, zero: zero.scaled(by: scales), nonzero: nonzero.scaled(by: scales))
        case .splitPolynomial(let polynomial, let zero, let nonzero):
            return .splitPolynomial(
                polynomial.scaled(by: scales), zero: zero.scaled(by: scales), nonzero: nonzero.scaled(by: scales))
        case .rank(let comparison):
            return .rank(comparison.scaled(by: scales) { $0.scaled(by: scales) })
        }
    }
}

extension [PolynomialTerm] {
    /// The polynomial in entries that are multiples of those that it was in.
    fileprivate func scaled(by scales: LineScales) -> [PolynomialTerm] {
        map { term in
            var term = term
            for power in term.powers {
                term.coefficient = term.coefficient / scales.value(power.entry).power(power.exponent)
            }
            return term
        }
    }
}

extension Refutation.Identity {
    fileprivate func scaled(by scales: LineScales) -> Refutation.Identity {
        var result = self
        result.multipliers = multipliers.map { multiplier in
            var multiplier = multiplier
            // The equation of a cell is that of the given matrix times the numbers of its lines.
            let factor = scales.value(Cell(row: multiplier.row, column: multiplier.column)).reciprocal
            multiplier.polynomial = multiplier.polynomial.scaled(by: scales).map { term in
                var term = term
                term.coefficient *= factor
                return term
            }
            return multiplier
        }
        result.constant = constant / scales.value(monomial)
        result.assumed = assumed.map { Refutation.Numbered(split: $0.split, value: $0.value.scaled(by: scales)) }
        result.squares = squares.map {
            Refutation.Square(coefficient: $0.coefficient, polynomial: $0.polynomial.scaled(by: scales))
        }
        return result
    }
}

extension RankComparison {
    fileprivate func scaled(by scales: LineScales, _ inner: (Inner) -> Inner) -> RankComparison {
        func vectors(_ vectors: [KernelVector], _ numbers: [Int: Rational]) -> [KernelVector] {
            vectors.map { $0.map { Entry(line: $0.line, value: $0.value / numbers[$0.line, default: 1]) } }
        }
        return RankComparison(
            rows: rows, columns: columns, pivots: pivots, left: vectors(left, scales.rows),
            right: vectors(right, scales.columns),
            alternatives: alternatives.map { Alternative(zeros: $0.zeros, refutation: inner($0.refutation)) })
    }
}
