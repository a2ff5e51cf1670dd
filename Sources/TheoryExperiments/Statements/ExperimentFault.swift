/// Why an experiment could not be carried out.
enum ExperimentFault: Error, CustomStringConvertible {
    case noPlan
    case noCurve(String)
    case noFactors(String)

    var description: String {
        switch self {
        case .noPlan: "the analysis made no plan for masks that are tractable"
        case .noCurve(let name): "the analysis gave no curve for \(name)"
        case .noFactors(let name): "\(name) is no pair of masks"
        }
    }
}
