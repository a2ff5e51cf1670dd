/// Gradient descent with backtracking.
///
/// A step η is taken if f falls by 0.4 η ‖∇f‖² at least, else it is halved. Where ∇f is Lipschitz with constant K
/// between the points, every η ≤ 1/K passes, so steps are at least 1/(2K) in the long run. Accepted steps let the next
/// trial be longer.
struct GradientSteps: DescentStepper {
    private var step: Double?
    private var candidate: [Double] = []

    private static var sufficientPart: Double { 0.4 }
    private static var growth: Double { 1.5 }
    private static var mostHalvings: Int { 200 }

    mutating func advance(_ point: inout DescentPoint) -> Bool {
        let square = point.gradient.reduce(0) { $0 + $1 * $1 }
        guard square > 0, square.isFinite else { return false }
        var step = self.step ?? firstStep(point, square)
        if candidate.isEmpty { candidate = point.weights }
        for _ in 0..<Self.mostHalvings {
            for index in candidate.indices { candidate[index] = point.weights[index] - step * point.gradient[index] }
            let bound = point.value.objective - Self.sufficientPart * step * square
            // Where the fall is lost in rounding no step can be told from a bad one.
            guard bound < point.value.objective else { return false }
            if point.move(to: &candidate, ifAtMost: bound) {
                self.step = Self.growth * step
                return true
            }
            step *= 0.5
        }
        return false
    }

    /// A tenth of the way that would make the weights as large as they are.
    private func firstStep(_ point: DescentPoint, _ square: Double) -> Double {
        let norm = euclideanNorm(point.weights)
        return norm > 0 ? 0.1 * norm / square.squareRoot() : 1
    }
}
