import ExactArithmetic

/// The polynomial that a division works on: terms added in any order, the largest taken first.
///
/// A binary heap of monomials beside a table of coefficients: a term costs one look-up, and a logarithmic step when its
/// monomial is new.
struct ReductionQueue {
    private let order: MonomialOrder
    private var heap: [Monomial] = []
    private var coefficients: [Monomial: Rational] = [:]

    init(_ order: MonomialOrder) {
        self.order = order
    }

    /// Adds `coefficient · monomial · polynomial`.
    mutating func add(_ polynomial: Polynomial, times monomial: Monomial, _ coefficient: Rational) {
        for term in polynomial.terms {
            let product = term.monomial * monomial
            if let index = coefficients.index(forKey: product) {
                coefficients.values[index].addProduct(term.coefficient, coefficient)
            } else {
                coefficients[product] = term.coefficient * coefficient
                push(product)
            }
        }
    }

    /// Takes the largest term that has not cancelled, nil when nothing is left.
    mutating func next() -> Polynomial.Term? {
        while let monomial = pop() {
            if let coefficient = coefficients.removeValue(forKey: monomial), !coefficient.isZero {
                return Polynomial.Term(coefficient, monomial)
            }
        }
        return nil
    }

    private mutating func push(_ monomial: Monomial) {
        heap.append(monomial)
        var child = heap.count - 1
        while child > 0, order.isLess(heap[(child - 1) / 2], heap[child]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() -> Monomial? {
        guard let last = heap.popLast() else { return nil }
        guard let first = heap.first else { return last }
        heap[0] = last
        var parent = 0
        while true {
            var largest = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && order.isLess(heap[largest], heap[child]) { largest = child }
            if largest == parent { return first }
            heap.swapAt(parent, largest)
            parent = largest
        }
    }
}
