/// Checks FACTORS: A = X Yᵀ on the supports. Entries are rational numbers, or polynomials in a real zero of a
/// polynomial p. In the second case p divides
/// Σ_k x_{i,k} y_{j,k} − A_{ij} in every cell, so the equations hold at each of its zeros; and it has a real one.
enum Factors {
    private struct Entry {
        let line: Int
        let support: Int
        /// Coefficients of α⁰, α¹, …
        let coefficients: [Number]
    }

    static func check(_ value: JSONValue, of matrix: Matrix, masks: Masks) throws(Rejection) {
        let (fields, extra) = try value.fields(["X", "Y"], optional: ["root"])
        let root = try extra[0].map { value throws(Rejection) in try RealRoot(value) }
        let left = try entries(fields[0], mask: masks.left, isRational: root == nil)
        let right = Dictionary(
            grouping: try entries(fields[1], mask: masks.right, isRational: root == nil), by: \.support)
        var attained = 0
        for (row, terms) in Dictionary(grouping: left, by: \.line).sorted(by: { $0.key < $1.key }) {
            var product: [Int: [Number]] = [:]
            for x in terms {
                for y in right[x.support] ?? [] {
                    try add(x.coefficients, y.coefficients, to: &product[y.line, default: []], at: value)
                }
            }
            for (column, sum) in product.sorted(by: { $0.key < $1.key }) {
                let entry = matrix[row, column]
                var difference = sum
                if let entry { difference[0] = try value.sum(difference[0], try value.negative(entry)) }
                if let root { try root.reduce(&difference, at: value) }
                guard difference.allSatisfy(\.isZero) else {
                    throw value.rejection("cell (\(row), \(column)) of X Yᵀ is not the entry of A")
                }
                if entry != nil { attained += 1 }
            }
        }
        // The other entries of X Yᵀ are zero.
        guard attained == matrix.count else { throw value.rejection("an entry of A is met by no term") }
    }

    private static func entries(_ value: JSONValue, mask: BitMatrix, isRational: Bool) throws(Rejection) -> [Entry] {
        var result: [Entry] = []
        var cells: Set<Int> = []
        for element in try value.elements() {
            let triple = try element.tuple(3, "[line, support, value]")
            let line = try triple[0].index(below: mask.rows, "line")
            let support = try triple[1].index(below: mask.columns, "support")
            guard mask[line, support] else { throw element.rejection("the entry is outside the mask") }
            guard cells.insert(line * mask.columns + support).inserted else {
                throw element.rejection("the entry is listed twice")
            }
            result.append(
                Entry(
                    line: line, support: support,
                    coefficients: try isRational ? [triple[2].number()] : triple[2].coefficients()))
        }
        return result
    }

    /// Adds x · y; neither is empty.
    private static func add(_ x: [Number], _ y: [Number], to sum: inout [Number], at place: JSONValue) throws(Rejection)
    {
        let missing = x.count + y.count - 1 - sum.count
        if missing > 0 {
            try place.spend(Budget.term * missing)
            sum += (0..<missing).map { _ in Number(0) }
        }
        for (i, a) in x.enumerated() {
            for (j, b) in y.enumerated() {
                sum[i + j] = try place.sum(sum[i + j], try place.product(a, b))
            }
        }
    }
}

/// A real number α: a zero of a polynomial p that changes its sign between two rational numbers.
struct RealRoot: Sendable {
    /// The coefficients of p / (its last one) below the last, of α⁰, α¹, …
    private let tail: [Number]

    init(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("polynomial", "between")
        let coefficients = try fields[0].coefficients()
        guard coefficients.count >= 2 else { throw fields[0].rejection("expected a degree of at least 1") }
        guard let last = coefficients.last, let inverse = try fields[0].inverse(last) else {
            throw fields[0].rejection("the last coefficient must not be zero")
        }
        let ends = try fields[1].tuple(2, "[\"a\", \"b\"]")
        let (a, b) = (try ends[0].number(), try ends[1].number())
        guard try fields[1].sum(b, try fields[1].negative(a)).isPositive else {
            throw fields[1].rejection("the ends must be increasing")
        }
        let atA = try RealRoot.value(of: coefficients, at: a, place: fields[1])
        let atB = try RealRoot.value(of: coefficients, at: b, place: fields[1])
        guard !atA.isZero, !atB.isZero, atA.isPositive != atB.isPositive else {
            throw fields[1].rejection("the polynomial does not change its sign between the ends")
        }
        var tail: [Number] = []
        for coefficient in coefficients.dropLast() { tail.append(try fields[0].product(coefficient, inverse)) }
        self.tail = tail
    }

    private static func value(of coefficients: [Number], at point: Number, place: JSONValue) throws(Rejection) -> Number
    {
        var value = Number(0)
        for coefficient in coefficients.reversed() {
            value = try place.sum(try place.product(value, point), coefficient)
        }
        return value
    }

    /// Replaces a polynomial by its remainder on division by p.
    func reduce(_ polynomial: inout [Number], at place: JSONValue) throws(Rejection) {
        while polynomial.count > tail.count, let last = polynomial.popLast() {
            guard !last.isZero else { continue }
            let shift = polynomial.count - tail.count
            for (index, coefficient) in tail.enumerated() {
                polynomial[shift + index] = try place.sum(
                    polynomial[shift + index], try place.negative(try place.product(last, coefficient)))
            }
        }
    }
}

extension JSONValue {
    /// The coefficients of a polynomial in one variable, of degree 0, 1, …; there is at least one.
    fileprivate func coefficients() throws(Rejection) -> [Number] {
        var numbers: [Number] = []
        for element in try elements() { numbers.append(try element.number()) }
        guard !numbers.isEmpty else { throw rejection("expected at least one coefficient") }
        return numbers
    }
}
