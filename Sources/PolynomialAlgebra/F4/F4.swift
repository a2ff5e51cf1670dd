import ExactArithmetic

/// Faugère's algorithm F4 over Q, degree by degree; see `ExactEchelon` for how its matrices are reduced and why the
/// result is proved.
struct F4 {
    private let order: MonomialOrder
    private let budget: AlgebraBudget
    /// The inputs, then the elements of the basis.
    private var elements: [F4Element]
    private let inputCount: Int
    private var waitingInputs: [Int]
    private var pairs = CriticalPairs()
    private var images = F4Images()

    init(_ generators: [Polynomial], order: MonomialOrder, budget: AlgebraBudget) {
        self.order = order
        self.budget = budget
        elements = generators.filter { !$0.isZero }.map { F4Element($0, order) }
        inputCount = elements.count
        waitingInputs = Array(elements.indices)
    }

    /// The reduced Gröbner basis by increasing leading monomial.
    mutating func run() throws(AlgebraError) -> [F4Element] {
        while let degree = nextDegree {
            let found = try reduceRound(degree)
            for element in found.reversed() {
                if element.leading.isOne { return [element] }
                elements.append(element)
                pairs.add(element.leading)
            }
        }
        return try reducedBasis()
    }

    private var nextDegree: Int? {
        let inputs = waitingInputs.lazy.map { elements[$0].leading.degree }.min()
        switch (inputs, pairs.lowestDegree) {
        case (let a?, let b?): return min(a, b)
        case (let a, let b): return a ?? b
        }
    }

    /// The new elements of a degree, by decreasing leading monomial.
    private mutating func reduceRound(_ degree: Int) throws(AlgebraError) -> [F4Element] {
        var rows = waitingInputs.filter { elements[$0].leading.degree == degree }
            .map { SymbolicPreprocessing.Multiple(element: $0, factor: .one) }
        waitingInputs.removeAll { elements[$0].leading.degree == degree }
        var reducers: [SymbolicPreprocessing.Multiple] = []
        for (lcm, members) in members(of: pairs.take(degree: degree)) {
            let multiples = members.map {
                SymbolicPreprocessing.Multiple(element: $0, factor: lcm.exactQuotient(by: elements[$0].leading))
            }
            reducers.append(multiples[0])
            rows.append(contentsOf: multiples.dropFirst())
        }
        let basis = pairs.isActive.indices.filter { pairs.isActive[$0] }.map { inputCount + $0 }
        return try reduce(reducers: reducers, rows: rows, basis: basis, keepsLeading: false)
    }

    /// For each least common multiple of the pairs the elements that belong to it, the shortest first.
    private func members(of pairs: [CriticalPairs.Pair]) -> [(Monomial, [Int])] {
        var groups: [Monomial: Set<Int>] = [:]
        for pair in pairs {
            groups[pair.lcm, default: []].formUnion([inputCount + pair.first, inputCount + pair.second])
        }
        return groups.sorted { order.isLess($0.key, $1.key) }.map { group in
            (group.key, group.value.sorted { (elements[$0].monomials.count, $0) < (elements[$1].monomials.count, $1) })
        }
    }

    private mutating func reduce(
        reducers: [SymbolicPreprocessing.Multiple], rows: [SymbolicPreprocessing.Multiple], basis: [Int],
        keepsLeading: Bool
    ) throws(AlgebraError) -> [F4Element] {
        var symbolic = SymbolicPreprocessing(elements, order)
        let matrix = symbolic.matrix(reducers: reducers, rows: rows, basis: basis, keepsLeading: keepsLeading)
        var echelon = ExactEchelon(matrix, elements, budget)
        return try echelon.run(&images)
    }

    /// The minimal elements with all tails reduced: one more matrix, whose rows are the elements and whose leading
    /// columns have no reducer.
    private mutating func reducedBasis() throws(AlgebraError) -> [F4Element] {
        let minimal = pairs.minimalElements.map { inputCount + $0 }
        let rows = minimal.map { SymbolicPreprocessing.Multiple(element: $0, factor: .one) }
        return try reduce(reducers: [], rows: rows, basis: minimal, keepsLeading: true).reversed()
    }
}
