/// Meters the work, so that a small certificate cannot ask for an endless check. Everything whose cost is not
/// linear in the input is charged before it is done.
struct Budget: Sendable {
    private var remaining: Int

    /// The cost of a word held in memory; with the default limit it bounds memory to a few gigabytes.
    static let word = 100
    /// The cost of a term held in a table.
    static let term = 5_000

    init(_ limits: Limits) { remaining = limits.work }

    /// Charges `units` to the part of the certificate that asks for the work.
    mutating func spend(_ units: Int, at place: JSONValue) throws(Rejection) {
        guard units <= remaining else {
            throw place.rejection("the certificate needs more work than allowed")
        }
        remaining -= units
    }

    mutating func product(_ a: Number, _ b: Number, at place: JSONValue) throws(Rejection) -> Number {
        try spend(64 + 4 * a.limbs * b.limbs, at: place)
        return a * b
    }

    mutating func sum(_ a: Number, _ b: Number, at place: JSONValue) throws(Rejection) -> Number {
        try spend(64 + 8 * a.limbs * b.limbs, at: place)
        return a + b
    }
}
