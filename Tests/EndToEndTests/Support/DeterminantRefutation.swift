/// The determinant refutation in its general form, for small matrices.
///
/// For supports K and R × C with |R| = |C| = |K| + 1: the terms of K agree with A on the cells D that no other support
/// reaches, and have rank less than |R|. So if det A[R, C] is the
/// same non-zero number whatever stands in the cells outside D, A is no product.
struct DeterminantRefutation {
    private let masks: Masks
    private let orders: [[[Int]]]
    private let windows: [(size: Int, rows: [[Int]], columns: [[Int]])]

    init(_ masks: Masks) {
        self.masks = masks
        let most = min(masks.rows.count, masks.columns.count)
        orders = (0...most).map(permutations)
        windows =
            most == 0
            ? []
            : (1...most).map { size in
                (
                    size, subsets(Array(masks.rows.indices), size: size),
                    subsets(Array(masks.columns.indices), size: size)
                )
            }
    }

    /// Whether some K, R, C shows that A is not in P(I, J).
    func applies(to a: [[Int]]) -> Bool {
        windows.contains { window in
            (0..<(1 << masks.width)).contains { supports in
                supports.nonzeroBitCount == window.size - 1
                    && window.rows.contains { rows in
                        window.columns.contains { isConstantAndNotZero(a, rows, $0, supports) }
                    }
            }
        }
    }

    /// Expands the determinant as a polynomial in the entries outside D.
    private func isConstantAndNotZero(_ a: [[Int]], _ rows: [Int], _ columns: [Int], _ supports: Int) -> Bool {
        var coefficients: [[Int]: Int] = [:]
        for order in orders[rows.count] {
            var outside: [Int] = []
            var product = isEven(order) ? 1 : -1
            for (i, position) in zip(rows, order) {
                let j = columns[position]
                if masks.rows[i] & masks.columns[j] & ~supports == 0 {
                    product *= a[i][j]
                } else {
                    outside.append(i * masks.columns.count + j)
                }
            }
            if product != 0 { coefficients[outside, default: 0] += product }
        }
        let constant = coefficients.removeValue(forKey: []) ?? 0
        return constant != 0 && coefficients.values.allSatisfy { $0 == 0 }
    }

    private func isEven(_ order: [Int]) -> Bool {
        var inversions = 0
        for i in order.indices { for j in order.indices where i < j && order[i] > order[j] { inversions += 1 } }
        return inversions % 2 == 0
    }
}
