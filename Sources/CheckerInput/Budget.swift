/// Meters the work of one verification, so that a small certificate cannot ask for an endless check or fill the memory.
/// Whatever can hold much or take long is made with a budget and charges it itself: values that are read, sets,
/// matrices, numbers, polynomials. A loop over anything else is one over `each`, which is charged too.
package final class Budget: @unchecked Sendable {
    // One verification is one thread.
    private var remaining: Int
    private let limit: Int
    /// The value of the document that was read last; when the budget is exhausted, it is what asked for too much.
    package var reading = 0

    /// The cost of a word held in memory; with the default limit it bounds what is held.
    package static let word = 100
    /// The cost of a term held in a table.
    package static let term = 5_000

    package init(_ limits: Limits) {
        limit = limits.work
        remaining = limits.work
    }

    /// The units that were charged.
    package var spent: Int { limit - remaining }

    /// Charges what cannot be refused here; the next thing that can is.
    package func note(_ units: Int) { remaining -= units }

    /// - Throws: a rejection without a place, to be rejected at `reading`.
    package func spend(_ units: Int) throws(Rejection) {
        guard units <= remaining else {
            throw Rejection(place: "", reason: "the certificate needs more work than allowed")
        }
        remaining -= units
    }

    /// As many zeros.
    package func zeros(_ count: Int) throws(Rejection) -> [Int] {
        try spend(Budget.word * (1 + count))
        return Array(repeating: 0, count: count)
    }

    /// The numbers from 0, for a loop over them.
    package func each(_ count: Int) throws(Rejection) -> Range<Int> {
        try spend(10 * count)
        return 0..<count
    }
}
