/// What a verified certificate proves.
public struct Statement: Sendable, Hashable {
    /// The instance's name, as the certificate gives it.
    public let instance: String
    /// m: rows of I and of the product.
    public let rows: Int
    /// n: rows of J, columns of the product.
    public let columns: Int
    /// r: columns of I and of J; of a network the smallest number of lines between two layers, of one layer that of its
    /// shorter side.
    public let width: Int
    /// What is said: of P(I, J) for `closed` and `not-closed`, of `matrix` for `member` and `not-member`.
    public let verdict: Verdict
    /// The entries of A that are not zero, in the order of the certificate, if the statement is that A is a product X
    /// Yᵀ on these supports, or that it is none;
    /// nil if the statement is about P(I, J).
    public let matrix: [Entry]?
    /// If the statement is about a network as a product of all its layers, W_N ⋯ W_1: its depth and the rule that was
    /// verified, the outermost one of the proof. Nil if it is about P(I, J).
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
        /// The code of the verified rule; nil if the set of products is not closed.
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

extension Statement {
    /// The set of products of the network is closed, by a rule, or is not.
    init(network: Network, verdict: Verdict, rule: String?) {
        let sizes = network.sizes
        let inner = sizes.dropFirst().dropLast().min() ?? min(network.inputs, network.outputs)
        self.init(
            instance: network.name, rows: network.outputs, columns: network.inputs, width: inner, verdict: verdict,
            matrix: nil,
            network: NetworkStatement(depth: sizes.count - 1, rule: rule))
    }
}

/// Why a certificate proves nothing: the first flaw that was met.
public struct Rejection: Error, Sendable, Hashable {
    /// A path such as `proof[3].lines[2]`, or `line:column` where the text is not JSON.
    public let place: String
    /// One sentence.
    public let reason: String
}

/// The answer of the checker for one certificate.
public enum Verification: Sendable, Hashable {
    case verified(Statement)
    case rejected(Rejection)
}

/// A file could not be read, or the mask file is not a mask file: an error of usage, not of the certificate.
public struct CheckerInputError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
}
