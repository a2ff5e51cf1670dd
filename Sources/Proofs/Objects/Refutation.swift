import ExactArithmetic

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

/// Why the equations (W_M ⋯ W_1)_{ij} = A_{ij} on the masks of M ≥ 2 layers (or blocks of layers) have no real
/// solution. See CertificateFormat.md for the meaning of each case.
public indirect enum Refutation: Hashable, Sendable {
    /// A square window whose product has rank at most |neurons| on the cells that only they reach, while A has full
    /// rank there.
    case minor(rows: [Int], columns: [Int], neurons: [Neuron])
    /// A polynomial identity that no solution satisfies.
    case identity(Identity)
    /// An entry is zero, or it is not.
    case split(FactorEntry, zero: Refutation, nonzero: Refutation)
    /// A polynomial in the entries is zero, or it is not. Polynomials are numbered from the root.
    case splitPolynomial([PolynomialTerm], zero: Refutation, nonzero: Refutation)
    /// What the ranks of two factors leave, each alternative refuted.
    case rank(RankComparison<Refutation>)

    /// The minor of two factors, where neurons are supports.
    package static func minor(rows: [Int], columns: [Int], supports: [Int]) -> Refutation {
        .minor(rows: rows, columns: columns, neurons: supports.map { Neuron(layer: 0, unit: $0) })
    }

    /// Σ multiplier · ((W_M ⋯ W_1)_{ij} − A_{ij}) + Σ assumed · p_s = constant · monomial · Π p_s^exponent + Σ c q²: zero on
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

        package init(split: Int, value: Value) {
            self.split = split
            self.value = value
        }
    }

    public struct Square: Hashable, Sendable {
        public var coefficient: Rational
        public var polynomial: [PolynomialTerm]

        package init(coefficient: Rational, polynomial: [PolynomialTerm]) {
            self.coefficient = coefficient
            self.polynomial = polynomial
        }
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

    /// The refutation of the transposed equations, of so many blocks.
    package func transposed(blockCount: Int) -> Refutation {
        mapped(
            Renaming(
                cell: \.transposed,
                entry: { FactorEntry(layer: blockCount - 1 - $0.layer, output: $0.input, input: $0.output) },
                neuron: { Neuron(layer: blockCount - 2 - $0.layer, unit: $0.unit) }, isTurned: true))
    }

    /// The refutation in other coordinates.
    package func renamed(_ names: UnitNames) -> Refutation {
        mapped(Renaming(cell: names.cell, entry: names.entry, neuron: names.neuron))
    }

    private struct Renaming {
        var cell: (Cell) -> Cell
        var entry: (FactorEntry) -> FactorEntry
        var neuron: (Neuron) -> Neuron
        /// Whether the cell of a row and a column has the row's name as its column.
        var isTurned = false

        func polynomial(_ polynomial: [PolynomialTerm]) -> [PolynomialTerm] { polynomial.map { $0.renamed(entry) } }
    }

    private func mapped(_ names: Renaming) -> Refutation {
        switch self {
        case .minor(let rows, let columns, let neurons):
            // A square window: its lines in pairs are cells.
            let cells = zip(rows, columns).map { names.cell(Cell(row: $0, column: $1)) }
            return .minor(
                rows: cells.map(\.row).sorted(), columns: cells.map(\.column).sorted(),
                neurons: neurons.map(names.neuron).sorted())
        case .identity(var identity):
            identity.multipliers = identity.multipliers.map { multiplier in
                let cell = names.cell(Cell(row: multiplier.row, column: multiplier.column))
                return Multiplier(
                    row: cell.row, column: cell.column, polynomial: names.polynomial(multiplier.polynomial))
            }
            identity.monomial = identity.monomial.map(names.entry)
            identity.assumed = identity.assumed.map { Numbered(split: $0.split, value: names.polynomial($0.value)) }
            identity.squares = identity.squares.map {
                Square(coefficient: $0.coefficient, polynomial: names.polynomial($0.polynomial))
            }
            return .identity(identity)
        case .split(let entry, let zero, let nonzero):
            return .split(names.entry(entry), zero: zero.mapped(names), nonzero: nonzero.mapped(names))
        case .splitPolynomial(let polynomial, let zero, let nonzero):
            return .splitPolynomial(
                names.polynomial(polynomial), zero: zero.mapped(names), nonzero: nonzero.mapped(names))
        case .rank(let comparison):
            return .rank(
                comparison.renamed(
                    cell: names.cell, isTurned: names.isTurned, entry: names.entry, refutation: { $0.mapped(names) }))
        }
    }
}
