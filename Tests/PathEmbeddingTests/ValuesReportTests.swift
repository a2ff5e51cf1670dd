import DenseNumerics
import OrderedJSON
import PathEmbedding
import Testing

@Suite struct ValuesReportTests {
    private let network = ReLUNetwork([
        .init(name: "fc1", weights: Matrix(rows: 2, columns: 2, elements: [1, 2, 3, 4]), biases: [1, -1]),
        .init(name: "fc2", weights: Matrix(rows: 1, columns: 2, elements: [5, 6]), biases: [2]),
    ])

    @Test("The report has norms, the trial of rescaling and the balance")
    func parts() {
        let report = ValuesReport(network, biasNames: ["fc1.bias", "fc2.bias"])
        // 5 (1 + 2 + 1) + 6 (3 + 4 + 1) + 2
        #expect(report.norms.l1 == 70 && report.norms.l1FromInputs == 57)
        #expect(report.trial.isInvariant && report.balanced.isConverged && report.comparison == nil)
        #expect(report.paragraphs.count == 4)
        #expect(report.paragraphs[0] == "Values: weights, and the biases fc1.bias, fc2.bias.")
        #expect(report.paragraphs[1].hasPrefix("L1 path norm 70:"))
    }

    @Test("A comparison is told with its scales, or with what shows that there are none")
    func comparisons() {
        let scaled = network.rescaled(by: NeuronScales([[0.5, 4]]))
        let same = ValuesReport(
            network, biasNames: [nil, nil], comparison: NetworkComparison(network, scaled, source: "b.npz"))
        #expect(same.paragraphs.last?.contains("exactly (behind fc1 0.5, 4).") == true)
        var layers = scaled.layers
        layers[1].weights[0, 1] = layers[1].weights[0, 1].nextUp
        let other = NetworkComparison(network, ReLUNetwork(layers), source: "b.npz")
        let different = ValuesReport(network, biasNames: [nil, nil], comparison: other)
        #expect(different.paragraphs.last?.contains("the product along the path bias → fc1 1 → fc2 0") == true)
        #expect(different.paragraphs.last?.contains("a rescaling but for rounding") == true)
        guard case .object(let members) = different.json, let against = members.last?.value,
            case .object(let parts) = against
        else {
            Issue.record("an object")
            return
        }
        #expect(parts.contains(.init("verdict", "not-equivalent")) && parts.contains(.init("file", "b.npz")))
    }

    @Test("Dead units are told by the layer behind which they are")
    func degenerate() {
        var layers = network.layers
        layers[1].weights[0, 0] = 0
        let comparison = NetworkComparison(network, ReLUNetwork(layers), source: "b.npz")
        let text = ValuesReport(network, biasNames: [nil, nil], comparison: comparison).paragraphs.joined(
            separator: "\n")
        #expect(text.contains("Degenerate: in b.npz unit 0 behind fc1: on no path"))
        #expect(text.contains("Not equivalent"))
    }
}
