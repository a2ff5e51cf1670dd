/// Adam with the full gradient.
///
/// The rate is halved when the best objective has not fallen for `patience` steps, and the run goes on from the best
/// point; weight decay is part of the objective, and so of the gradient.
struct AdamSteps: DescentStepper {
    private var rate: Double
    private var first: [Double]
    private var second: [Double]
    private var count = 0
    private var safeguard: Safeguard

    private static var firstDecay: Double { 0.9 }
    private static var secondDecay: Double { 0.999 }
    private static var patience: Int { 500 }

    init(rate: Double, _ point: DescentPoint) {
        self.rate = rate
        first = [Double](repeating: 0, count: point.weights.count)
        second = first
        safeguard = Safeguard(point)
    }

    mutating func advance(_ point: inout DescentPoint) -> Bool {
        count += 1
        let (a, b) = (Self.firstDecay, Self.secondDecay)
        let size = rate * (1 - power(b, count)).squareRoot() / (1 - power(a, count))
        // Kingma and Ba's 1e-8 is absolute; a relative one keeps the method independent of the scale of the target.
        let floor = 1e-8 * point.gradient.reduce(0) { max($0, abs($1)) }
        guard floor > 0, floor.isFinite else { return false }
        point.move { weights, gradient in
            for index in weights.indices {
                first[index] = a * first[index] + (1 - a) * gradient[index]
                second[index] = b * second[index] + (1 - b) * gradient[index] * gradient[index]
                weights[index] -= size * first[index] / (second[index].squareRoot() + floor)
            }
        }
        if safeguard.isLost(point) || safeguard.stepsWithoutGain >= Self.patience {
            rate *= 0.5
            count = 0
            for index in first.indices { (first[index], second[index]) = (0, 0) }
            safeguard.restore(&point)
        }
        return rate > 0
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }
}
