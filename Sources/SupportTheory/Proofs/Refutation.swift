import ExactArithmetic

/// An entry of a factor as an unknown: x_{row,support} of X or y_{row,support} of Y.
public struct FactorEntry: Hashable, Sendable {
    public enum Factor: String, Hashable, Sendable { case x, y }
    public var factor: Factor
    /// A row of the factor: a row of the product for x, a column of it for y.
    public var line: Int
    public var support: Int

    public init(_ factor: Factor, _ line: Int, _ support: Int) {
        self.factor = factor
        self.line = line
        self.support = support
    }
}

/// A term of a polynomial in factor entries.
public struct PolynomialTerm: Hashable, Sendable {
    public var coefficient: Rational
    public var powers: [(entry: FactorEntry, exponent: Int)]

    public init(_ coefficient: Rational, _ entries: [FactorEntry]) {
        self.coefficient = coefficient
        powers = []
        for entry in entries {
            if let known = powers.firstIndex(where: { $0.entry == entry }) {
                powers[known].exponent += 1
            } else {
                powers.append((entry, 1))
            }
        }
    }

    public static func == (a: PolynomialTerm, b: PolynomialTerm) -> Bool {
        a.coefficient == b.coefficient && a.powers.elementsEqual(b.powers) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(coefficient)
        for power in powers {
            hasher.combine(power.entry)
            hasher.combine(power.exponent)
        }
    }
}

/// Why the equations (X Yᵀ)_{ij} = A_{ij} on the supports have no real solution. See CertificateFormat.md for the meaning of each case.
public indirect enum Refutation: Hashable, Sendable {
    /// A square window whose product has rank at most |supports| on the cells that only they reach, while A has full rank there.
    case minor(rows: [Int], columns: [Int], supports: [Int])
    /// Σ multiplier · ((X Yᵀ)_{ij} − A_{ij}) = `constant` · the product of `monomial`, entries that are not zero on this branch.
    case identity(multipliers: [Multiplier], constant: Rational, monomial: [FactorEntry] = [])
    /// An entry is zero, or it is not.
    case split(FactorEntry, zero: Refutation, nonzero: Refutation)

    public struct Multiplier: Hashable, Sendable {
        public var row: Int
        public var column: Int
        public var polynomial: [PolynomialTerm]

        public init(row: Int, column: Int, polynomial: [PolynomialTerm]) {
            self.row = row
            self.column = column
            self.polynomial = polynomial
        }
    }

    /// The refutation of the transposed equations.
    func transposed() -> Refutation {
        renamed(rows: { $0 }, columns: { $0 }, supports: { $0 }, turned: true)
    }

    /// The refutation in other coordinates; `turned` exchanges the roles of rows and columns, after the renaming.
    func renamed(rows: (Int) -> Int, columns: (Int) -> Int, supports: (Int) -> Int, turned: Bool = false) -> Refutation {
        func renamed(_ entry: FactorEntry) -> FactorEntry {
            let isX = entry.factor == .x
            return FactorEntry(isX != turned ? .x : .y, isX ? rows(entry.line) : columns(entry.line), supports(entry.support))
        }
        switch self {
        case .minor(let r, let c, let k):
            let (r, c) = (r.map(rows).sorted(), c.map(columns).sorted())
            return .minor(rows: turned ? c : r, columns: turned ? r : c, supports: k.map(supports).sorted())
        case .identity(let multipliers, let constant, let monomial):
            let list = multipliers.map { multiplier in
                let (i, j) = (rows(multiplier.row), columns(multiplier.column))
                let polynomial = multiplier.polynomial.map { term in
                    PolynomialTerm(term.coefficient, term.powers.flatMap { Array(repeating: renamed($0.entry), count: $0.exponent) })
                }
                return Multiplier(row: turned ? j : i, column: turned ? i : j, polynomial: polynomial)
            }
            return .identity(multipliers: list, constant: constant, monomial: monomial.map(renamed))
        case .split(let entry, let zero, let nonzero):
            return .split(
                renamed(entry),
                zero: zero.renamed(rows: rows, columns: columns, supports: supports, turned: turned),
                nonzero: nonzero.renamed(rows: rows, columns: columns, supports: supports, turned: turned))
        }
    }
}
