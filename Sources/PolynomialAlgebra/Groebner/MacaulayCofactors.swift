import ExactArithmetic

// Cofactors by linear algebra. Macaulay's matrix has a row for each multiple m·f_i of a generator by a monomial, and a
// column for each monomial.
// The target is a combination of the f_i with cofactors in the chosen monomials if and only if it is a combination of
// the rows. The
// system is solved modulo one prime first, which chooses linearly independent rows; the solution in these alone is
// unique, so its images modulo
// further primes are the images of one rational vector, which is lifted and then checked over Q by expansion: the check
// alone is what counts.

extension Polynomial {
    /// Polynomials c_i with `self = Σ c_i · generators[i]` and degree of every c_i · generators[i] at most `degree`, in
    /// the indeterminates that occur; nil if none were found.
    ///
    /// An answer is checked by expansion. None found means that modulo the largest prime below 2³¹ that suits there are
    /// none, which is nearly
    /// always the truth over Q as well, but no proof of it. With `1` as self this is a certificate of Hilbert's
    /// Nullstellensatz.
    public func cofactors(in generators: [Polynomial], degree: Int, budget: AlgebraBudget = .unlimited)
        throws(AlgebraError) -> IdealMember?
    {
        let count = (generators + [self]).map(\.variableCount).max() ?? 0
        let occurring = (0..<count).filter { index in (generators + [self]).contains { ($0.degree(in: index) ?? 0) > 0 }
        }
        var multipliers: [[Monomial]] = []
        for generator in generators {
            try budget.check()
            multipliers.append(generator.degree.map { Monomial.all(in: occurring, upTo: degree - $0) } ?? [])
        }
        return try cofactors(in: generators, multipliers: multipliers, budget: budget)
    }

    /// The same with the monomials given that each cofactor may have, one list for each generator.
    public func cofactors(
        in generators: [Polynomial], multipliers: [[Monomial]], budget: AlgebraBudget = .unlimited
    ) throws(AlgebraError) -> IdealMember? {
        if isZero { return IdealMember(polynomial: self, cofactors: generators.map { _ in .zero }) }
        var system = MacaulaySystem(target: self, generators: generators, multipliers: multipliers, budget: budget)
        return try system.solve()
    }
}

extension Monomial {
    /// All monomials in the indeterminates `variables` of degree at most `degree`; none if it is negative.
    public static func all(in variables: [Int], upTo degree: Int) -> [Monomial] {
        if degree < 0 { return [] }
        return variables.reduce([Monomial.one]) { known, variable in
            known.flatMap { monomial in
                (0...(degree - monomial.degree)).map { monomial * .variable(variable, power: $0) }
            }
        }
    }
}

/// The linear system for the cofactors of one polynomial.
private struct MacaulaySystem {
    private let target: Polynomial
    private let generators: [Polynomial]
    private let budget: AlgebraBudget
    /// The generators that are not zero, then the target.
    private let elements: [F4Element]
    private let generatorOfElement: [Int]
    /// The multiples that serve as reducers, and those left as rows.
    private var reducers: [SymbolicPreprocessing.Multiple] = []
    private var rows: [SymbolicPreprocessing.Multiple] = []

    init(target: Polynomial, generators: [Polynomial], multipliers: [[Monomial]], budget: AlgebraBudget) {
        self.target = target
        self.generators = generators
        self.budget = budget
        generatorOfElement = generators.indices.filter { !generators[$0].isZero }
        elements = (generatorOfElement.map { generators[$0] } + [target]).map { F4Element($0, Polynomial.storageOrder) }
        var taken: Set<Monomial> = []
        for (element, generator) in generatorOfElement.enumerated() {
            for factor in multipliers[generator] {
                let multiple = SymbolicPreprocessing.Multiple(element: element, factor: factor)
                if taken.insert(factor * elements[element].leading).inserted {
                    reducers.append(multiple)
                } else {
                    rows.append(multiple)
                }
            }
        }
    }

