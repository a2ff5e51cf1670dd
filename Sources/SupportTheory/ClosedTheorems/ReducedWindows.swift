import OrderedJSON
import SupportMasks

/// `SC305`: closed as soon as every reduced window is.
public enum ReducedWindows {
    public static let rule = Rule(
        code: "SC305",
        name: "reduced windows",
        statement:
            "P is closed when its reduced windows are: those in which no q rows have types τ_1 ⊆ … ⊆ τ_q with q > |τ_q|, and no q columns. Windows with as many rows and columns of each type have the same verdict, so for each width finitely many windows decide masks of any size.",
        hypotheses: """
            No free cell in a class. Equal types are allowed on a chain; |τ| counts supports with multiplicity. For every reduced choice of rows and of columns, up to lines of equal type, some listed window holds at least as many lines of each type and is closed.
            """,
        proof: """
            Deleting lines from a closed set leaves a closed set (SC400), so every reduced window is closed. By induction on the number of lines every window is: let A be in the closure of one that is not reduced, say with rows 1, …, q of types τ_1 ⊆ … ⊆ τ_q, q > |τ_q|. \
            These rows of a product lie in the span of |τ_q| vectors, so they have rank < q in every product and in every limit: some combination of them vanishes in A. Let s be the last row in it. Adding multiples of the rows before s to row s keeps the set and its closure, since their types lie in τ_s, and makes row s zero. \
            Products that tend to the new matrix still tend to it when their row s is deleted; the smaller window is closed by induction, so the new matrix is in it, and A is in the set.
            """,
        source: "own."
    )

    /// The windows that hold every reduced one, each with a proof of its own.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: Rule { ReducedWindows.rule }
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
