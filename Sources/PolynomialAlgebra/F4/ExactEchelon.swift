import ExactArithmetic

// The exact reduction of a matrix over Q by images modulo primes, with proof.
//
// Let U be the reducers and L the rows of a matrix, integer, and N rows that are found modulo primes and lifted to Q:
// the reduced row echelon form
// of what is left of L after reduction by U. N is accepted when the following is *proved*:
//
//     U and N together span over Q the same space as U and L.
//     (1)
//
// Proof. (a) Modulo one of the primes, which divides no leading coefficient of U, the matrix (U, L) has rank |U| + |N|.
// The rank over Q is no
// smaller: a minor that is not 0 modulo a prime is not 0. (b) For every row l of L, integers d ≠ 0, x_i and y_k are
// exhibited with
//
//     d·l ≡ Σ x_i u_i + Σ y_k n_k    modulo every prime of a list with product P,   and   |d|·‖l‖ + Σ |x_i|·‖u_i‖ + Σ
//     |y_k|·‖n_k‖ < P
//
// (‖·‖ the largest absolute value of an entry). The difference of both sides is divisible by P and smaller than P in
// each entry, so it is
// zero: l lies in the span of U and N over Q. By (b) span(U, L) ⊆ span(U, N), whose dimension is at most |U| + |N|; by
// (a) they are equal. ∎
//
// Nothing is assumed about the primes: an unlucky one costs time, never truth. And it does not matter how d, x, y were
// found.
//
// With (1) for every matrix, the algorithm is F4 over Q itself: (i) every new element lies in the span of multiples of
// elements known
// before, so it belongs to the ideal; (ii) U and N have distinct leading monomials, so a row of span(U, L), such as the
// S-polynomial of each pair of
// this round, is a combination of rows of U and N with no larger leading monomials: a standard representation; (iii)
// the
// inputs are rows of L at some time, so they lie in the ideal of the result. Buchberger's criterion holds by (ii), and
// no
// check at the end is needed. The usual scheme (the whole computation modulo primes, then lifting the result) needs one
// for (i), which for inputs
// that are not homogeneous is not even implied by equal leading ideals: (x − p·x², x) has the same image modulo p in
// both ideals ⟨x − p·x²⟩ and ⟨x⟩.

/// One run of the reduction of one matrix.
struct ExactEchelon {
    private let matrix: F4Matrix
    private let elements: [F4Element]
    private let budget: AlgebraBudget
    private let freeColumns: [Int32]
    private let usedElements: [Int]

    private var fields: [PrimeField] = []
    /// The echelon forms modulo the primes so far, until one candidate has been lifted.
    private var forms: [ModularEchelonForm] = []
    private var candidate: Candidate?
    private var proofs: [RowProof]

    /// Rows N over Z, on the free columns.
    private struct Candidate {
        let pivots: [Int]
        let rows: [[Integer]]
        let bits: [Int]
    }

    init(_ matrix: F4Matrix, _ elements: [F4Element], _ budget: AlgebraBudget) {
        self.matrix = matrix
        self.elements = elements
        self.budget = budget
        freeColumns = matrix.reducerOfColumn.indices.filter { matrix.reducerOfColumn[$0] < 0 }.map { Int32($0) }
        usedElements = Set((matrix.reducers + matrix.rows).map(\.element)).sorted()
        proofs = matrix.rows.indices.map { RowProof(row: $0) }
    }

    /// The rows N as polynomials, by decreasing leading monomial.
    mutating func run(_ images: inout F4Images) throws(AlgebraError) -> [F4Element] {
        var next = 0
        var checkpoint = 1
        while true {
            try budget.check()
            let number = next
            next += 1
            guard let modular = images.images(of: usedElements, elements, prime: number) else { continue }
            let field = images.field(number)
            let reduction = ModularReduction(matrix: matrix, field: field, images: modular, freeColumns: freeColumns)
            if candidate == nil { try addToForms(reduction) } else { try addToProofs(reduction) }
            if fields.count < checkpoint { continue }
            checkpoint = fields.count + fields.count / 2 + 1
            let remainders = ChineseRemainders(fields)
            if candidate == nil { try liftCandidate(remainders) }
            guard let candidate else { continue }
            if try proveRows(candidate, remainders) { return polynomials(candidate) }
        }
    }

    // MARK: Modulo one prime

