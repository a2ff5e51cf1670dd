import OrderedJSON
import Rules
import SupportMasks

/// `SC305`: closed as soon as every reduced window is.
public enum ReducedWindows {
    public static let rule = RuleCode.SC305

    /// The windows that hold every reduced one, each with a proof of its own.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { ReducedWindows.rule }
        public var windows: [(rows: [Int], columns: [Int], proof: Proof)]

        public var fields: [JSONValue.Member] {
            let encoded = windows.map { window -> JSONValue in
                [
                    "rows": .integers(window.rows), "columns": .integers(window.columns), "proof": window.proof.json,
                ]
            }
            return [.init("windows", .array(encoded))]
        }
        public var inner: [any ClosedProof] { windows.map(\.proof) }
    }
}
