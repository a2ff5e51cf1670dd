/// How far a part of a picture reaches from its origin, to the right and down.
struct Extent: Hashable {
    var width: Int
    var height: Int
}

/// Numbers in words, cut after a few.
enum Listing {
    private static let most = 8

    /// `support 0` or `supports 0, 3`; after some, how many there are.
    static func named(_ noun: String, _ numbers: [Int]) -> String {
        let shown = numbers.prefix(most).map(String.init).joined(separator: ", ")
        return "\(numbers.count == 1 ? noun : noun + "s") \(shown)"
            + (numbers.count > most ? ", … (\(numbers.count) in all)" : "")
    }

    /// `row 3` or `rows 3–5`.
    static func named(_ noun: String, _ range: Range<Int>) -> String {
        range.count == 1 ? "\(noun) \(range.lowerBound)" : "\(noun)s \(range.lowerBound)–\(range.upperBound - 1)"
    }
}
