import ExactArithmetic
import SupportMasks
import SupportTheory

/// Small masks and a matrix of small integers: any, or the product of matrices on the masks.
struct ChosenQuestion {
    let question: MembershipQuestion
    let isProduct: Bool

    init(_ choices: inout ByteChoices) {
        let masks = DecisionLaw.Masks(&choices)
        isProduct = choices.bit()
        func entries(_ types: [Int]) -> [[Int]] {
            types.map { type in (0..<masks.width).map { type >> $0 & 1 == 1 ? choices.number(in: -1...2) : 0 } }
        }
        let (left, right) = (entries(masks.rows), entries(masks.columns))
        var matrix: [Cell: Rational] = [:]
        for i in masks.rows.indices {
            for j in masks.columns.indices {
                let product = zip(left[i], right[j]).reduce(0) { $0 + $1.0 * $1.1 }
                let value = isProduct ? product : masks.rows[i] & masks.columns[j] == 0 ? 0 : choices.number(in: -1...2)
                matrix[Cell(row: i, column: j)] = Rational(value)
            }
        }
        guard case .factorization(let supports) = masks.instance.masks else { preconditionFailure("two factors") }
        question = MembershipQuestion(supports: supports, matrix: matrix)
    }
}
