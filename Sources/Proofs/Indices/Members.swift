/// The members of a set of numbers below 64.
package struct Members: Sequence, IteratorProtocol {
    private var word: UInt64

    package init(_ word: UInt64) { self.word = word }

    package mutating func next() -> Int? {
        guard word != 0 else { return nil }
        defer { word &= word - 1 }
        return word.trailingZeroBitCount
    }
}
