import SupportMasks

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

/// The product of two numbers, or nil when it does not fit an `Int`.
func product(_ a: Int, _ b: Int) -> Int? {
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : value
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
