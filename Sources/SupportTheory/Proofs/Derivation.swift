import SupportMasks

/// A proof that P is closed: reductions of a masked state, and theorems that finish it. See CertificateFormat.md.
public struct Derivation: Sendable {
    public var steps: [Step]

    public enum Step: Sendable {
        case completeClasses([Int])
        case fewObservedCells(cls: Int, cover: LineCover)
        case equalLines(side: Side, delete: [Int])
        case genericElimination(side: Side, Elimination)
        case product([(classes: [Int], proof: Derivation)])
        case nothingLeft
        case crossing
        case nested
        case reducedWindows([Window])
        case normalForms(NormalFormProof)
    }

    /// The state on some of its rows and columns, with its own proof.
    public struct Window: Sendable {
        public var rows: [Int]
        public var columns: [Int]
        public var proof: Derivation
    }
}
