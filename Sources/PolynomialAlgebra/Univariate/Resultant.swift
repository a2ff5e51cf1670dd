import ExactArithmetic

extension Polynomial {
    /// The coefficients of x_index⁰, x_index¹, …, which are polynomials in the other indeterminates; empty for zero.
    public func coefficients(in index: Int) -> [Polynomial] {
        guard let degree = degree(in: index) else { return [] }
        var parts = [[Term]](repeating: [], count: degree + 1)
        for term in terms {
            parts[term.monomial[index]].append(Term(term.coefficient, term.monomial.filtered { $0 != index }))
        }
        return parts.map { Polynomial($0) }
    }

    /// The resultant of two polynomials as polynomials in x_index: the determinant of Sylvester's matrix, by
    /// fraction-free elimination (Bareiss 1968). It is a
    /// polynomial in the other indeterminates that lies in the ideal of the two, and vanishes wherever they have a
    /// common zero. Zero if one of them is.
    public static func resultant(
        _ f: Polynomial, _ g: Polynomial, eliminating index: Int, budget: AlgebraBudget = .unlimited
    ) throws(AlgebraError) -> Polynomial {
        let (a, b) = (f.coefficients(in: index), g.coefficients(in: index))
        if a.isEmpty || b.isEmpty { return .zero }
        let size = a.count + b.count - 2
        func shifted(_ coefficients: [Polynomial], _ count: Int) -> [[Polynomial]] {
            (0..<count).map { shift in
                (0..<size).map { column in
                    let power = coefficients.count - 1 - (column - shift)
                    return coefficients.indices.contains(power) ? coefficients[power] : .zero
                }
            }
        }
        return try determinant(shifted(a, b.count - 1) + shifted(b, a.count - 1), budget: budget)
    }

    /// The determinant of a square matrix of polynomials.
    public static func determinant(_ matrix: [[Polynomial]], budget: AlgebraBudget = .unlimited) throws(AlgebraError)
        -> Polynomial
    {
        precondition(matrix.allSatisfy { $0.count == matrix.count }, "The matrix of a determinant is square")
        var rows = matrix
        var previous: Polynomial = 1
        var isNegative = false
        for step in rows.indices {
            guard let pivot = rows.indices.dropFirst(step).first(where: { !rows[$0][step].isZero }) else {
                return .zero
            }
            if pivot != step {
                rows.swapAt(pivot, step)
                isNegative.toggle()
            }
            for row in rows.indices.dropFirst(step + 1) {
                for column in rows.indices.dropFirst(step + 1) {
                    let value = rows[step][step] * rows[row][column] - rows[row][step] * rows[step][column]
                    // Sylvester's identity makes this a minor times the pivot before: the division leaves no remainder.
                    rows[row][column] = try value.divided(by: [previous], budget: budget).quotients[0]
                }
            }
            previous = rows[step][step]
        }
        return isNegative ? -previous : previous
    }
}
