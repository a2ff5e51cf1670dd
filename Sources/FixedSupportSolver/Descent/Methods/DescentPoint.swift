/// Where a descent stands: the weights, and what is known of the objective there.
struct DescentPoint {
    var objective: ChainObjective
    private(set) var weights: [Double]
    private(set) var value: ChainObjective.Value
    private(set) var gradient: [Double]

    init(_ objective: ChainObjective, _ weights: [Double]) {
        self.objective = objective
        self.weights = weights
        gradient = [Double](repeating: 0, count: weights.count)
        value = ChainObjective.Value(loss: 0, objective: 0)
        update()
    }

    /// Goes to other weights.
    mutating func move(to weights: [Double]) {
        self.weights = weights
        update()
    }

    /// Changes the weights where they stand, and brings value and gradient up to date.
    mutating func move(_ change: (_ weights: inout [Double], _ gradient: [Double]) -> Void) {
        change(&weights, gradient)
        update()
    }

    /// Goes to other weights if the objective there is at most `bound`; they are exchanged with the present ones.
    mutating func move(to candidate: inout [Double], ifAtMost bound: Double) -> Bool {
        let next = objective.value(candidate)
        guard next.objective <= bound else { return false }
        swap(&weights, &candidate)
        value = next
        objective.gradient(weights, into: &gradient)
        return true
    }

    private mutating func update() {
        value = objective.value(weights)
        objective.gradient(weights, into: &gradient)
    }
}

/// A method at work.
protocol DescentStepper {
    /// One step; false if the method finds none that would make the objective smaller.
    mutating func advance(_ point: inout DescentPoint) -> Bool
}
