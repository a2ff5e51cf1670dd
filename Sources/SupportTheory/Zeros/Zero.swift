/// Integer factors X and Y on the supports of a state whose product vanishes on the observed cells, term by term.
struct Zero: Sendable, Hashable {
    /// An entry that is not zero.
    struct Entry: Sendable, Hashable {
        var line: Int
        var value: Int
    }

    /// A support of a class: x on its rows and y on its columns, by ascending lines.
    struct Term: Sendable, Hashable {
        var cls: Int
        var x: [Entry]
        var y: [Entry]
    }

    /// By ascending classes, each at most as often as its multiplicity.
    var terms: [Term]

    func transposed() -> Zero {
        Zero(terms: terms.map { Term(cls: $0.cls, x: $0.y, y: $0.x) })
    }
}
