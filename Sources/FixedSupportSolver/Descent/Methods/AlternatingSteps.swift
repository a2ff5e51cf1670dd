import DenseNumerics

/// Alternating least squares: a step goes through the factors from the left.
///
/// The rows of the first factor, and the columns of the last, are independent least-squares problems; inner factors are
/// improved row by row. No part of a step makes the objective larger (Descent.md), up to rounding.
struct AlternatingSteps: DescentStepper {
    private let target: Matrix<Double>
    private let turnedTarget: Matrix<Double>
    private let layout: ChainLayout
    private let turnedLayouts: [MaskLayout]
    private let first: IndependentLines
    private let last: IndependentLines
    private let weightDecay: Double
    private let team: RowTeam
    private let shouldStop: (@Sendable () -> Bool)?

    /// - Parameter shouldStop: asked between lines; a step that is cut short still does not make the objective larger.
    init(_ objective: ChainObjective, shouldStop: (@Sendable () -> Bool)?) {
        self.shouldStop = shouldStop
        target = objective.target
        turnedTarget = objective.target.transposed
        layout = objective.layout
        turnedLayouts = layout.factors.map(\.transposed)
        first = IndependentLines(layout.factors[0])
        last = IndependentLines(turnedLayouts[layout.factors.count - 1])
        weightDecay = objective.weightDecay
        team = objective.team
    }

    mutating func advance(_ point: inout DescentPoint) -> Bool {
        let before = point.value.objective
        var candidate = point.weights
        candidate.withUnsafeMutableBufferPointer { weights in
            guard let weights = weights.baseAddress, target.elements.count > 0 else { return }
            if layout.factors.count == 1 { project(weights) } else { sweep(weights) }
        }
        return point.move(to: &candidate, ifAtMost: before.nextDown)
    }

    /// A single factor is the target on its mask.
    private func project(_ weights: UnsafeMutablePointer<Double>) {
        target.elements.withUnsafeBufferPointer { target in
            guard let target = target.baseAddress else { return }
            layout.factors[0].gather(target, into: weights)
        }
        for index in 0..<layout.weightCount { weights[index] /= 1 + weightDecay }
    }

    private func sweep(_ weights: UnsafeMutablePointer<Double>) {
        let (count, height, width) = (layout.factors.count, target.rowCount, target.columnCount)
        let rights = rightProducts(weights)
        improveFirst(weights, rights[1])
        // F_1 ⋯ F_l, transposed.
        var left = turnedProduct(0, weights, nil)
        if count > 2 {
            var residual = product(0, weights, rights[1])
            for index in residual.indices { residual[index] -= target.elements[index] }
            for factor in 1..<count - 1 {
                withPointers(left, rights[factor + 1]) { left, right in
                    residual.withUnsafeMutableBufferPointer { residual in
                        guard let residual = residual.baseAddress else { return }
                        InnerLines(layout.factors[factor]).improve(
                            weights + layout.offsets[factor], left: left, height: height, right: right, width: width,
                            residual: residual, weightDecay: weightDecay, shouldStop)
                    }
                }
                left = turnedProduct(factor, weights, left)
            }
        }
        improveLast(weights, left)
        // Weight decay pulls at unequal lines so weakly that alternation alone would take for ever.
        if weightDecay > 0 { layout.balance(weights) }
    }

    private func improveFirst(_ weights: UnsafeMutablePointer<Double>, _ right: [Double]) {
        withPointers(target.elements, right) { target, right in
            first.improve(
                weights, targets: target, basis: right, width: self.target.columnCount, weightDecay: weightDecay, team,
                shouldStop)
        }
    }

    /// The columns of the last factor are the rows of its transpose.
    private func improveLast(_ weights: UnsafeMutablePointer<Double>, _ left: [Double]) {
        let index = layout.factors.count - 1
        let (values, positions) = (weights + layout.offsets[index], layout.factors[index].positions)
        var turned = positions.map { values[$0] }
        withPointers(turnedTarget.elements, left) { target, left in
            turned.withUnsafeMutableBufferPointer { turned in
                guard let turned = turned.baseAddress else { return }
                last.improve(
                    turned, targets: target, basis: left, width: self.target.rowCount, weightDecay: weightDecay, team,
                    shouldStop)
            }
        }
        for (place, position) in positions.enumerated() { values[position] = turned[place] }
    }

    /// Z_l = F_l ⋯ F_L at l, for l ≥ 2 as the factors are counted from 1; the first is left empty.
    private func rightProducts(_ weights: UnsafeMutablePointer<Double>) -> [[Double]] {
        let (count, width) = (layout.factors.count, target.columnCount)
        var products = [[Double]](repeating: [], count: count)
        products[count - 1] = [Double](repeating: 0, count: layout.factors[count - 1].rowCount * width)
        layout.factors[count - 1].scatter(weights + layout.offsets[count - 1], into: &products[count - 1])
        for index in (1..<count - 1).reversed() { products[index] = product(index, weights, products[index + 1]) }
        return products
    }

    /// F_l · right.
    private func product(_ index: Int, _ weights: UnsafeMutablePointer<Double>, _ right: [Double]) -> [Double] {
        multiply(layout.factors[index], weights + layout.offsets[index], right, width: target.columnCount)
    }

    /// (left · F_l)ᵀ = F_lᵀ leftᵀ, where nil is the identity.
    private func turnedProduct(
        _ index: Int, _ weights: UnsafeMutablePointer<Double>, _ left: [Double]?
    ) -> [Double] {
        let (factor, turned) = (layout.factors[index], turnedLayouts[index])
        let values = weights + layout.offsets[index]
        let turnedValues = factor.positions.map { values[$0] }
        return turnedValues.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else {
                return [Double](repeating: 0, count: turned.rowCount * target.rowCount)
            }
            if let left { return multiply(turned, values, left, width: target.rowCount) }
            var dense = [Double](repeating: 0, count: turned.rowCount * target.rowCount)
            turned.scatter(values, into: &dense)
            return dense
        }
    }

    private func multiply(
        _ layout: MaskLayout, _ values: UnsafePointer<Double>, _ dense: [Double], width: Int
    ) -> [Double] {
        var result = [Double](repeating: 0, count: layout.rowCount * width)
        result.withUnsafeMutableBufferPointer { result in
            dense.withUnsafeBufferPointer { dense in
                guard let dense = dense.baseAddress, let result = result.baseAddress else { return }
                SparseProducts.multiply(
                    starts: layout.rowStarts, indices: layout.columns, values, dense, height: layout.columnCount,
                    width: width, into: result, team)
            }
        }
        return result
    }

    private func withPointers(
        _ first: [Double], _ second: [Double], _ body: (UnsafePointer<Double>, UnsafePointer<Double>) -> Void
    ) {
        first.withUnsafeBufferPointer { first in
            second.withUnsafeBufferPointer { second in
                if let first = first.baseAddress, let second = second.baseAddress { body(first, second) }
            }
        }
    }
}
