/// Why a certificate proves nothing: the first flaw that was met.
public struct Rejection: Error, Sendable, Hashable {
    /// A path such as `proof.proof[3].lines[2]`, or `line:column` where the text is not JSON.
    public let place: String
    /// One sentence.
    public let reason: String

    package init(place: String, reason: String) {
        self.place = place
        self.reason = reason
    }
}

/// A file could not be read, or the mask file is not a mask file: an error of usage, not of the certificate.
public struct CheckerInputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One line, whatever the names in it hold.
    public let description: String
    package init(description: String) { self.description = description.onOneLine }
}
