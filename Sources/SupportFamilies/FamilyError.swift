/// Why a family has no member with the given parameters.
public struct FamilyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence.
    public let message: String

    init(_ message: String) { self.message = message }

    /// The message.
    public var description: String { message }
}

/// Families of supports that occur in practice or in proofs. Each function returns one instance, named after the family
/// and its parameters.
///
/// Masks are at most 65,536 lines a side and 2³¹ cells, as in a mask file. All functions throw `FamilyError` for
/// parameters outside a family.
public enum SupportFamilies {}
