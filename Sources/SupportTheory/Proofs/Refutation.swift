import ExactArithmetic

/// An entry of a factor as an unknown: x_{row,support} of X or y_{row,support} of Y, or an entry of a layer of a
/// network.
public struct FactorEntry: Hashable, Sendable {
    public enum Factor: Hashable, Sendable {
        case x, y
        /// A layer (or a block of layers taken together), counted from the input side.
        case layer(Int)

        /// The letter of its entries.
        public var symbol: String {
            switch self {
            case .x: return "x"
            case .y: return "y"
            case .layer(let number): return "w\(number + 1)"
            }
        }
    }
    public var factor: Factor
    /// A row of the factor: a row of the product for x, a column of it for y, an output of a layer.
    public var line: Int
    /// A support; an input of a layer.
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

    /// The same term in other entries.
    func renamed(_ name: (FactorEntry) -> FactorEntry) -> PolynomialTerm {
        PolynomialTerm(coefficient, powers.flatMap { Array(repeating: name($0.entry), count: $0.exponent) })
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

/// Why the equations (X Yᵀ)_{ij} = A_{ij} on the supports have no real solution. See CertificateFormat.md for the
/// meaning of each case.
public indirect enum Refutation: Hashable, Sendable {
    /// A square window whose product has rank at most |supports| on the cells that only they reach, while A has full
    /// rank there.
    case minor(rows: [Int], columns: [Int], supports: [Int])
    /// A polynomial identity that no solution satisfies.
    case identity(Identity)
    /// An entry is zero, or it is not.
    case split(FactorEntry, zero: Refutation, nonzero: Refutation)
    /// A polynomial in the entries is zero, or it is not. Polynomials are numbered from the root.
    case splitPolynomial([PolynomialTerm], zero: Refutation, nonzero: Refutation)

    /// Σ multiplier · ((X Yᵀ)_{ij} − A_{ij}) + Σ assumed · p_s = constant · monomial · Π p_s^exponent + Σ c q²: zero on
    /// the left, not zero on the right.
    public struct Identity: Hashable, Sendable {
        public var multipliers: [Multiplier]
        public var constant: Rational
        /// Entries that are not zero on this branch.
        public var monomial: [FactorEntry]
        /// Multiples of polynomials that are zero on this branch, by number.
        public var assumed: [Numbered<[PolynomialTerm]>]
        /// Powers of polynomials that are not zero on this branch, by number.
        public var factors: [Numbered<Int>]
        /// Positive coefficients and the polynomials whose squares they multiply.
        public var squares: [Square]

        public init(
            multipliers: [Multiplier], constant: Rational, monomial: [FactorEntry] = [],
            assumed: [Numbered<[PolynomialTerm]>] = [],
            factors: [Numbered<Int>] = [], squares: [Square] = []
        ) {
            self.multipliers = multipliers
            self.constant = constant
            self.monomial = monomial
            self.assumed = assumed
            self.factors = factors
            self.squares = squares
        }
    }

    /// Something that belongs to a polynomial split on.
    public struct Numbered<Value: Hashable & Sendable>: Hashable, Sendable {
        public var split: Int
        public var value: Value
    }

    public struct Square: Hashable, Sendable {
        public var coefficient: Rational
        public var polynomial: [PolynomialTerm]
    }

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
    func renamed(rows: (Int) -> Int, columns: (Int) -> Int, supports: (Int) -> Int, turned: Bool = false) -> Refutation
    {
        renamed(rows: rows, columns: columns, supports: supports, turned: turned) { entry in
            let isX = entry.factor == .x
            return FactorEntry(
                isX != turned ? .x : .y, isX ? rows(entry.line) : columns(entry.line), supports(entry.support))
        }
    }

    /// The same with entries of any kind: `entry` says what becomes of one, turned or not.
    func renamed(
        rows: (Int) -> Int, columns: (Int) -> Int, supports: (Int) -> Int, turned: Bool,
        entry: (FactorEntry) -> FactorEntry
    ) -> Refutation {
        func renamed(_ polynomial: [PolynomialTerm]) -> [PolynomialTerm] { polynomial.map { $0.renamed(entry) } }
        func renamed(_ part: Refutation) -> Refutation {
            part.renamed(rows: rows, columns: columns, supports: supports, turned: turned, entry: entry)
        }
        switch self {
        case .minor(let r, let c, let k):
            let (r, c) = (r.map(rows).sorted(), c.map(columns).sorted())
            return .minor(rows: turned ? c : r, columns: turned ? r : c, supports: k.map(supports).sorted())
        case .identity(var identity):
            identity.multipliers = identity.multipliers.map { multiplier in
                let (i, j) = (rows(multiplier.row), columns(multiplier.column))
                return Multiplier(
                    row: turned ? j : i, column: turned ? i : j, polynomial: renamed(multiplier.polynomial))
            }
            identity.monomial = identity.monomial.map(entry)
            identity.assumed = identity.assumed.map { Numbered(split: $0.split, value: renamed($0.value)) }
            identity.squares = identity.squares.map {
                Square(coefficient: $0.coefficient, polynomial: renamed($0.polynomial))
            }
            return .identity(identity)
        case .split(let split, let zero, let nonzero):
            return .split(entry(split), zero: renamed(zero), nonzero: renamed(nonzero))
        case .splitPolynomial(let polynomial, let zero, let nonzero):
            return .splitPolynomial(renamed(polynomial), zero: renamed(zero), nonzero: renamed(nonzero))
        }
    }
}
