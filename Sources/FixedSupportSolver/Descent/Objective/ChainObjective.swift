import DenseNumerics

/// f(w) = ½‖A − F_1 ⋯ F_L‖_F² + ½ λ ‖w‖² and its gradient, with room for the products.
///
/// The partial products Z_l = F_l ⋯ F_L are multiplied from the right, dense but for a sparse last factor; the gradient
/// by F_l is (F_1 ⋯ F_{l−1})ᵀ R Z_{l+1}ᵀ on the mask, for R = F_1 ⋯ F_L − A. A value costs O(n · Σ cells), a gradient
/// twice that; where the last two factors are sparse both cost O(mn) and what their cells meet.
struct ChainObjective {
    let layout: ChainLayout
    let target: Matrix<Double>
    /// λ.
    let weightDecay: Double
    let team: RowTeam
    /// ½‖A‖_F² is the loss of the zero factors.
    let targetNorm: Double

    /// Z_1, …, Z_L; Z_L is empty where the last factor is used in compressed rows.
    private var products: [[Double]]
    /// R, and what it becomes on its way to the factors.
    private var residual: [Double]
    private var sensitivities: [[Double]]
    private var rowSums: [Double]
    private let hasSparseEnd: Bool

    /// The density of the last factor below which it is not written out.
    private static var sparseEndDensity: Double { 0.15 }

    init(_ problem: DescentProblem, weightDecay: Double, threads: Int) {
        layout = ChainLayout(problem.masks)
        target = problem.target
        self.weightDecay = weightDecay
        team = RowTeam(threads: threads)
        targetNorm = problem.target.frobeniusNorm

        let (factors, width) = (layout.factors, problem.target.columnCount)
        let last = factors[factors.count - 1]
        let cells = Double(last.rowCount) * Double(last.columnCount)
        let hasSparseEnd = factors.count > 1 && Double(last.cellCount) < Self.sparseEndDensity * cells
        self.hasSparseEnd = hasSparseEnd
        products = factors.indices.map { index in
            let isSkipped = hasSparseEnd && index == factors.count - 1
            return [Double](repeating: 0, count: isSkipped ? 0 : factors[index].rowCount * width)
        }
        residual = [Double](repeating: 0, count: problem.target.elements.count)
        sensitivities = factors.indices.dropLast(hasSparseEnd ? 2 : 1).map { index in
            [Double](repeating: 0, count: factors[index].columnCount * width)
        }
        rowSums = [Double](repeating: 0, count: problem.target.rowCount)
    }

    /// The value at a point.
    struct Value {
        /// ½‖A − F_1 ⋯ F_L‖_F².
        var loss: Double
        /// The loss and what the weight decay adds.
        var objective: Double
    }

    /// The value at these weights; what `gradient` needs is kept until the next call of a function of this type.
    mutating func value(_ weights: [Double]) -> Value {
        multiply(weights)
        let loss = subtractTarget()
        guard weightDecay > 0 else { return Value(loss: loss, objective: loss) }
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        return Value(loss: loss, objective: loss + 0.5 * weightDecay * squares)
    }

    /// The gradient at the weights of the last call of `value`.
    mutating func gradient(_ weights: [Double], into gradient: inout [Double]) {
        weights.withUnsafeBufferPointer { weights in
            gradient.withUnsafeMutableBufferPointer { gradient in
                if let weights = weights.baseAddress, let gradient = gradient.baseAddress {
                    propagate(weights, gradient)
                }
            }
        }
        guard weightDecay > 0 else { return }
        for index in gradient.indices { gradient[index] += weightDecay * weights[index] }
    }

    /// ‖F_1 ⋯ F_L‖_F.
    mutating func productNorm(_ weights: [Double]) -> Double {
        multiply(weights)
        return euclideanNorm(products[0])
    }

    /// ‖ |F_1| ⋯ |F_L| ‖_F: no rescaling of inner lines changes it.
    mutating func pathNorm(_ weights: [Double]) -> Double { productNorm(weights.map(abs)) }
}

// MARK: Passes

