/// The vectors that say of each type with supports how many lines have it, up to a cap: the last value means the cap
/// or more.
struct CappedCounts: Sendable {
    let width: Int
    /// By type, 0 to 2^width − 1; 0 for the type without supports, of which nothing depends.
    let caps: [Int]

    /// How many vectors there are.
    var vectorCount: Int { caps.reduce(1) { $0 * ($1 + 1) } }

    /// The vector of a number; types vary slower the larger they are.
    func vector(_ number: Int) -> [Int] {
        var rest = number
        return caps.map { cap in
            defer { rest /= cap + 1 }
            return rest % (cap + 1)
        }
    }

    /// By how much the number grows when a type's count does.
    func step(_ type: Int) -> Int { caps[..<type].reduce(1) { $0 * ($1 + 1) } }

    /// The event of a vector where the last value means that the type is free.
    func event(_ vector: [Int]) -> LineEvent {
        LineEvent(width: width, counts: zip(vector, caps).map { $0 == $1 ? nil : $0 })
    }
}
