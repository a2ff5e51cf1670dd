/// Takes samples, with products of its own, so that the run's stay as they are.
struct DescentRecorder {
    private var objective: ChainObjective

    init(_ objective: ChainObjective) { self.objective = objective }

    mutating func sample(_ step: Int, _ point: DescentPoint) -> DescentSample {
        let error = (2 * point.value.loss).squareRoot()
        let norm = objective.targetNorm
        return DescentSample(
            step: step, loss: point.value.loss, objective: point.value.objective,
            relativeError: norm > 0 ? error / norm : error, norms: objective.layout.norms(point.weights),
            pathNorm: objective.pathNorm(point.weights), productNorm: objective.productNorm(point.weights),
            gradientNorm: euclideanNorm(point.gradient))
    }
}
