import SupportMasks

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

/// Requires a parameter to be at least 1.
func requirePositive(_ value: Int, _ name: String) throws(FamilyError) {
    guard value >= 1 else { throw FamilyError("\(name) is at least 1, and \(value) is not") }
}

/// Requires a mask of the given size to be within the limits of a mask file; nil stands for a size that does not fit an
/// `Int`.
func requireSize(rows: Int?, columns: Int?) throws(FamilyError) {
    let limits = MaskLimits.standard
    guard let rows, let columns, rows <= limits.maxRows, columns <= limits.maxColumns, rows * columns <= limits.maxCells
    else {
        let size = "\(rows.map(String.init) ?? "too many") × \(columns.map(String.init) ?? "too many")"
        throw FamilyError(
            "a mask has at most \(limits.maxRows) rows, \(limits.maxColumns) columns and \(limits.maxCells) cells, and this one would be \(size)"
        )
    }
}

/// The sum of two numbers, or nil when it does not fit an `Int`.
func sum(_ a: Int, _ b: Int) -> Int? {
    let (value, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : value
}

/// The base-2 logarithm of a power of two that is at least 2, and at most `largest`.
func requirePowerOfTwo(_ n: Int, largest: Int) throws(FamilyError) -> Int {
    guard n >= 2, n & (n - 1) == 0 else { throw FamilyError("N is a power of two that is at least 2, and \(n) is not") }
    if n > largest { try requireSize(rows: n, columns: n) }
    return n.trailingZeroBitCount
}