    private mutating func addToForms(_ reduction: ModularReduction) throws(AlgebraError) {
        var scratch = [UInt64](repeating: 0, count: matrix.columns.count)
        var results: [ModularReduction.Result] = []
        for row in matrix.rows.indices {
            try budget.check()
            results.append(reduction.reduced(row, scratch: &scratch))
        }
        let form = ModularEchelonForm(results.map(\.rest), reduction.field)
        if let known = forms.first, known.pivots != form.pivots {
            // Over Q no rank of leading columns is smaller than modulo a prime; so the earlier pivots are the better
            // ones.
            if !ExactEchelon.isBetter(form.pivots, known.pivots) { return }
            restart()
        }
        forms.append(form)
        fields.append(reduction.field)
        for (row, result) in results.enumerated() {
            proofs[row].add(result, form.pivots.map { result.rest[$0] }, matrix.reducers.count, fields.count - 1)
        }
    }

    /// With a candidate only the rows without proof are reduced; what is left of them must be the combination of N that
    /// its pivots tell.
    private mutating func addToProofs(_ reduction: ModularReduction) throws(AlgebraError) {
        guard let candidate else { return }
        let field = reduction.field
        let rows = candidate.rows.map { $0.map { field.residue($0) } }
        var inverses: [UInt32] = []
        for (row, pivot) in zip(rows, candidate.pivots) {
            if row[pivot] == 0 { return restart() }
            inverses.append(field.inverse(row[pivot]))
        }
        fields.append(field)
        var scratch = [UInt64](repeating: 0, count: matrix.columns.count)
        for index in proofs.indices where !proofs[index].isDone {
            try budget.check()
            let result = reduction.reduced(proofs[index].row, scratch: &scratch)
            let multiples = zip(candidate.pivots, inverses).map { field.product(result.rest[$0], $1) }
            if !field.isCombination(result.rest, of: rows, multiples) { return restart() }
            proofs[index].add(result, multiples, matrix.reducers.count, fields.count - 1)
        }
    }

    private mutating func restart() {
        forms = []
        fields = []
        candidate = nil
        proofs = matrix.rows.indices.map { RowProof(row: $0) }
    }

    private static func isBetter(_ a: [Int], _ b: [Int]) -> Bool {
        a.count != b.count ? a.count > b.count : a.lexicographicallyPrecedes(b)
    }

    // MARK: From the primes to Q

    private mutating func liftCandidate(_ remainders: ChineseRemainders) throws(AlgebraError) {
        guard let pivots = forms.first?.pivots else { return }
        var rows: [[Integer]] = []
        // The last row first: whichever is too large for the primes so far, it should fail early.
        for index in pivots.indices.reversed() {
            try budget.check()
            let start = pivots[index]
            let width = freeColumns.count - start
            guard let (denominator, values) = remainders.lift(count: width, { forms[$0].rows[index][start + $1] })
            else { return }
            // A row that vanishes modulo one of the primes would make the congruences of (b) false there.
            if fields.contains(where: { $0.residue(denominator) == 0 }) { return }
            rows.append([Integer](repeating: 0, count: start) + values)
        }
        rows.reverse()
        candidate = Candidate(pivots: pivots, rows: rows, bits: rows.map { $0.map(\.bitWidthOfMagnitude).max() ?? 0 })
        forms = []
        rescaleProofs(rows, pivots)
    }

    /// The factors of N so far belong to rows with 1 at the pivots; N has integers there.
    private mutating func rescaleProofs(_ rows: [[Integer]], _ pivots: [Int]) {
        for (number, field) in fields.enumerated() {
            let inverses = zip(rows, pivots).map { field.inverse(field.residue($0[$1])) }
            for index in proofs.indices { proofs[index].rescale(prime: number, field, matrix.reducers.count, inverses) }
        }
    }

    /// Whether every row has its proof; stops at the first that has none.
    private mutating func proveRows(_ candidate: Candidate, _ remainders: ChineseRemainders) throws(AlgebraError)
        -> Bool
    {
        for index in proofs.indices where !proofs[index].isDone {
            try budget.check()
            let sizes = { (factor: Int) -> Int in
                let reducers = matrix.reducers.count
                return factor < reducers
                    ? elements[matrix.reducers[factor].element].bits : candidate.bits[factor - reducers]
            }
            if !proofs[index].prove(remainders, ownBits: elements[matrix.rows[index].element].bits, sizes) {
                return false
            }
        }
        return true
    }

    private func polynomials(_ candidate: Candidate) -> [F4Element] {
        candidate.rows.map { row in
            let places = row.indices.filter { !row[$0].isZero }
            return F4Element(
                monomials: places.map { matrix.columns[Int(freeColumns[$0])] }, coefficients: places.map { row[$0] })
        }
    }
}
