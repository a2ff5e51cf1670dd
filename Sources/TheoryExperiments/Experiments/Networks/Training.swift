import FloatingProposals

/// A network of two layers on its way to a least loss, by the damped least squares of `FloatingProposals`.
///
/// The descents of the solver are for products of matrices; a network with ReLU has derivatives of its own. Gradient
/// steps would do, but are so slow that a norm that grows for long is not told from one that grows for ever.
struct Training {
    struct Moment {
        var step: Int
        var loss: Double
        var pathNorm: Double
    }

    private(set) var history: [Moment] = []

    private static let stepsInRound = 10

    init(_ start: ShallowNetwork, _ data: Samples, rounds: Int) {
        var network = start
        let free = network.freePlaces
        var column = [Int?](repeating: nil, count: network.weights.count)
        for (number, place) in free.enumerated() { column[place] = number }
        var method = LeastSquares()
        method.maximumSteps = Self.stepsInRound
        method.leastProgress = 0
        for round in 1...rounds {
            let found = method.minimise(free.map { network.weights[$0] }, residualCount: data.outputs.count) {
                point, residuals, slopes in
                for (place, value) in zip(free, point) { network.weights[place] = value }
                network.linearise(data, column: column, width: free.count, &residuals, &slopes)
            }
            for (place, value) in zip(free, found.point) { network.weights[place] = value }
            history.append(
                Moment(
                    step: round * Self.stepsInRound, loss: found.squaredResidual / Double(2 * data.count),
                    pathNorm: network.pathNorm))
        }
    }

    /// Where it stands, and where it stood after half the steps.
    var end: Moment { history[history.count - 1] }
    var middle: Moment { history[(history.count - 1) / 2] }

    /// The path norm at the end over that after half the steps.
    var growth: Double { end.pathNorm / middle.pathNorm }
}
