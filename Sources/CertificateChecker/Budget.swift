/// Meters the work of one verification, so that a small certificate cannot ask for an endless check or fill the memory.
/// The document owns it: work is done for a
/// place of the certificate, and charged where it is done. Numbers have no arithmetic but that of a place, polynomials
/// and their sums none without one, and every
/// value that is read is charged, so a loop over any of them ends.
final class Budget: @unchecked Sendable {
    // One verification is one thread.
    private var remaining: Int
    private let limit: Int

    /// The cost of a word held in memory; with the default limit it bounds what is held.
    static let word = 100
    /// The cost of a term held in a table.
    static let term = 5_000

    init(_ limits: Limits) {
        limit = limits.work
        remaining = limits.work
    }

    /// The units that were charged.
    var spent: Int { limit - remaining }

    /// Charges what cannot be refused here; the next thing that can is.
    func note(_ units: Int) { remaining -= units }

    /// Whether `units` were left, and are charged.
    func spend(_ units: Int) -> Bool {
        guard units <= remaining else { return false }
        remaining -= units
        return true
    }
}

extension JSONValue {
    /// Charges `units` to this part of the certificate, which asks for the work.
    func spend(_ units: Int) throws(Rejection) {
        guard document.budget.spend(units) else { throw rejection("the certificate needs more work than allowed") }
    }
}
