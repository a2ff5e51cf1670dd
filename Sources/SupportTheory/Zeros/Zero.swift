/// Integer factors X and Y on the supports of a state whose product vanishes on the observed cells, term by term.
package struct Zero: Sendable, Hashable {
    /// An entry that is not zero.
    package struct Entry: Sendable, Hashable {
        package var line: Int
        package var value: Int

        package init(line: Int, value: Int) {
            self.line = line
            self.value = value
        }
    }

    /// A support of a class: x on its rows and y on its columns, by ascending lines.
    package struct Term: Sendable, Hashable {
        package var cls: Int
        package var x: [Entry]
        package var y: [Entry]

        package init(cls: Int, x: [Entry], y: [Entry]) {
            self.cls = cls
            self.x = x
            self.y = y
        }
    }

    /// By ascending classes, each at most as often as its multiplicity.
    package var terms: [Term]

    package init(terms: [Term]) { self.terms = terms }

    func transposed() -> Zero {
        Zero(terms: terms.map { Term(cls: $0.cls, x: $0.y, y: $0.x) })
    }
}
