import Foundation
import OrderedJSON

/// The outcome for one matrix, in words and as JSON.
public struct RecoveryReport: Sendable {
    private let outcome: Result<RecoveredNetwork, RecoveryFailure>
    private let options: RecoveryOptions

    public init(_ outcome: Result<RecoveredNetwork, RecoveryFailure>, options: RecoveryOptions) {
        self.outcome = outcome
        self.options = options
    }

    public var text: String {
        switch outcome {
        case .failure(let failure): return "not recovered: \(failure.message)\n"
        case .success(let network):
            let count = network.layers.count
            var text = "recovered: \(count) \(count == 1 ? "layer" : "layers") of \(options.sparsity) edges a unit"
            text += network.input == nil ? "\n" : ", and the input behind them\n"
            text += "the product agrees with the matrix: largest difference \(network.greatestError)\n"
            if options.input == .gaussian {
                text += "for a normal input this rests on the input's being white, a statistical test\n"
            }
            return text + "the order and the signs of hidden units are not determined by the product\n"
        }
    }

    public var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("schema", "supportcheck.structure-recovery/1"), .init("sparsity", .integer(options.sparsity)),
            .init("input", .string(options.input.rawValue)),
        ]
        switch outcome {
        case .failure(let failure):
            members += [.init("recovered", false), .init("reason", .string(failure.message))]
        case .success(let network):
            members += [
                .init("recovered", true), .init("greatestError", .string("\(network.greatestError)")),
                .init("peeledFromRight", .integer(network.peeledFromRight)),
                .init("layers", .array(network.layers.map(layer))),
            ]
        }
        return .object(members)
    }

    /// The columns as lists of rows counted from 1, negative where the entry is −1.
    private func layer(_ layer: SignedLayer) -> JSONValue {
        .object([
            .init("rows", .integer(layer.rowCount)),
            .init(
                "columns", .array(layer.columns.map { .integers($0.map { $0.isNegative ? -$0.row - 1 : $0.row + 1 }) })),
        ])
    }
}
