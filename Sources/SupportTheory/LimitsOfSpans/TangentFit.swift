import FloatingProposals

/// The equations X₋ Y₀ᵀ = 0, X₀ Y₀ᵀ + X₋ Y₁ᵀ = A on the observed cells of a window, in floating numbers.
///
/// The unknowns are the entries of X₋, X₀, Y₀ and Y₁, in this order, each in the order of the layout.
struct TangentFit {
    let layout: FactorLayout
    private let target: [Double]

    init(_ layout: FactorLayout, target: [Double]) {
        (self.layout, self.target) = (layout, target)
    }

    var unknownCount: Int { 2 * (layout.left.count + layout.right.count) }

    /// A squared residual below which equations count as solved; whatever is found is checked exactly later.
    static let sufficient = 1e-20
    /// Larger numbers are on their way to infinity.
    private static let largest = 1e3

    /// The nearest solution in which the unknowns that are not `free` stay as they are; nil if none is met.
    func solution(near start: [Double], free: [Int], steps: Int) -> [Double]? {
        var method = LeastSquares()
        method.maximumSteps = steps
        var position = [Int](repeating: -1, count: unknownCount)
        for (index, unknown) in free.enumerated() { position[unknown] = index }
        var point = start
        let found = method.minimise(free.map { start[$0] }, residualCount: 2 * layout.cells.count) {
            x, residuals, jacobian in
            for (index, unknown) in free.enumerated() { point[unknown] = x[index] }
            evaluate(point, position, width: free.count, &residuals, &jacobian)
        }
        for (index, unknown) in free.enumerated() { point[unknown] = found.point[index] }
        guard squaredResidual(point) < Self.sufficient, point.allSatisfy({ abs($0) < Self.largest }) else { return nil }
        return point
    }

    private func evaluate(
        _ point: [Double], _ position: [Int], width: Int, _ residuals: inout [Double], _ jacobian: inout [Double]
    ) {
        let (nx, ny) = (layout.left.count, layout.right.count)
        func set(_ row: Int, _ unknown: Int, _ value: Double) {
            if position[unknown] >= 0 { jacobian[row * width + position[unknown]] = value }
        }
        for cell in layout.cells.indices {
            let (first, second) = (2 * cell, 2 * cell + 1)
            residuals[first] = 0
            residuals[second] = -target[cell]
            for (x, y) in layout.terms[cell] {
                let (pole, regular, constant, linear) = (x, nx + x, 2 * nx + y, 2 * nx + ny + y)
                residuals[first] += point[pole] * point[constant]
                residuals[second] += point[regular] * point[constant] + point[pole] * point[linear]
                set(first, pole, point[constant])
                set(first, constant, point[pole])
                set(second, regular, point[constant])
                set(second, constant, point[regular])
                set(second, pole, point[linear])
                set(second, linear, point[pole])
            }
        }
    }

    private func squaredResidual(_ point: [Double]) -> Double {
        let (nx, ny) = (layout.left.count, layout.right.count)
        return layout.cells.indices.reduce(0) { sum, cell in
            var (first, second) = (0.0, -target[cell])
            for (x, y) in layout.terms[cell] {
                first += point[x] * point[2 * nx + y]
                second += point[nx + x] * point[2 * nx + y] + point[x] * point[2 * nx + ny + y]
            }
            return sum + first * first + second * second
        }
    }
}
