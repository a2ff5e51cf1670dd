import OrderedJSON
import Rules
import SupportMasks

/// `SC309`: lines that are short of supports have one of their own, which is pinned to the others of the line.
public enum PinnedLines {
    public static let rule = RuleCode.SC309

    /// Supports are numbered class by class.
    public struct Step: ProofStep {
        public static var rule: RuleCode { PinnedLines.rule }
        package var side: Side
        package var seed: Int
        package var pins: [Pin]

        public var fields: [JSONValue.Member] {
            let encoded = pins.map { JSONValue.array([.integer($0.line), .integer($0.support), .integers($0.solved)]) }
            return [.init("side", .side(side)), .init("seed", .integer(seed)), .init("pins", .array(encoded))]
        }
    }

    /// Pins that prove the theorem for a state, within the limits: of columns, else of rows.
    package static func step(for state: MaskedState, limits: SearchLimits) -> Step? {
        guard FullByZero.mayApply(to: state, limits) else { return nil }
        for side in [Side.columns, .rows] {
            let view = side == .rows ? state : state.transposed()
            if let found = PinSearch(view, limits: limits).find() {
                return Step(side: side, seed: found.seed, pins: found.pins)
            }
        }
        return nil
    }
}