extension ChainObjective {
    /// Z_1, from the right.
    private mutating func multiply(_ weights: [Double]) {
        let (factors, width) = (layout.factors, target.columnCount)
        let last = factors.count - 1
        weights.withUnsafeBufferPointer { weights in
            guard let weights = weights.baseAddress else {
                for index in products.indices { products[index] = products[index].map { _ in 0 } }
                return
            }
            for index in (0...last).reversed() {
                let (factor, values) = (factors[index], weights + layout.offsets[index])
                if index == last {
                    if !hasSparseEnd { factor.scatter(values, into: &products[index]) }
                } else if index == last - 1, hasSparseEnd {
                    products[index].withUnsafeMutableBufferPointer { out in
                        guard let out = out.baseAddress else { return }
                        SparsePairs.multiply(
                            factor, values, factors[last], weights + layout.offsets[last], into: out, team)
                    }
                } else if DenseFactor.pays(factor, width: width) {
                    products[index] = DenseFactor(factor, values, threads: team.threads)
                        .times(products[index + 1], width: width)
                } else {
                    products[index + 1].withUnsafeBufferPointer { right in
                        products[index].withUnsafeMutableBufferPointer { out in
                            guard let out = out.baseAddress, let right = right.baseAddress else { return }
                            SparseProducts.multiply(
                                starts: factor.rowStarts, indices: factor.columns, values, right,
                                height: factor.columnCount, width: width, into: out, team)
                        }
                    }
                }
            }
        }
    }

    /// R = Z_1 − A; the sum of its squares, halved. Rows are added up in their order.
    private mutating func subtractTarget() -> Double {
        let width = target.columnCount
        guard width > 0, target.rowCount > 0 else { return 0 }
        products[0].withUnsafeBufferPointer { product in
            target.elements.withUnsafeBufferPointer { target in
                residual.withUnsafeMutableBufferPointer { residual in
                    rowSums.withUnsafeMutableBufferPointer { sums in
                        nonisolated(unsafe) let (product, target) = (product, target)
                        nonisolated(unsafe) let (residual, sums) = (residual, sums)
                        team.forEach(rows: sums.count, work: product.count) { rows in
                            for index in rows.lowerBound * width..<rows.upperBound * width {
                                residual[index] = product[index] - target[index]
                            }
                            for row in rows {
                                guard let line = residual.baseAddress.map({ $0 + row * width }) else { return }
                                sums[row] = SparseProducts.dot(line, line, width)
                            }
                        }
                    }
                }
            }
        }
        return 0.5 * rowSums.reduce(0, +)
    }

    /// The gradient of the loss, from the left: D_1 = R, D_{l+1} = F_lᵀ D_l, the gradient by F_l is D_l Z_{l+1}ᵀ on its
    /// mask.
    private mutating func propagate(_ weights: UnsafePointer<Double>, _ gradient: UnsafeMutablePointer<Double>) {
        let (factors, width) = (layout.factors, target.columnCount)
        let last = factors.count - 1
        for index in 0...last {
            let (factor, values) = (factors[index], weights + layout.offsets[index])
            let out = gradient + layout.offsets[index]
            let upper = index == 0 ? residual : sensitivities[index - 1]
            if index < last - (hasSparseEnd ? 1 : 0), DenseFactor.pays(factor, width: width) {
                let dense = DenseFactor(factor, values, threads: team.threads)
                dense.sampledProduct(upper, products[index + 1], width: width, into: out)
                sensitivities[index] = dense.transposedTimes(upper, width: width)
                continue
            }
            upper.withUnsafeBufferPointer { upper in
                guard let upper = upper.baseAddress else { return }
                if index == last { return factor.gather(upper, into: out) }
                if index == last - 1, hasSparseEnd {
                    let (end, endValues) = (factors[last], weights + layout.offsets[last])
                    SparsePairs.leftGradient(factor, end, endValues, residual: upper, into: out, team)
                    SparsePairs.rightGradient(
                        factor, values, end, residual: upper, into: gradient + layout.offsets[last], team)
                    return
                }
                products[index + 1].withUnsafeBufferPointer { right in
                    guard let right = right.baseAddress else { return }
                    SparseProducts.sampledProduct(factor, upper, right, width: width, into: out, team)
                }
                let turned = factor.positions.map { values[$0] }
                turned.withUnsafeBufferPointer { turned in
                    sensitivities[index].withUnsafeMutableBufferPointer { lower in
                        guard let lower = lower.baseAddress, let turned = turned.baseAddress else { return }
                        SparseProducts.multiply(
                            starts: factor.columnStarts, indices: factor.rows, turned, upper,
                            height: factor.rowCount, width: width, into: lower, team)
                    }
                }
            }
            if index == last - 1, hasSparseEnd { return }
        }
    }
}

extension MaskLayout {
    /// The values in their cells of a dense matrix that is zero elsewhere.
    func scatter(_ values: UnsafePointer<Double>, into dense: inout [Double]) {
        for row in 0..<rowCount {
            for cell in rowStarts[row]..<rowStarts[row + 1] { dense[row * columnCount + columns[cell]] = values[cell] }
        }
    }

    /// The entries of a dense matrix in the cells.
    func gather(_ dense: UnsafePointer<Double>, into values: UnsafeMutablePointer<Double>) {
        for row in 0..<rowCount {
            for cell in rowStarts[row]..<rowStarts[row + 1] { values[cell] = dense[row * columnCount + columns[cell]] }
        }
    }
}
