/// Gradient descent with momentum, v ← μ v + ∇f, w ← w − η v, with the full gradient.
///
/// A run that gets lost goes back to its best point, without momentum and with half the rate.
struct MomentumSteps: DescentStepper {
    private var rate: Double
    private let momentum: Double
    private var velocity: [Double]
    private var safeguard: Safeguard

    init(rate: Double, momentum: Double, _ point: DescentPoint) {
        self.rate = rate
        self.momentum = momentum
        velocity = [Double](repeating: 0, count: point.weights.count)
        safeguard = Safeguard(point)
    }

    mutating func advance(_ point: inout DescentPoint) -> Bool {
        point.move { weights, gradient in
            for index in weights.indices {
                velocity[index] = momentum * velocity[index] + gradient[index]
                weights[index] -= rate * velocity[index]
            }
        }
        if safeguard.isLost(point) {
            rate *= 0.5
            for index in velocity.indices { velocity[index] = 0 }
            safeguard.restore(&point)
        }
        return rate > 0
    }
}
