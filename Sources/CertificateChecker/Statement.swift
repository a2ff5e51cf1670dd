import CheckerInput

/// What a verified certificate proves.
public struct Statement: Sendable, Hashable {
    /// The instance's name, as the certificate gives it.
    public let instance: String
    /// m: rows of the product.
    public let rows: Int
    /// n: columns of the product.
    public let columns: Int
    /// The smallest number of lines between two layers, r of a factorization; of one layer that of its shorter side.
    public let width: Int
    /// What is said: of the set of products for `closed` and `not-closed`, of `matrix` for `member` and `not-member`.
    public let verdict: Verdict
    /// The entries of A that are not zero, in the order of the certificate, if the statement is that A is a product on
    /// these supports, or that it is none; nil if the statement is about the set of products.
    public let matrix: [Entry]?
    /// If the instance is a network of layers: its depth and the rule that was verified. Nil if it is P(I, J), given by
    /// I and J.
    public let network: NetworkStatement?

    public enum Verdict: String, Sendable, Hashable {
        case closed
        case notClosed = "not-closed"
        case member
        case notMember = "not-member"
    }

    /// What is said of a network of any depth.
    public struct NetworkStatement: Sendable, Hashable {
        /// N, the number of layers.
        public let depth: Int
        /// The code of the verified rule, the outermost one of the proof; nil if no closedness is stated.
        public let rule: String?
    }

    /// An entry of a matrix that is not zero.
    public struct Entry: Sendable, Hashable {
        public let row: Int
        public let column: Int
        /// A rational number in lowest terms, such as `-3/2` or `7`.
        public let value: String
    }
}

/// The answer of the checker for one certificate.
public enum Verification: Sendable, Hashable {
    case verified(Statement)
    case rejected(Rejection)
}