    mutating func solve() throws(AlgebraError) -> IdealMember? {
        var images = F4Images()
        var fields: [PrimeField] = []
        var residues: [[UInt32]] = []
        var checkpoint = 1
        var number = 0
        while true {
            try budget.check()
            defer { number += 1 }
            guard let modular = images.images(of: Array(elements.indices), elements, prime: number) else { continue }
            let field = images.field(number)
            guard let solution = try solution(field, modular, chooses: fields.isEmpty) else {
                // After a first prime that showed a solution some may fail; if many do, it was that one that misled.
                if fields.isEmpty || number > 2 * fields.count + 16 { return nil }
                continue
            }
            fields.append(field)
            residues.append(solution)
            if fields.count < checkpoint { continue }
            checkpoint = fields.count + fields.count / 2 + 1
            let lifted = ChineseRemainders(fields).lift(count: solution.count) { residues[$0][$1] }
            if let (denominator, values) = lifted, let member = member(values, denominator) { return member }
            if 31 * fields.count > solutionBits { return nil }
        }
    }

    /// More binary digits than a modulus needs from which the solution can be lifted, if the chosen rows have one over
    /// Q: by Cramer's rule and Hadamard's
    /// bound numerators and denominator are below the product of the Euclidean lengths of the rows.
    private var solutionBits: Int {
        let rowBits = (elements.map(\.bits).max() ?? 0) + (elements.map(\.monomials.count).max() ?? 0).bitWidth
        return 2 * (reducers.count + rows.count + 1) * rowBits + 128
    }

    /// Factors of the reducers, then of the rows, modulo one prime; nil if there are none. With `chooses` superfluous
    /// rows are dropped.
    private mutating func solution(_ field: PrimeField, _ images: [Int: F4Image], chooses: Bool) throws(AlgebraError)
        -> [UInt32]?
    {
        let target = SymbolicPreprocessing.Multiple(element: elements.count - 1, factor: .one)
        var symbolic = SymbolicPreprocessing(elements, Polynomial.storageOrder)
        let matrix = symbolic.matrix(reducers: reducers, rows: rows + [target], basis: [], keepsLeading: false)
        let free = matrix.reducerOfColumn.indices.filter { matrix.reducerOfColumn[$0] < 0 }.map { Int32($0) }
        let reduction = ModularReduction(matrix: matrix, field: field, images: images, freeColumns: free)
        var scratch = [UInt64](repeating: 0, count: matrix.columns.count)
        var results: [ModularReduction.Result] = []
        for row in matrix.rows.indices {
            try budget.check()
            results.append(reduction.reduced(row, scratch: &scratch))
        }
        let last = results.removeLast()
        if chooses {
            let independent = ModularEchelonForm.independentRows(results.map(\.rest), field)
            rows = independent.map { rows[$0] }
            results = independent.map { results[$0] }
        }
        guard let factors = ModularEchelonForm.combination(last.rest, of: results.map(\.rest), field) else {
            return nil
        }
        var solution = [UInt32](repeating: 0, count: reducers.count) + factors
        for (reducer, value) in zip(last.used, last.factors) { solution[Int(reducer)] = value }
        for (result, factor) in zip(results, factors) where factor != 0 {
            for (reducer, value) in zip(result.used, result.factors) {
                let minus = field.negative(field.product(value, factor))
                solution[Int(reducer)] = UInt32((UInt64(solution[Int(reducer)]) + UInt64(minus)) % field.p)
            }
        }
        return solution
    }

    /// The lifted solution as cofactors, if they prove the target.
    private func member(_ values: [Integer], _ denominator: Integer) -> IdealMember? {
        var terms = [[Polynomial.Term]](repeating: [], count: generators.count)
        for (multiple, value) in zip(reducers + rows, values) where !value.isZero {
            terms[generatorOfElement[multiple.element]].append(
                Polynomial.Term(Rational(value, denominator), multiple.factor))
        }
        // The system was that of primitive polynomials with the signs of the given ones.
        let cofactors = zip(terms, generators).map { terms, generator in
            generator.isZero ? .zero : Polynomial(terms).scaled(by: target.content / generator.content)
        }
        let member = IdealMember(polynomial: target, cofactors: cofactors)
        return member.isProved(by: generators) ? member : nil
    }
}
