/// Remembers the best point of a method that does not descend in every step, and tells when it is lost.
struct Safeguard {
    private var weights: [Double]
    private var best: Double
    /// The objective above which a run is lost: four times that of the start.
    private let bound: Double
    private(set) var stepsWithoutGain = 0

    init(_ point: DescentPoint) {
        weights = point.weights
        best = point.value.objective
        bound = 4 * point.value.objective
    }

    /// Takes note of the point; true if its objective is no number, or out of bounds.
    mutating func isLost(_ point: DescentPoint) -> Bool {
        let objective = point.value.objective
        if objective < best {
            best = objective
            stepsWithoutGain = 0
            for index in weights.indices { weights[index] = point.weights[index] }
        } else {
            stepsWithoutGain += 1
        }
        return !(objective <= bound)
    }

    /// Goes back to the best point.
    mutating func restore(_ point: inout DescentPoint) {
        stepsWithoutGain = 0
        point.move(to: weights)
    }
}
